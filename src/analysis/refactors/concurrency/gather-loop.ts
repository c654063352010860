/** Rewrites a loop with independent iterations to run them concurrently; results are collected in the same order. */
import { WRITTEN } from '../../catalogue/written-code.ts';
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { LOOPS, isFunction, traverse, some } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { Refusal } from '../chain/refusal.ts';
import { changedOutside } from '../edits/changed-outside.ts';
import { endOf } from '../edits/statements.ts';
import { isArray } from '../edits/arrays.ts';
import { AT_ONCE, hasPackage } from './bound.ts';
import type { Where } from './gather-row.ts';
import { narrowedOutside } from './narrowed.ts';

/** The last statement of the body, which collects the result of an iteration. */
interface Collected {
  readonly statement: TSESTree.Node;
  /** What each iteration returns instead. */
  readonly value: string;
  /** The value is a promise, so the callback needs no await. */
  readonly isAwait: boolean;
  /** Code that stores all results. */
  readonly use: (gathered: string) => string;
}

export function gatherLoop(where: Where, wait: TSESTree.AwaitExpression): void {
  const { sourceFile, tree, sources } = where;
  const refuse = (reason: string): never => {
    throw new Refusal(reason, sourceFile.path, tree.span(wait));
  };
  const loop = loopAround(wait);
  if (loop?.type !== N.ForOfStatement) return refuse('the loop is not a `for … of` loop');
  const statements = loop.body.type === N.BlockStatement ? loop.body.body : [loop.body];
  const collected = collectedBy(tree, statements.at(-1)!);
  const others = collected ? statements.slice(0, -1) : statements;
  const obstacle = obstacleIn(tree, loop, others, collected);
  if (obstacle !== undefined) return refuse(obstacle);
  const parameter =
    loop.left.type === N.VariableDeclaration
      ? `(${tree.code(loop.left.declarations[0]!.id)})`
      : refuse('its variable is declared outside it');
  const patch = sources.patch(sourceFile);
  for (const jump of continuesOf(loop.body)) patch.replace(jump.range[0], jump.range[0] + 'continue'.length, 'return');
  const isShort = collected?.isAwait && others.length === 0;
  const { start, end } = concurrentCall(where, loop, isShort ? `${parameter} => ` : `async ${parameter} => `);
  if (collected && isShort)
    return patch.overwrite(...loop.range, `${collected.use(`${start}${collected.value}${end}`)}${endOf(tree)}`);
  rewrite(where, loop, collected, start, end);
}

/** Why the iterations of a loop cannot run concurrently. */
function obstacleIn(
  tree: SourceTree,
  loop: TSESTree.ForOfStatement,
  others: readonly TSESTree.Statement[],
  collected: Collected | undefined,
): string | undefined {
  if (loop.await) return '`for await` may wait for each element';
  for (const statement of others) {
    const changed = changedOutside(tree, statement, loop);
    if (changed) return `\`${changed}\` changes in each iteration, and the order would be lost`;
  }
  if (some(loop.body, (node) => node.type === N.VariableDeclaration && node.kind === 'var'))
    return 'the loop declares a `var`';
  if (mayEnd(loop.body)) return 'an iteration may end the loop';
  const narrowed = narrowedOutside(tree, loop.body);
  if (narrowed) return `\`${narrowed}\` could be reassigned, as far as the type checker can tell inside a callback`;
  return collected && continuesOf(loop.body).length > 0
    ? 'an iteration may end before it stores its result'
    : undefined;
}

/** The code before and after the body that runs it for all elements at once, or for a few where `p-map` is there. */
function concurrentCall(
  { sourceFile, tree, sources }: Where,
  { right }: TSESTree.ForOfStatement,
  callback: string,
): { readonly start: string; readonly end: string } {
  const list = tree.code(right);
  if (hasPackage(sourceFile, WRITTEN.map.module)) {
    const map = sources.imports(sourceFile, tree).nameOf(WRITTEN.map);
    return { start: `await ${map}(${list}, ${callback}`, end: `, { concurrency: ${AT_ONCE} })` };
  }
  const array = isArray(tree, right) ? grouped(right, list) : `[...${list}]`;
  return { start: `await Promise.all(${array}.map(${callback}`, end: '))' };
}

