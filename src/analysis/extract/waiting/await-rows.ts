/** Awaits in a row that use no results of each other, as far as the statements of one block show. */
import { GATHERS } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { startOf } from '../../syntax/offsets.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, some } from '../../syntax/traverse.ts';
import { runsIn, type Run } from './await-runs.ts';
import { isLookUp } from './awaited-calls.ts';

type Await = TSESTree.AwaitExpression;

export interface Row {
  /** Independent of each other. */
  readonly heads: readonly Await[];
  /** What is awaited in between, of their results: the body of a response. */
  readonly derived: readonly Await[];
  /** They are in a list that is gathered, as if they ran concurrently. */
  readonly isGathered?: true;
  /** Their results are ignored: they are made for their effects. */
  readonly isForEffect?: true;
}

/** @param awaits those of one function, in the order of its text */
export function rowsOf(builder: FactsBuilder, awaits: readonly Await[]): Row[] {
  const blocks = new Set<readonly TSESTree.Node[]>();
  const literals = new Set<TSESTree.Node>();
  for (const wait of awaits) {
    const statement = statementOf(wait);
    const parent = statement?.parent;
    if (parent?.type === N.BlockStatement || parent?.type === N.Program) blocks.add(parent.body);
    const literal = literalAround(wait);
    if (literal) literals.add(literal);
  }
  const rows = [...literals].flatMap((literal) => rowIn(literal, awaits) ?? []);
  for (const statements of blocks) rows.push(...runsIn(builder, statements).flatMap((run) => rowOf(run) ?? []));
  return rows;
}

/** @returns undefined for the body of an arrow function without a block: what is around it is another function's */
function statementOf(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let at: TSESTree.Node = node; at.parent && !isFunction(at); at = at.parent)
    if (at.parent.type === N.BlockStatement || at.parent.type === N.Program) return at;
  return undefined;
}

/** `[await a(), await b()]`, `{ a: await a(), b: await b() }`. */
function literalAround(wait: Await): TSESTree.Node | undefined {
  let at: TSESTree.Node = wait;
  while (at.parent && isPartOf(at, at.parent)) at = at.parent;
  const { parent } = at;
  if (parent?.type === N.ArrayExpression) return parent;
  return parent?.type === N.Property && parent.value === at ? parent.parent : undefined;
}

/** What only takes a part of a value: `(await load()).rows`. */
const isPartOf = (node: TSESTree.Node, parent: TSESTree.Node): boolean =>
  plain(parent) !== parent || (parent.type === N.MemberExpression && parent.object === node);

function rowIn(literal: TSESTree.Node, awaits: readonly Await[]): Row | undefined {
  const heads = awaits.filter((wait) => literalAround(wait) === literal && isLookUp(wait) && !isAround(wait));
  if (heads.length < 2) return undefined;
  const { parent } = literal;
  const isGathered = parent?.type === N.CallExpression && gathersLiteral(parent);
  return { heads, derived: [], ...(isGathered && { isGathered }) };
}

const gathersLiteral = ({ callee }: TSESTree.CallExpression): boolean =>
  callee.type === N.MemberExpression &&
  callee.object.type === N.Identifier &&
  callee.object.name === 'Promise' &&
  callee.property.type === N.Identifier &&
  GATHERS.has(callee.property.name);

/** Is something else awaited in it? */
const isAround = ({ argument }: Await): boolean => some(argument, ({ type }) => type === N.AwaitExpression);

/** The awaits that could overlap: those that come after equally many others. */
function rowOf({ steps, isForEffect }: Run): Row | undefined {
  const levels: Await[][] = [];
  for (const { wait, level } of steps) (levels[level] ??= []).push(wait);
  const heads = levels.reduce((most, waits) => (waits.length > most.length ? waits : most));
  if (heads.length < 2) return undefined;
  const [first, last] = [heads[0]!, heads.at(-1)!];
  const derived = steps.flatMap(({ wait }) =>
    !heads.includes(wait) && startOf(wait) > startOf(first) && startOf(wait) < startOf(last) ? [wait] : [],
  );
  return { heads, derived, ...(isForEffect && { isForEffect }) };
}
