/** Lists of a few elements that are written down: what is done to each of them is done a few times. */
import { SELECTS } from '../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import type { FactsBuilder } from './facts-builder.ts';
import { literalCount, unchangedInit } from './waiting/element-loops.ts';

const FEW = 8;

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** `['js', 'ts'].find(…)`; whether it is, shows when all uses of a constant are known. */
export const mayBeOfFew = ({ callee }: Call): boolean => callee.type === N.MemberExpression;

/** At the end of the walk. */
export function noteFewCalls(builder: FactsBuilder): void {
  const walksFew = new Map<TSESTree.Node, boolean>();
  const goesRoundFewTimes = (loop: TSESTree.Node): boolean => {
    let few = walksFew.get(loop);
    if (few === undefined) walksFew.set(loop, (few = isLoopOverFew(builder, loop)));
    return few;
  };
  for (const { call, node, here } of builder.fewCalls)
    if ((here.around ?? []).every(goesRoundFewTimes) && (here.loops > 0 || isOfFew(builder, node))) call.few = true;
}

/** `for (const kind of ['js', 'ts'])`; also for a constant, and for what a method like `map` makes of one. */
const isLoopOverFew = (builder: FactsBuilder, loop: TSESTree.Node): boolean =>
  (loop.type === N.ForOfStatement || loop.type === N.ForInStatement) && isFew(builder, loop.right);

const isOfFew = (builder: FactsBuilder, { callee }: Call): boolean =>
  callee.type === N.MemberExpression && isFew(builder, callee.object);

function isFew(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const bare = plain(node);
  const count = literalCount(builder, bare);
  if (count !== undefined) return count > 0 && count <= FEW;
  if (bare.type === N.CallExpression)
    return bare.callee.type === N.MemberExpression && SELECTS.has(lastNameOf(bare.callee)) && isOfFew(builder, bare);
  const made = bare.type === N.Identifier ? unchangedInit(builder, bare) : undefined;
  return made?.type === N.CallExpression && isFew(builder, made);
}
