/** Groups of awaits that need not wait for each other, as far as one function tells. */
import type { TSESTree } from '@typescript-eslint/types';
import { onlyReads } from '../../catalogue/ordering.ts';
import type { AwaitGroup } from '../../facts/facts.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { awaitedCall, hasIndependentIterations, mayOverlap, type ElementLoop } from './independence.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse, some } from '../../syntax/traverse.ts';
import { loopsAround } from '../../syntax/traverse.ts';

/** @param awaits those of one function, in the order of its text */
export function groupsOf(
  builder: FactsBuilder,
  awaits: readonly TSESTree.AwaitExpression[],
  idOf: (call: TSESTree.Node) => number | undefined,
): AwaitGroup[] {
  const idsOf = (waits: readonly TSESTree.AwaitExpression[]) =>
    waits.flatMap((wait) => idOf(awaitedCall(wait) ?? wait) ?? []);
  const groups: AwaitGroup[] = [];
  for (const [loop, waits] of byLoop(awaits)) {
    if (!isElementLoop(loop) || !hasIndependentIterations(builder, loop, waits)) continue;
    const calls = idsOf(waits);
    if (calls.length) groups.push({ kind: 'loop', calls });
  }
  for (const row of inARow(builder, awaits)) {
    const calls = idsOf(row);
    if (calls.length > 1) groups.push({ kind: 'row', calls });
  }
  return groups;
}

const isElementLoop = (node: TSESTree.Node): node is ElementLoop =>
  node.type === N.ForOfStatement || node.type === N.ForInStatement || node.type === N.ForStatement;

/** The awaits in the body of each loop, by the innermost one. */
function byLoop(awaits: readonly TSESTree.AwaitExpression[]): Map<TSESTree.Node, TSESTree.AwaitExpression[]> {
  const found = new Map<TSESTree.Node, TSESTree.AwaitExpression[]>();
  for (const wait of awaits) {
    for (const at of loopsAround(wait)) {
      if ((at as ElementLoop).body && isWithin(wait, (at as ElementLoop).body)) {
        found.set(at, [...(found.get(at) ?? []), wait]);
        break;
      }
    }
  }
  return found;
}

/** Declarations one after the other, each with a look-up that uses nothing of the ones before. */
function inARow(builder: FactsBuilder, awaits: readonly TSESTree.AwaitExpression[]): TSESTree.AwaitExpression[][] {
  const rows: TSESTree.AwaitExpression[][] = [];
  let row: TSESTree.AwaitExpression[] = [];
  let last: TSESTree.VariableDeclaration | undefined;
  const end = () => {
    if (row.length > 1) rows.push(row);
    row = [];
    last = undefined;
  };
  for (const wait of awaits) {
    const declaration = declarationOf(wait);
    if (!declaration) continue;
    const follows =
      last && isNext(last, declaration) && !row.some((before) => uses(builder, declaration, declarationOf(before)!));
    if (!follows) end();
    row.push(wait);
    last = declaration;
  }
  end();
  return rows;
}

/** `const user = await findUser(id)`, also where only a part of the value is kept. */
function declarationOf(wait: TSESTree.AwaitExpression): TSESTree.VariableDeclaration | undefined {
  const call = awaitedCall(wait);
  if (!call || !onlyReads(lastNameOf(call.callee)) || !mayOverlap(wait)) return undefined;
  let value: TSESTree.Node = wait;
  while (value.parent && value.parent.type !== N.VariableDeclarator) {
    const { parent } = value as { parent: TSESTree.Node };
    if (plain(parent) !== value && !(parent.type === N.MemberExpression && parent.object === value)) return undefined;
    value = parent;
  }
  const declaration = value.parent?.parent;
  if (declaration?.type !== N.VariableDeclaration || declaration.declarations.length !== 1) return undefined;
  // More than one await in it: they belong together.
  return some(wait.argument, (node) => node.type === N.AwaitExpression) ? undefined : declaration;
}

function isNext(before: TSESTree.VariableDeclaration, after: TSESTree.VariableDeclaration): boolean {
  const { parent } = after;
  if (parent !== before.parent || (parent.type !== N.BlockStatement && parent.type !== N.Program)) return false;
  const statements: readonly TSESTree.Node[] = parent.body;
  return statements.indexOf(after) === statements.indexOf(before) + 1;
}

/** Does a declaration mention a name that the other one declares? */
function uses(
  builder: FactsBuilder,
  declaration: TSESTree.VariableDeclaration,
  before: TSESTree.VariableDeclaration,
): boolean {
  let found = false;
  traverse(declaration, (node) => {
    if (node.type !== N.Identifier || found) return !found;
    const name = builder.variable(node)?.defs[0]?.name;
    found = name !== undefined && isWithin(name, before);
    return true;
  });
  return found;
}
