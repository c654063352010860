/** Rewrites a loop with independent iterations to run them concurrently; results are collected in the same order. */
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

export function gatherLoop({ sourceFile, tree, sources }: Where, wait: TSESTree.AwaitExpression): void {
  const refuse = (reason: string): never => {
    throw new Refusal(reason, sourceFile.path, tree.span(wait));
  };
  const loop = loopAround(wait);
  if (loop?.type !== N.ForOfStatement) return refuse('the loop is not a `for … of` loop');
  if (loop.await) return refuse('`for await` may wait for each element');
  const statements = loop.body.type === N.BlockStatement ? loop.body.body : [loop.body];
  const collected = collectedBy(tree, statements.at(-1)!);
  const others = collected ? statements.slice(0, -1) : statements;
  for (const statement of others) {
    const changed = changedOutside(tree, statement, loop);
    if (changed) return refuse(`\`${changed}\` changes in each iteration, and the order would be lost`);
  }
  if (some(loop.body, (node) => node.type === N.VariableDeclaration && node.kind === 'var'))
    return refuse('the loop declares a `var`');
  if (mayEnd(loop.body)) return refuse('an iteration may end the loop');
  const narrowed = narrowedOutside(tree, loop.body);
  if (narrowed)
    return refuse(`\`${narrowed}\` could be reassigned, as far as the type checker can tell inside a callback`);
  const jumps = continuesOf(loop.body);
  if (collected && jumps.length > 0) return refuse('an iteration may end before it stores its result');
  const pattern =
    loop.left.type === N.VariableDeclaration
      ? tree.code(loop.left.declarations[0]!.id)
      : refuse('its variable is declared outside it');
  const patch = sources.patch(sourceFile);
  for (const jump of jumps) patch.replace(jump.range[0], jump.range[0] + 'continue'.length, 'return');
  const parameter = `(${pattern})`;
  const by = hasPackage(sourceFile, 'p-map')
    ? sources.imports(sourceFile, tree).name('p-map', 'default', undefined, ['pMap'])
    : undefined;
  const list = tree.code(loop.right);
  const isShort = collected?.isAwait && others.length === 0;
  const callback = isShort ? `${parameter} => ` : `async ${parameter} => `;
  const start = by
    ? `await ${by}(${list}, ${callback}`
    : `await Promise.all(${isArray(tree, loop.right) ? grouped(loop.right, list) : `[...${list}]`}.map(${callback}`;
  const end = by ? `, { concurrency: ${AT_ONCE} })` : '))';
  if (collected && isShort)
    return patch.overwrite(...loop.range, `${collected.use(`${start}${collected.value}${end}`)}${endOf(tree)}`);
  rewrite({ sourceFile, tree, sources }, loop, collected, start, end);
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
  const isTypeScript = /\.[cm]?tsx?$/.test(tree.path);
  const [key, item] = [
    ['key', 'name', 'id'],
    ['value', 'result', 'found'],
  ].map((names) => names.find((name) => !tree.isTaken(name)) ?? `${names[0]!}Of`) as [string, string];
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
