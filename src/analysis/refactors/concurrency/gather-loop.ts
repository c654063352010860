/** Rewrites a loop with independent iterations to run them concurrently; results are collected in the same order. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { LOOPS, isFunction, traverse, some } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { Refusal } from '../chain/refusal.ts';
import { changedOutside } from '../edits/changed-outside.ts';
import { endOf } from '../edits/statements.ts';
import { boundedMap, type Where } from './bound.ts';
import { narrowedOutside } from './narrowed.ts';
import { turnsOf, type Turns } from './turns.ts';

/** The last statement of the body, which collects the result of an iteration. */
interface Collected {
  readonly statement: TSESTree.Node;
  /** What each iteration returns instead. */
  readonly value: string;
  /** The value is a promise, so the callback needs no await. */
  readonly isAwait: boolean;
  /** Code that stores all results. */
  readonly use: (gathered: string) => string;
  /** Where they are stored. */
  readonly owner: TSESTree.Node;
}

export function gatherLoop(where: Where, wait: TSESTree.AwaitExpression): void {
  const { sourceFile, tree, sources } = where;
  const refuse = (reason: string): never => {
    throw new Refusal(reason, sourceFile.path, tree.span(wait));
  };
  const loop = loopAround(wait);
  if (!loop || loop.type === N.ForInStatement) return refuse('the loop is not a `for … of` loop');
  const turns = turnsOf(tree, loop);
  if (typeof turns === 'string') return refuse(turns);
  const statements = loop.body.type === N.BlockStatement ? loop.body.body : [loop.body];
  const collected = collectedBy(tree, statements.at(-1)!, turns.isFew);
  const others = collected ? statements.slice(0, -1) : statements;
  const obstacle = obstacleIn(tree, loop, others, collected) ?? (collected && seenAfterError(tree, loop, collected));
  if (obstacle !== undefined) return refuse(obstacle);
  const { parameter } = turns;
  const patch = sources.patch(sourceFile);
  for (const jump of continuesOf(loop.body)) patch.replace(jump.range[0], jump.range[0] + 'continue'.length, 'return');
  const isShort = collected?.isAwait && others.length === 0;
  const { start, end } = concurrentCall(where, turns, isShort ? `${parameter} => ` : `async ${parameter} => `);
  if (collected && isShort)
    return patch.overwrite(...loop.range, `${collected.use(`${start}${collected.value}${end}`)}${endOf(tree)}`);
  rewrite(where, loop, collected, start, end);
}

/** Why the iterations of a loop cannot run concurrently. */
function obstacleIn(
  tree: SourceTree,
  loop: CountedLoop,
  others: readonly TSESTree.Statement[],
  collected: Collected | undefined,
): string | undefined {
  if (loop.type === N.ForOfStatement && loop.await) return '`for await` may wait for each element';
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

/** If an iteration fails, the results collected so far exist; all at once, none do. */
function seenAfterError(tree: SourceTree, loop: TSESTree.Node, { owner }: Collected): string | undefined {
  const root = plain(owner);
  const declared = root.type === N.Identifier ? tree.variable(root)?.defs[0] : undefined;
  for (let at: TSESTree.Node | undefined = loop; at; at = at.parent) {
    if (at.type === N.TryStatement && isWithin(loop, at.block)) break;
    if (declared?.type === 'Variable' && isWithin(declared.name, at)) return undefined;
    if (isFunction(at)) break;
  }
  return `\`${tree.code(owner)}\` would lack what was collected before an iteration failed`;
}

/** The code before and after the body that runs it for all elements at once if they are few, or a few at a time. */
function concurrentCall(
  where: Where,
  { list, isWhole, isFew, right }: Turns,
  callback: string,
): { readonly start: string; readonly end: string } {
  if (isFew) {
    const array = isWhole ? (right ? grouped(right, list) : list) : `[...${list}]`;
    return { start: `await Promise.all(${array}.map(${callback}`, end: '))' };
  }
  const { name, before, after } = boundedMap(where);
  return { start: `await ${name}(${isWhole ? list : `[...${list}]`}${before}${callback}`, end: `${after})` };
}

/** Keeps the body with its comments; changes only the code around it and its last statement. */
function rewrite(
  { sourceFile, tree, sources }: Where,
  loop: CountedLoop,
  collected: Collected | undefined,
  start: string,
  end: string,
): void {
  const patch = sources.patch(sourceFile);
  const [before, after] = (collected ? collected.use('\0') : '\0').split('\0') as [string, string];
  const isBlock = loop.body.type === N.BlockStatement;
  patch.replace(loop.range[0], loop.body.range[0], `${before}${start}${isBlock ? '' : '{ '}`);
  const tail = `${isBlock ? '' : ' }'}${end}${after}${endOf(tree)}`;
  const given = collected && `return ${collected.value}${endOf(tree)}`;
  // Without braces, the statement ends where the loop does.
  if (given !== undefined && !isBlock) patch.overwrite(collected!.statement.range[0], loop.range[1], given + tail);
  else {
    if (given !== undefined) patch.overwrite(...collected!.statement.range, given);
    patch.replace(loop.range[1], loop.range[1], tail);
  }
}

type CountedLoop = TSESTree.ForOfStatement | TSESTree.ForStatement;
type Loop = TSESTree.ForOfStatement | TSESTree.ForInStatement | TSESTree.ForStatement;

function loopAround(node: TSESTree.Node): Loop | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === N.ForOfStatement || at.type === N.ForInStatement || at.type === N.ForStatement) return at;
  }
  return undefined;
}

/** `xs.push(x)`, `xs[k] = x`, `xs.set(k, x)`, `xs.add(x)`. */
function collectedBy(tree: SourceTree, statement: TSESTree.Node, isFew: boolean): Collected | undefined {
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
      owner: object,
    };
  }
  if (value.type !== N.CallExpression || value.callee.type !== N.MemberExpression) return undefined;
  const { object: owner } = value.callee;
  const into = tree.code(owner);
  const [first, second] = value.arguments;
  if (!first || first.type === N.SpreadElement) return undefined;
  const isAwait = first.type === N.AwaitExpression;
  const alone = isAwait ? tree.code(first.argument) : tree.code(first);
  const each = (method: string) => (all: string) => `for (const ${item} of ${all}) ${into}.${method}(${item})`;
  switch (lastNameOf(value.callee)) {
    case 'push':
      // A call has a maximum number of arguments.
      return second
        ? undefined
        : { statement, value: alone, isAwait, owner, use: isFew ? (all) => `${into}.push(...${all})` : each('push') };
    case 'add':
      return second ? undefined : { statement, value: alone, isAwait, owner, use: each('add') };
    case 'set':
      if (!second) return undefined;
      return {
        statement,
        value: pair(first, second),
        isAwait: false,
        owner,
        use: (all) => `for (const [${key}, ${item}] of ${all}) ${into}.set(${key}, ${item})`,
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
