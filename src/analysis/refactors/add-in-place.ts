/** `add-in-place`: adds to the list or object that a loop or `reduce` builds, instead of copying it each time. */
import { ADDING } from '../catalogue/javascript/methods.ts';
import { isOwnName } from '../facts/function-names.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import { isWithin } from '../syntax/offsets.ts';
import { functionAround as functionNode, traverse } from '../syntax/traverse.ts';
import type { SourceFile } from '../program/index.ts';
import { Refusal } from './chain/refusal.ts';
import { endOf, indentOf, indentUnitOf, newlineOf } from './edits/statements.ts';
import { functionInWords } from './function-in-words.ts';
import { additionOf } from './growth/additions.ts';
import { copyOf, type Copied } from './growth/copies.ts';
import { foldOf, loopOf, type Fold } from './growth/fold.ts';
import { isGatheredOnly } from './growth/gathered.ts';
import { areOrdinary } from './growth/keys.ts';
import { holds } from './places.ts';
import type { Refactor } from './refactor.ts';
import type { SourceTree } from './source-tree.ts';

interface Growing {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  readonly copied: Copied;
}

export const addInPlace: Refactor<Growing> = {
  id: 'add-in-place',
  title: 'Add to the list or object in place',
  rules: ['cpu-loop'],

  find({ program, sources }, { file, span }) {
    const sourceFile = program.unitAt(file);
    const tree = sourceFile && sources.tree(sourceFile);
    if (!sourceFile || !tree) return undefined;
    let copied: Copied | undefined;
    traverse(tree.program, (node) => {
      const found = holds(tree.span(node), span) ? copyOf(tree, node) : undefined;
      if (found) copied = found;
    });
    return (
      copied && {
        title: `Add to ${copied.target.name} in place instead of copying it${whereOf(sourceFile, tree, copied.node)}`,
        safe: true,
        subject: { sourceFile, tree, copied },
      }
    );
  },

  edit({ sourceFile, tree, copied }, { sources }) {
    const { node, target, kind } = copied;
    const refuse = (reason: string): never => {
      throw new Refusal(reason, sourceFile.path, tree.span(node));
    };
    const variable = tree.variable(target) ?? refuse(`\`${target.name}\` is not declared in this file`);
    const fold = foldOf(tree, copied);
    const growth = fold ?? loopOf(tree, copied, variable);
    const types = growth?.types ?? [];
    const refused = isGatheredOnly(tree, variable, copied, types);
    if (refused) refuse(refused);
    if (!growth) return refuse(`\`${target.name}\` does not begin as an empty ${kind} here`);
    const range = fold?.range ?? growth.statement.range;
    if (isCommented(tree, range, copied)) refuse('a comment would be lost');
    const outer = indentOf(tree, growth.statement);
    const add =
      additionOf(tree, copied, types, fold && needsBlock(fold) ? outer + indentUnitOf(tree) : outer) ??
      refuse(kind === 'list' ? 'what is added cannot be pushed one by one' : 'what is added cannot be assigned');
    sources.patch(sourceFile).overwrite(...range, fold ? folded(tree, copied, fold, add) : `${add}${endOf(tree)}`);
    if (kind === 'list' || areOrdinary(tree, copied.added)) return;
    return { isVisible: true, told: [`where no key is \`${ADDING.prototype}\``] };
  },
};

/** The code that adds and returns the result, in a block if there was none. */
function folded(tree: SourceTree, { target }: Copied, fold: Fold, add: string): string {
  const { condition } = fold;
  const test = condition && (condition.isNegated ? negated(tree, condition.test) : tree.code(condition.test));
  const adds = test === undefined ? add : `if (${test}) ${add}`;
  const newline = `${newlineOf(tree)}${indentOf(tree, fold.statement)}`;
  const statements = [adds, `return ${target.name}`].map((statement) => `${statement}${endOf(tree)}`);
  if (!needsBlock(fold)) return statements.join(newline);
  return `{${[...statements.map((statement) => `${newline}${indentUnitOf(tree)}${statement}`), newline].join('')}}`;
}

const needsBlock = ({ isBody, statement: { parent } }: Fold): boolean =>
  isBody || (parent?.type !== N.BlockStatement && parent?.type !== N.SwitchCase);

const negated = (tree: SourceTree, test: TSESTree.Node): string =>
  test.type === N.CallExpression || test.type === N.MemberExpression || test.type === N.Identifier
    ? `!${tree.code(test)}`
    : `!(${tree.code(test)})`;

/** Comments outside of what is added. */
const isCommented = ({ comments }: SourceTree, [start, end]: readonly [number, number], { added }: Copied): boolean =>
  comments.some(
    (comment) =>
      comment.range[0] > start && comment.range[1] < end && !added.some((each) => each && isWithin(comment, each)),
  );

/** ` in load()`: the innermost function with a name. */
function whereOf({ nodes }: SourceFile, tree: SourceTree, node: TSESTree.Node): string {
  for (let fn = functionNode(node); fn; fn = functionNode(fn)) {
    const symbol = nodes[tree.idOf(fn)]!;
    if (isOwnName(symbol.facts.name) || symbol.entryPoints.length > 0) return ` in ${functionInWords(symbol)}`;
  }
  return '';
}