/** Keeps the body with its comments; changes only the code around it and its last statement. */
function rewrite(
  { sourceFile, tree, sources }: Where,
  loop: TSESTree.ForOfStatement,
  collected: Collected | undefined,
  start: string,
  end: string,
): void {
  const patch = sources.patch(sourceFile);
  const [before, after] = (collected ? collected.use('\0') : '\0').split('\0') as [string, string];
  const isBlock = loop.body.type === N.BlockStatement;
  patch.replace(loop.range[0], loop.body.range[0], `${before}${start}${isBlock ? '' : '{ '}`);
  if (collected) patch.overwrite(...collected.statement.range, `return ${collected.value}${endOf(tree)}`);
  patch.replace(loop.range[1], loop.range[1], `${isBlock ? '' : ' }'}${end}${after}${endOf(tree)}`);
}

type Loop = TSESTree.ForOfStatement | TSESTree.ForInStatement | TSESTree.ForStatement;

function loopAround(node: TSESTree.Node): Loop | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === N.ForOfStatement || at.type === N.ForInStatement || at.type === N.ForStatement) return at;
  }
  return undefined;
}

/** `xs.push(x)`, `xs[k] = x`, `xs.set(k, x)`, `xs.add(x)`. */
function collectedBy(tree: SourceTree, statement: TSESTree.Node): Collected | undefined {
  if (statement.type !== N.ExpressionStatement) return undefined;
  const value = plain(statement.expression);
  const isTypeScript = isTypeScriptFile(tree.path);
  const key = tree.freeName('key', 'name', 'id') ?? 'keyOf';
  const item = tree.freeName('value', 'result', 'found') ?? 'valueOf';
  const pair = (of: TSESTree.Node, what: TSESTree.Node) =>
    `[${tree.code(of)}, ${tree.code(what)}]${isTypeScript ? ' as const' : ''}`;
  if (
    value.type === N.AssignmentExpression &&
    value.operator === '=' &&
    value.left.type === N.MemberExpression &&
    value.left.computed
  ) {
    const { object, property } = value.left;
    return {
      statement,
      value: pair(property, value.right),
      isAwait: false,
      use: (all) => `for (const [${key}, ${item}] of ${all}) ${tree.code(object)}[${key}] = ${item}`,
    };
  }
  if (value.type !== N.CallExpression || value.callee.type !== N.MemberExpression) return undefined;
  const owner = tree.code(value.callee.object);
  const [first, second] = value.arguments;
  if (!first || first.type === N.SpreadElement) return undefined;
  const isAwait = first.type === N.AwaitExpression;
  const alone = isAwait ? tree.code(first.argument) : tree.code(first);
  switch (lastNameOf(value.callee)) {
    case 'push':
      return second ? undefined : { statement, value: alone, isAwait, use: (all) => `${owner}.push(...${all})` };
    case 'add':
      return second
        ? undefined
        : { statement, value: alone, isAwait, use: (all) => `for (const ${item} of ${all}) ${owner}.add(${item})` };
    case 'set':
      if (!second) return undefined;
      return {
        statement,
        value: pair(first, second),
        isAwait: false,
        use: (all) => `for (const [${key}, ${item}] of ${all}) ${owner}.set(${key}, ${item})`,
      };
    default:
      return undefined;
  }
}

/** Does it leave the loop, or the function around it? */
function mayEnd(body: TSESTree.Node): boolean {
  let found = false;
  traverse(body, (node) => {
    if (found || isFunction(node)) return false;
    found = node.type === N.ReturnStatement || node.type === N.YieldExpression;
    if (node.type === N.BreakStatement) found = node.label !== null || !isInBreakable(node, body);
    return !found;
  });
  return found;
}

function isInBreakable(node: TSESTree.Node, body: TSESTree.Node): boolean {
  for (let at = node.parent; at && at !== body; at = at.parent)
    if (LOOPS.has(at.type) || at.type === N.SwitchStatement) return true;
  return false;
}

function continuesOf(body: TSESTree.Node): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  traverse(body, (node) => {
    if (node !== body && (isFunction(node) || /^(For|While|DoWhile)/.test(node.type))) return false;
    if (node.type === N.ContinueStatement) found.push(node);
    return true;
  });
  return found;
}

const grouped = ({ type }: TSESTree.Node, code: string): string =>
  type === N.AwaitExpression ||
  type === N.ConditionalExpression ||
  type === N.LogicalExpression ||
  type === N.TSAsExpression
    ? `(${code})`
    : code;
