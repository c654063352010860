/** Look-ups after which something is created if they found nothing: `if (!(await find(id))) await create(id)`. */
import type { TSESTree } from '@typescript-eslint/types';
import { endsWithJump } from '../../syntax/jumps.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isWithin, startOf } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction, some } from '../../syntax/traverse.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { awaitedCall } from './awaited-calls.ts';

type Await = TSESTree.AwaitExpression;
type Node = TSESTree.Node;

/**
 * A call that looks something up, and one that creates it if nothing was found: indexes into the calls of a function.
 */
export type MadeWhereMissing = readonly [look: number, make: number];

/** @param awaits those of one function, in the order of its text */
export function madeWhereMissing(
  builder: FactsBuilder,
  awaits: readonly Await[],
  idOf: (call: Node) => number | undefined,
): MadeWhereMissing[] {
  const numberOf = (wait: Await): number | undefined => {
    const call = awaitedCall(wait);
    return call && idOf(call);
  };
  const pairs: MadeWhereMissing[] = [];
  for (const wait of awaits) {
    const look = numberOf(wait);
    if (look === undefined) continue;
    for (const made of madeAfter(builder, awaits, wait)) {
      const make = numberOf(made);
      if (make !== undefined) pairs.push([look, make]);
    }
  }
  return pairs;
}

/** The awaits that are reached if one has returned nothing. */
function madeAfter(builder: FactsBuilder, awaits: readonly Await[], wait: Await): Await[] {
  const variable = variableOf(builder, wait);
  const uses = variable?.references.filter((one) => startOf(one.identifier as Node) > startOf(wait)) ?? [];
  const isOfVariable = (node: Node) => uses.some(({ identifier }) => identifier === node);
  const isNew = ({ type }: Node) => type === N.NewExpression || type === N.ObjectExpression;
  const reads = uses.flatMap((one) => (one.isWrite() ? [] : [one.identifier as Node]));
  const parts = [wait, ...reads].flatMap(partsWithout);
  if (parts.length === 0) return [];
  return awaits.filter((other) => {
    if (other === wait || startOf(other) < startOf(wait)) return false;
    if (parts.some((part) => isWithin(other, part))) return true;
    // `user = new User();` there, and `save(user)` farther down.
    const isMadeBefore = uses.some(
      (one) =>
        one.writeExpr &&
        some(one.writeExpr, isNew) &&
        startOf(one.writeExpr) < startOf(other) &&
        parts.some((part) => isWithin(one.identifier as Node, part)),
    );
    return isMadeBefore && some(other.argument, isOfVariable);
  });
}

/** The variable that is given the result. */
function variableOf(builder: FactsBuilder, wait: Await): Variable | undefined {
  let at: Node = wait;
  while (at.parent && plain(at.parent) !== at.parent) at = at.parent;
  const { parent } = at;
  const target = parent?.type === N.VariableDeclarator ? firstName(parent.id) : parent && assignedIn(parent, at);
  return target && (builder.declared(target) ?? builder.variable(target) ?? undefined);
}

/** `user`, or the first of `[user, isNew]`. */
const firstName = (pattern: Node): Node | undefined =>
  pattern.type === N.ArrayPattern ? (pattern.elements[0] ?? undefined) : pattern;

const assignedIn = (parent: Node, value: Node): Node | undefined =>
  parent.type === N.AssignmentExpression && parent.right === value && parent.left.type === N.Identifier
    ? parent.left
    : undefined;

/** The code that runs only where a value is missing. */
function partsWithout(value: Node): readonly Node[] {
  let whenMissing = false;
  let from = value;
  for (let at = value.parent; at && !isFunction(at); at = at.parent) {
    const parts = partsAt(at, from, whenMissing);
    if (parts) return parts;
    const flips = flipsAt(at, from);
    if (flips === undefined) return [];
    if (flips) whenMissing = !whenMissing;
    from = at;
  }
  return [];
}

/** @param whenMissing does what has been asked so far hold where the value is missing? */
function partsAt(at: Node, from: Node, whenMissing: boolean): readonly Node[] | undefined {
  if (at.type === N.IfStatement || at.type === N.ConditionalExpression)
    return at.test === from ? branchesWhere(at, whenMissing) : [];
  // `user ?? (await create())`
  const isElse = at.type === N.LogicalExpression && at.left === from && at.operator !== '&&' && !whenMissing;
  return isElse && some(at.right, isAwait) ? [at.right] : undefined;
}

/** @returns whether a part of a condition negates it; undefined if it tests something else */
function flipsAt(at: Node, from: Node): boolean | undefined {
  switch (at.type) {
    case N.UnaryExpression:
      return at.operator === '!' ? true : undefined;
    case N.BinaryExpression:
      return asksForNothing(at, from);
    case N.MemberExpression:
      return lastNameOf(at) === 'length' ? false : undefined;
    case N.LogicalExpression:
    case N.AwaitExpression:
      return false;
    default:
      return plain(at) === at ? undefined : false;
  }
}

const isAwait = ({ type }: Node): boolean => type === N.AwaitExpression;

/** @returns whether a comparison holds where the value is missing; undefined where it asks for something else */
function asksForNothing({ operator, left, right }: TSESTree.BinaryExpression, value: Node): boolean | undefined {
  const other = plain(left === value ? right : left);
  const isNothing =
    (other.type === N.Literal && (other.value === null || other.value === 0 || other.value === false)) ||
    (other.type === N.Identifier && other.name === 'undefined');
  if (!isNothing) return undefined;
  if (/^===?$/.test(operator)) return true;
  return /^(!==?|>)$/.test(operator) ? false : undefined;
}

function branchesWhere(
  { consequent, alternate, parent }: TSESTree.IfStatement | TSESTree.ConditionalExpression,
  isMissing: boolean,
): readonly Node[] {
  if (isMissing) return [consequent];
  if (alternate) return [alternate];
  // `if (user) continue;`: what follows is for those that are missing.
  if (parent.type !== N.BlockStatement || !endsWithJump(consequent)) return [];
  return parent.body.filter((statement) => startOf(statement) > startOf(consequent));
}
