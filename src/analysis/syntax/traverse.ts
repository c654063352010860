/** Traverses part of the tree, without a second pass over the whole file. */
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { N } from './node-types.ts';

export const LOOPS: ReadonlySet<string> = new Set([
  N.ForStatement,
  N.ForOfStatement,
  N.ForInStatement,
  N.WhileStatement,
  N.DoWhileStatement,
]);

type AnyNode = TSESTree.Node & Readonly<Record<string, unknown>>;

const FUNCTIONS: ReadonlySet<string> = new Set([
  N.FunctionDeclaration,
  N.FunctionExpression,
  N.ArrowFunctionExpression,
]);
export const isFunction = (node: TSESTree.Node): boolean => FUNCTIONS.has(node.type);

/** The innermost function that a node is in, not counting the node itself. */
export function functionAround(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

/** The same, or the program for what is in none. */
export function functionOrProgramAround(node: TSESTree.Node): TSESTree.Node {
  let at = node;
  while (at.parent && (at === node || !isFunction(at))) at = at.parent;
  return at;
}

/** Visits a node and everything below it; `enter` returns false to skip a node's children. */
export function traverse(node: TSESTree.Node, enter: (node: TSESTree.Node) => boolean | void): void {
  if (enter(node) === false) return;
  const keys = visitorKeys[node.type] ?? [];
  for (let at = 0; at < keys.length; at++) {
    const child = (node as AnyNode)[keys[at]!];
    if (Array.isArray(child)) {
      for (const item of child as (TSESTree.Node | null)[]) if (item) traverse(item, enter);
    } else if (child) traverse(child as TSESTree.Node, enter);
  }
}

/** The loops around a node within the same function, innermost first. */
export function* loopsAround(node: TSESTree.Node): Generator<TSESTree.Node> {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (LOOPS.has(at.type)) yield at;
}

/** Does any node below match? */
export function some(node: TSESTree.Node, fits: (node: TSESTree.Node) => boolean): boolean {
  let found = false;
  traverse(node, (at) => {
    found ||= fits(at);
    return !found;
  });
  return found;
}
