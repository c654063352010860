/**
 * Adapts test expectations of a function that now returns a promise: thrown errors become rejections, mocked values
 * resolved values.
 */
import { ASSERTIONS, ASSERTS, EXPECT, IMPLEMENTED, matchesError, MOCKED, mocks, NOT } from '../../catalogue/testing.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain, keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { makeAsync, type AnyFunction } from './async-function.ts';
import type { Patch } from './patch.ts';

/**
 * Changes `expect(() => load()).toThrow()` to await a rejection.
 * @returns the expression that is awaited now; undefined if the function is not part of such an expectation
 */
export function expectRejection(fn: TSESTree.Node, patch: Patch): TSESTree.Node | undefined {
  const call = fn.parent;
  if (call?.type !== N.CallExpression || call.arguments[0] !== fn) return undefined;
  if (call.callee.type === N.MemberExpression && lastNameOf(call.callee.object).startsWith(ASSERTS)) {
    const name = ASSERTIONS[lastNameOf(call.callee)];
    if (!name || call.parent.type !== N.ExpressionStatement) return undefined;
    const { range } = call.callee.property;
    if (patch.once(`expect ${range.join()}`)) {
      patch.replace(range[0], range[1], name);
      patch.around(call, 'await ', '');
    }
    return call;
  }
  if (call.callee.type !== N.Identifier || call.callee.name !== EXPECT) return undefined;
  const chain = chainFrom(call);
  const matcher = chain.names.at(-1) ?? '';
  if (!matchesError(matcher) || chain.whole.parent?.type !== N.ExpressionStatement) return undefined;
  if (patch.once(`expect ${call.range.join()}`)) {
    patch.around(call, '', chain.names.includes(NOT) ? '.resolves' : '.rejects');
    patch.around(chain.whole, 'await ', '');
  }
  return chain.whole;
}

interface MemberChain {
  readonly names: readonly string[];
  readonly calls: readonly TSESTree.CallExpression[];
  /** The expression that ends with the last call or member. */
  readonly whole: TSESTree.Node;
}

/** The members and calls after an expression: `.mockReset().mockReturnValue(3)`. */
function chainFrom(start: TSESTree.Node): MemberChain {
  const names: string[] = [];
  const calls: TSESTree.CallExpression[] = [];
  let whole = start;
  for (let { parent } = whole; parent; parent = whole.parent) {
    if (parent.type === N.MemberExpression && parent.object === whole) names.push(keyOf(parent, parent.property) ?? '');
    else if (parent.type === N.CallExpression && parent.callee === whole) calls.push(parent);
    else if (plain(parent) !== plain(whole)) break;
    whole = parent;
  }
  return { names, calls, whole };
}

/** Is this the name of a function that mocks its argument? */
export const isMocker = (callee: TSESTree.Node): boolean => mocks(lastNameOf(callee));

/** Changes `vi.mocked(load).mockReturnValue(3)` to `.mockResolvedValue(3)`, and makes mock implementations async. */
export function mockResolved(tree: SourceTree, mock: TSESTree.Node, patch: Patch): void {
  for (const call of chainFrom(mock).calls) {
    if (call.callee.type !== N.MemberExpression) continue;
    const { property } = call.callee;
    const name = keyOf(call.callee, property) ?? '';
    const resolved = MOCKED[name];
    if (resolved && patch.once(`mock ${property.range.join()}`))
      patch.replace(property.range[0], property.range[1], resolved);
    const [made] = call.arguments;
    if (IMPLEMENTED.has(name) && made && isFunction(made)) makeAsync(tree, made as AnyFunction, patch);
  }
}
