/** Calls of collection methods whose callback is async now: the construction that waits for all of it, or a reason. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { CallNode, SourceTree } from '../source-tree.ts';
import { exitEarly } from '../callbacks/early-exit.ts';
import { loopOver } from '../callbacks/for-each.ts';
import { gatherFlat, gatherKept, gatherMapped } from '../callbacks/gather.ts';
import { reduceByLoop } from '../callbacks/reduce.ts';
import type { CallbackSite, Construction } from '../callbacks/site.ts';
import { sortByKeys } from '../callbacks/sort.ts';
import type { ImportBook } from '../edits/imports.ts';
import { promiseType } from './async-function.ts';
import { obstacleAround } from './await-call.ts';
import type { Patch } from './patch.ts';
import { keyOf } from '../../syntax/names.ts';

/** What a method becomes. */
interface Method {
  readonly construct: Construction;
  /** The body of the callback becomes a part of the function around the call. */
  readonly dissolves?: true;
  /** Arguments besides the callback. */
  readonly more?: number;
}

/** By the name of the method; what is missing stops the refactor. */
const METHODS: Readonly<Record<string, Method>> = {
  map: { construct: gatherMapped },
  filter: { construct: gatherKept },
  flatMap: { construct: gatherFlat },
  forEach: { construct: loopOver, dissolves: true },
  some: { construct: exitEarly, dissolves: true },
  every: { construct: exitEarly, dissolves: true },
  find: { construct: exitEarly, dissolves: true },
  findIndex: { construct: exitEarly, dissolves: true },
  reduce: { construct: reduceByLoop, dissolves: true, more: 1 },
  sort: { construct: sortByKeys, dissolves: true },
  toSorted: { construct: sortByKeys, dissolves: true },
};

const methodAt = (callee: TSESTree.Node): string =>
  callee.type === N.MemberExpression ? (keyOf(callee, callee.property) ?? '') : '';

/**
 * @param call hands the async function over
 * @returns why its result cannot be waited for
 */
export function awaitCallback(tree: SourceTree, call: CallNode, patch: Patch, imports: ImportBook): string | undefined {
  if (call.type !== N.CallExpression || call.callee.type !== N.MemberExpression)
    return `${calleeOf(tree, call)}() does not wait for what it calls`;
  const name = methodAt(call.callee);
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) return `${name}() needs the result of its callback at once`;
  if (call.arguments.length > 1 + (method.more ?? 0)) return `${name}() is given more than a callback`;
  if (call.optional || call.callee.optional) return `the optional call of ${name}() may not happen`;
  const refused = obstacleAround(call);
  if (refused) return refused;
  if (!patch.once(`construct ${call.range.join()}`)) return undefined;
  const [written] = call.typeArguments?.params ?? [];
  if (written && !method.dissolves) {
    if (name !== 'map') return `what ${name}() gives is written`;
    promiseType(tree, written, patch);
  }
  method.construct({ tree, call: call as CallbackSite['call'], patch, imports });
  return undefined;
}

const calleeOf = (tree: SourceTree, node: CallNode): string => {
  const callee = node.type === N.TaggedTemplateExpression ? node.tag : node.callee;
  return tree.code(callee.type === N.MemberExpression ? callee.property : callee);
};

/** Is the function a callback whose body becomes that of a loop, or a part of it? It need not be async itself. */
export function dissolves(fn: TSESTree.Node): boolean {
  const { parent } = fn;
  if (parent?.type !== N.CallExpression || parent.arguments[0] !== fn) return false;
  const name = methodAt(parent.callee);
  return Object.hasOwn(METHODS, name) && METHODS[name]!.dissolves === true;
}
