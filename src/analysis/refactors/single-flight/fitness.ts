/** Tells whether the initialization of a value can become a stored promise: it runs as a whole, and is awaited. */
import type { FunctionSymbol } from '../../program/index.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { isReassigned } from '../../syntax/scopes/reassigned.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction, LOOPS, some, traverse } from '../../syntax/traverse.ts';
import { siblingsOf } from '../edits/statements.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Lazy } from './lazy.ts';

/** Can its statements run in a function of their own, and does nothing else run before the value is awaited? */
export const isFit = (tree: SourceTree, fn: TSESTree.Node, node: FunctionSymbol, lazy: Lazy): boolean =>
  !isInLoop(lazy.write, fn) &&
  lazy.section.every((statement) => !leaves(statement)) &&
  ![...lazy.section, lazy.write.right].some(waitsAlready) &&
  isClosed(tree, fn, lazy) &&
  isTheSameForAll(tree, fn, lazy) &&
  isWaitedFor(tree, lazy) &&
  !callsItself(node);

function isInLoop(node: TSESTree.Node, fn: TSESTree.Node): boolean {
  for (let at = node; at.parent && at !== fn; at = at.parent) if (LOOPS.has(at.type)) return true;
  return false;
}

/** Jumps, and declarations that are visible outside of their block. */
function leaves(statement: TSESTree.Node): boolean {
  let found = false;
  traverse(statement, (node) => {
    if (node.type === N.FunctionDeclaration || (node.type === N.VariableDeclaration && node.kind === 'var'))
      found = true;
    if (node.type === N.ReturnStatement) found = true;
    if (node.type === N.BreakStatement || node.type === N.ContinueStatement) found ||= !staysIn(node, statement);
    return !found && !isFunction(node);
  });
  return found;
}

/** The loop or choice that it ends is a part of the statement. */
function staysIn(jump: TSESTree.BreakStatement | TSESTree.ContinueStatement, statement: TSESTree.Node): boolean {
  if (jump.label) return false;
  for (let at: TSESTree.Node = jump; ; at = at.parent!) {
    if (LOOPS.has(at.type) || (at.type === N.SwitchStatement && jump.type === N.BreakStatement)) return true;
    if (at === statement) return false;
  }
}

/** If it already awaits something, two at once already create two values. */
function waitsAlready(part: TSESTree.Node): boolean {
  let found = false;
  traverse(part, (node) => {
    found ||= node.type === N.AwaitExpression || node.type === N.YieldExpression;
    return !found && !isFunction(node);
  });
  return found;
}

/** What it declares is not used after it. */
function isClosed(tree: SourceTree, fn: TSESTree.Node, { section, write }: Lazy): boolean {
  const [first] = section;
  if (!first) return true;
  const isInside = ({ range: [start, end] }: TSESTree.Node) => first.range[0] <= start && end <= write.range[1];
  return !some(fn, (node) => {
    const declared = node.type === N.Identifier && !isInside(node) ? tree.variable(node)?.defs[0]?.name : undefined;
    return declared !== undefined && isInside(declared);
  });
}

/** It does not depend on the arguments of the call: otherwise one call would fail because of another's arguments. */
function isTheSameForAll(tree: SourceTree, fn: TSESTree.Node, { section, write }: Lazy): boolean {
  const [start] = (section[0] ?? write.right).range;
  const isInside = (node: TSESTree.Node) => start <= node.range[0] && node.range[1] <= write.range[1];
  return !some(fn, (node) => {
    if (!isInside(node)) return false;
    if (node.type === N.ThisExpression) return true;
    if (node.type !== N.Identifier) return false;
    const declared = tree.variable(node)?.defs[0]?.name;
    return declared ? isWithin(declared, fn) && !isInside(declared) : node.name === 'arguments';
  });
}

/** Nothing runs between its start and the first await of it. */
function isWaitedFor(tree: SourceTree, { write, last, variable }: Lazy): boolean {
  if (last === write) return true;
  const siblings = siblingsOf(last);
  const next = siblings[siblings.indexOf(last) + 1];
  return next !== undefined && beginsWith(tree, next, variable);
}

/** Is the variable the first that is evaluated? */
function beginsWith(tree: SourceTree, node: TSESTree.Node | null | undefined, variable: Variable): boolean {
  const first = (of: TSESTree.Node | null | undefined) => beginsWith(tree, of, variable);
  const firstOf = (list: readonly (TSESTree.Node | null)[]) =>
    first(list.find((each) => each !== null && !isConstant(tree, each)));
  switch (node?.type) {
    case N.Identifier:
      return tree.variable(node) === variable;
    case N.ReturnStatement:
    case N.AwaitExpression:
    case N.UnaryExpression:
    case N.SpreadElement:
      return first(node.argument);
    case N.ExpressionStatement:
    case N.TSNonNullExpression:
    case N.TSAsExpression:
    case N.ChainExpression:
      return first(node.expression);
    case N.VariableDeclaration:
      return first(node.declarations[0]!.init);
    case N.MemberExpression:
      return first(node.object);
    case N.BinaryExpression:
    case N.LogicalExpression:
      return first(node.left);
    case N.ConditionalExpression:
      return first(node.test);
    case N.TemplateLiteral:
      return firstOf(node.expressions);
    case N.ArrayExpression:
      return firstOf(node.elements);
    case N.ObjectExpression:
      return firstOf(node.properties);
    case N.Property:
      return !node.computed && first(node.value);
    case N.CallExpression:
      return first(node.callee) || (isName(node.callee) && firstOf(node.arguments));
    default:
      return false;
  }
}

/** It is the same after a wait. */
function isConstant(tree: SourceTree, node: TSESTree.Node): boolean {
  if (node.type === N.Property) return !node.computed && isConstant(tree, node.value);
  if (node.type !== N.Identifier) return node.type === N.Literal;
  const known = tree.variable(node);
  return Boolean(known && !isReassigned(known));
}

/** Reading a name has no effect. */
const isName = (node: TSESTree.Node): boolean =>
  node.type === N.Identifier ||
  node.type === N.ThisExpression ||
  (node.type === N.MemberExpression && !node.computed && isName(node.object));

/** It would wait for itself. */
function callsItself(start: FunctionSymbol): boolean {
  const reached = new Set(start.out.map(({ to }) => to));
  // The set grows during the iteration.
  for (const node of reached) {
    if (node === start) return true;
    for (const { to } of node.out) reached.add(to);
  }
  return false;
}

/** Is an expression evaluated in a `try` whose `catch` handles its errors? */
export function isTried(node: TSESTree.Node): boolean {
  for (let at = node; at.parent && !isFunction(at); at = at.parent)
    if (at.parent.type === N.TryStatement && isWithin(node, at.parent.block)) return true;
  return false;
}
