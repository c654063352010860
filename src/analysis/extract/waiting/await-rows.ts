/** Awaits in a row that use nothing of each other, as far as the statements of one block tell. */
import type { TSESTree } from '@typescript-eslint/types';
import { isWithin, startOf } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, some, traverse } from '../../syntax/traverse.ts';
import { awaitedCall, gathersList } from './awaited-calls.ts';

type Await = TSESTree.AwaitExpression;

export interface Row {
  /** Independent of each other. */
  readonly heads: readonly Await[];
  /** What is awaited of their results meanwhile: the body of a response. */
  readonly derived: readonly Await[];
  /** They stand in a list that is gathered, as if they ran side by side. */
  readonly isGathered?: true;
  /** Nobody uses what they give: they are there for what they change. */
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
  for (const statements of blocks) rows.push(...rowsIn(builder, statements, awaits));
  return rows;
}

function statementOf(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let at: TSESTree.Node = node; at.parent; at = at.parent)
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
  const heads = awaits.filter((wait) => literalAround(wait) === literal && isLookUp(wait));
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
  /^all(Settled)?$/.test(callee.property.name);

/** A call, with nothing else awaited in it. */
const isLookUp = (wait: Await): boolean =>
  awaitedCall(wait) !== undefined &&
  !gathersList(wait) &&
  !some(wait.argument, (node) => node.type === N.AwaitExpression);

class OpenRow {
  readonly heads: Await[] = [];
  readonly derived: Await[] = [];
  readonly names = new Set<Variable>();
  isForEffect = false;

  constructor(readonly builder: FactsBuilder) {}

  /** Does a statement mention something that the row has given? */
  isUsedIn(statement: TSESTree.Node): boolean {
    return some(statement, (node) => {
      const variable = node.type === N.Identifier ? this.builder.variable(node) : undefined;
      return Boolean(variable && this.names.has(variable));
    });
  }

  add(statement: TSESTree.Node): void {
    for (const name of namesSetBy(this.builder, statement)) this.names.add(name);
  }
}

function rowsIn(builder: FactsBuilder, statements: readonly TSESTree.Node[], awaits: readonly Await[]): Row[] {
  const rows: Row[] = [];
  let row = new OpenRow(builder);
  const end = () => {
    const { heads, derived, isForEffect } = row;
    if (heads.length > 1) rows.push({ heads, derived, ...(isForEffect && { isForEffect: true }) });
    row = new OpenRow(builder);
  };
  const first = awaits[0]!;
  for (const statement of statements) {
    // What stands before the first await is no part of a row.
    if (startOf(statement) > startOf(first) || isWithin(first, statement)) {
      if (!goesOn(row, statement)) {
        end();
        goesOn(row, statement);
      }
    }
  }
  end();
  return rows;
}

/** Adds a statement to a row; false where the row ends before it. */
function goesOn(row: OpenRow, statement: TSESTree.Node): boolean {
  const isEffect = statement.type === N.ExpressionStatement && plain(statement.expression).type === N.AwaitExpression;
  if (!isEffect && !isPlainDeclaration(statement)) return false;
  const own = awaitsIn(statement);
  if (own.length === 0) {
    if (row.isUsedIn(statement)) row.add(statement);
    return row.heads.length > 0;
  }
  const [wait] = own;
  if (own.length > 1 || !isLookUp(wait!)) return false;
  if (row.isUsedIn(statement)) {
    row.derived.push(wait!);
  } else {
    if (row.heads.length > 0 && row.isForEffect !== isEffect) return false;
    row.heads.push(wait!);
    row.isForEffect = isEffect;
  }
  row.add(statement);
  return true;
}

const isPlainDeclaration = (statement: TSESTree.Node): boolean =>
  (statement.type === N.VariableDeclaration && statement.declarations.every(({ init }) => init !== null)) ||
  (statement.type === N.ExpressionStatement &&
    statement.expression.type === N.AssignmentExpression &&
    statement.expression.operator === '=' &&
    statement.expression.left.type === N.Identifier &&
    plain(statement.expression.right).type === N.AwaitExpression);

function awaitsIn(statement: TSESTree.Node): Await[] {
  const found: Await[] = [];
  traverse(statement, (node) => {
    if (node.type === N.AwaitExpression) found.push(node);
    return !isFunction(node);
  });
  return found;
}

function namesSetBy(builder: FactsBuilder, statement: TSESTree.Node): Variable[] {
  const targets =
    statement.type === N.VariableDeclaration
      ? statement.declarations.map(({ id }) => id)
      : statement.type === N.ExpressionStatement && statement.expression.type === N.AssignmentExpression
        ? [statement.expression.left]
        : [];
  const names: Variable[] = [];
  for (const target of targets)
    traverse(target, (node) => {
      const variable = node.type === N.Identifier ? (builder.declared(node) ?? builder.variable(node)) : undefined;
      if (variable) names.push(variable);
    });
  return names;
}
