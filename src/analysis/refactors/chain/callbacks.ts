/** Rewrites collection method calls whose callback becomes async, so that the call awaits it, or says why it cannot. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { CallNode, SourceTree } from '../source-tree.ts';
import { exitEarly } from '../callbacks/early-exit.ts';
import { loopOver } from '../callbacks/for-each.ts';
import { gatherFlat, gatherKept, gatherMapped } from '../callbacks/gather.ts';
import { reduceByLoop } from '../callbacks/reduce.ts';
import type { CallbackSite, Construction } from '../callbacks/site.ts';
import { sortByKeys } from '../callbacks/sort.ts';
import type { Where } from '../concurrency/bound.ts';
import { promiseType } from './async-function.ts';
import { obstacleAround } from './await-call.ts';
import { keyOf } from '../../syntax/names.ts';

/** How a method is rewritten. */
interface Method {
  readonly construct: Construction;
  /** The callback's body becomes part of the function around the call. */
  readonly isInlined?: true;
  /** Number of arguments besides the callback. */
  readonly more?: number;
}

/** By method name; other methods stop the refactor. */
const METHODS = {
  map: { construct: gatherMapped },
  filter: { construct: gatherKept },
  flatMap: { construct: gatherFlat },
  forEach: { construct: loopOver, isInlined: true },
  some: { construct: exitEarly, isInlined: true },
  every: { construct: exitEarly, isInlined: true },
  find: { construct: exitEarly, isInlined: true },
  findIndex: { construct: exitEarly, isInlined: true },
  reduce: { construct: reduceByLoop, isInlined: true, more: 1 },
  sort: { construct: sortByKeys, isInlined: true },
  toSorted: { construct: sortByKeys, isInlined: true },
} satisfies Readonly<Record<string, Method>>;
const methodNamed = (name: string): Method | undefined =>
  Object.hasOwn(METHODS, name) ? METHODS[name as keyof typeof METHODS] : undefined;

const methodAt = (callee: TSESTree.Node): string =>
  callee.type === N.MemberExpression ? (keyOf(callee, callee.property) ?? '') : '';

/**
 * @param call the call that the async function is passed to
 * @returns why its result cannot be awaited
 */
export function awaitCallback(where: Where, call: CallNode): string | undefined {
  const { sourceFile, tree, sources } = where;
  const patch = sources.patch(sourceFile);
  if (call.type !== N.CallExpression || call.callee.type !== N.MemberExpression)
    return `${calleeName(tree, call)}() does not await the function passed to it`;
  const name = methodAt(call.callee);
  const method = methodNamed(name);
  if (!method) return `${name}() needs the result of its callback synchronously`;
  if (call.arguments.length > 1 + (method.more ?? 0)) return `${name}() has more arguments than a callback`;
  if (call.optional || call.callee.optional) return `the call of ${name}() is optional`;
  const refused = obstacleAround(call);
  if (refused) return refused;
  if (!patch.once(`construct ${call.range.join()}`)) return undefined;
  const [written] = call.typeArguments?.params ?? [];
  if (written && !method.isInlined) {
    if (name !== 'map') return `${name}() has an explicit type argument`;
    promiseType(tree, written, patch);
  }
  method.construct({ ...where, call: call as CallbackSite['call'], patch, imports: sources.imports(sourceFile, tree) });
  return undefined;
}

const calleeName = (tree: SourceTree, node: CallNode): string => {
  const callee = node.type === N.TaggedTemplateExpression ? node.tag : node.callee;
  return tree.code(callee.type === N.MemberExpression ? callee.property : callee);
};

/** Does the callback's body become the body of a loop or part of it? Then it need not be async itself. */
export function isInlined(fn: TSESTree.Node): boolean {
  const { parent } = fn;
  if (parent?.type !== N.CallExpression || parent.arguments[0] !== fn) return false;
  return methodNamed(methodAt(parent.callee))?.isInlined === true;
}
