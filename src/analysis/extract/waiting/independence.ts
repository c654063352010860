/** Does an iteration use what another one left behind? Decided by the loop itself only. */
import { JUMPS } from '../../syntax/jumps.ts';
import { ASKS_MEMBER } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isOnlyTold } from '../../catalogue/ordering.ts';
import { endOf, isWithin, startOf } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, some, traverse } from '../../syntax/traverse.ts';
import { useOf, type Use } from './uses.ts';

/** A loop, or a function that is called for each element. */
export interface Iteration {
  readonly body: TSESTree.Node;
  /** What is declared in it is new in each iteration. */
  readonly whole: TSESTree.Node;
}

/**
 * - `none`: results of an iteration are only collected; - `folded`: it folds its result into a value; - `perhaps`: it
 * looks up what was done for the same key; - `guarded`: it looks up what was done for the same key, which an earlier
 * one records only after its awaits; - `yes`: what it waits for depends on what another left behind.
 */
export type Sharing = 'none' | 'folded' | 'perhaps' | 'guarded' | 'yes';

/** From the least to the most. */
const DEGREES: readonly Sharing[] = ['none', 'folded', 'perhaps', 'guarded', 'yes'];

type Uses = Map<Use, TSESTree.Node[]>;

export function sharingOf(builder: FactsBuilder, iteration: Iteration): Sharing {
  let sharing: Sharing = 'none';
  for (const uses of usesIn(builder, iteration)) {
    const found = sharingBy(builder, iteration, uses);
    if (found === 'yes') return 'yes';
    if (DEGREES.indexOf(found) > DEGREES.indexOf(sharing)) sharing = found;
  }
  return sharing;
}

/** What is done to each variable and field that outlives an iteration. */
function usesIn(builder: FactsBuilder, { body, whole }: Iteration): Iterable<Uses> {
  const all = new Map<Variable | string, Uses>();
  const note = (owner: Variable | string, use: Use, node: TSESTree.Node) => {
    const uses = all.get(owner) ?? new Map<Use, TSESTree.Node[]>();
    all.set(owner, uses.set(use, [...(uses.get(use) ?? []), node]));
  };
  traverse(body, (node) => {
    if (node.type === N.Identifier) {
      const variable = builder.variable(node);
      if (variable && !isDeclaredIn(variable, whole)) note(variable, useOf(node), node);
    } else if (node.type === N.ThisExpression && node.parent.type === N.MemberExpression) {
      const use = useOf(node.parent);
      const isSet = use === 'collects' && node.parent.parent.type === N.AssignmentExpression;
      note(`this.${lastNameOf(node.parent)}`, isSet ? 'writes' : use, node.parent);
    }
    return true;
  });
  return all.values();
}

const isDeclaredIn = ({ defs }: Variable, whole: TSESTree.Node): boolean => {
  const name = defs[0]?.name;
  return name !== undefined && isWithin(name, whole);
};

function sharingBy(builder: FactsBuilder, iteration: Iteration, uses: Uses): Sharing {
  const writes = uses.get('writes') ?? [];
  if (writes.length === 0 && !uses.has('collects')) return 'none';
  const reads = (uses.get('reads') ?? []).filter(
    (read) => !isTold(read, iteration.body) && !writes.some((write) => comesFirst(write, read, iteration.body)),
  );
  let sharing: Sharing = 'none';
  for (const read of reads) {
    if (decidesWait(builder, iteration, read)) {
      if (writes.length > 0 || !isByKey(builder, iteration, read)) return 'yes';
      if (isNotedLater(iteration, read, uses.get('collects') ?? [])) sharing = 'guarded';
      else if (sharing !== 'guarded') sharing = 'perhaps';
    } else if (writes.length > 0 && sharing === 'none') sharing = 'folded';
  }
  return sharing;
}

/** `if (seen.has(id)) continue; await send(id); seen.add(id);`: concurrent iterations would all find nothing. */
const isNotedLater = ({ body }: Iteration, read: TSESTree.Node, notes: readonly TSESTree.Node[]): boolean =>
  notes.some((note) => some(body, (at) => isAwait(at) && startOf(at) > startOf(read) && endOf(at) <= startOf(note)));

/** Only logged, or shown as progress. */
const isTold = (node: TSESTree.Node, top: TSESTree.Node): boolean => {
  for (let at = node.parent; at && at !== top; at = at.parent)
    if (at.type === N.CallExpression && isOnlyTold(writtenName(at.callee))) return true;
  return false;
};

/** Is it set in each iteration before it is looked at there? */
function comesFirst(write: TSESTree.Node, read: TSESTree.Node, body: TSESTree.Node): boolean {
  const assignment = write.parent;
  const statement = assignment?.parent;
  if (assignment?.type !== N.AssignmentExpression || statement?.type !== N.ExpressionStatement) return false;
  const block = statement.parent;
  return (
    startOf(write) < startOf(read) &&
    !isWithin(read, assignment) &&
    isWithin(read, block) &&
    (block === body || isWithin(block, body))
  );
}

const MAX_STEPS = 3;

/** Does this read decide whether something is awaited, or for what? */
function decidesWait(builder: FactsBuilder, iteration: Iteration, read: TSESTree.Node, step = 0): boolean {
  const { body } = iteration;
  let from = read;
  for (let at = read.parent; at; at = at.parent) {
    if (at.type === N.AwaitExpression || isTestOfWait(at, from, body)) return true;
    if (at.type === N.VariableDeclarator && step < MAX_STEPS)
      return namesOf(at.id).some((name) => decides(builder, iteration, name, step));
    if (at.type === N.AssignmentExpression && at.right === from && at.left.type === N.Identifier && step < MAX_STEPS)
      return decides(builder, iteration, at.left, step);
    if (at === body || isFunction(at)) return false;
    from = at;
  }
  return false;
}

function decides(builder: FactsBuilder, iteration: Iteration, name: TSESTree.Node, step: number): boolean {
  const variable = builder.declared(name) ?? builder.variable(name);
  if (!variable || !isDeclaredIn(variable, iteration.whole)) return false;
  return variable.references.some((one) => {
    const at = one.identifier as TSESTree.Node;
    return (
      at !== name && !isTarget(at) && isWithin(at, iteration.body) && decidesWait(builder, iteration, at, step + 1)
    );
  });
}

const isTarget = (node: TSESTree.Node): boolean =>
  node.parent?.type === N.AssignmentExpression && node.parent.left === node;

function namesOf(pattern: TSESTree.Node): TSESTree.Node[] {
  const names: TSESTree.Node[] = [];
  traverse(pattern, (node) => {
    if (node.type === N.Identifier) names.push(node);
  });
  return names;
}

/** A condition on which an await depends: one around it, or one that leaves the iteration before it. */
function isTestOfWait(at: TSESTree.Node, from: TSESTree.Node, body: TSESTree.Node): boolean {
  if (at.type === N.LogicalExpression) return at.left === from && some(at.right, isAwait);
  const isTest =
    ((at.type === N.IfStatement || at.type === N.ConditionalExpression || at.type === N.WhileStatement) &&
      at.test === from) ||
    (at.type === N.SwitchStatement && at.discriminant === from);
  if (!isTest) return false;
  if (some(at, isAwait)) return true;
  return some(at, ({ type }) => JUMPS.has(type)) && some(body, (node) => isAwait(node) && startOf(node) > startOf(at));
}

const isAwait = (node: TSESTree.Node): boolean => node.type === N.AwaitExpression;

/** `seen.has(url)`, `cache[id]`: what was done for the same key, which elements rarely share. */
function isByKey(builder: FactsBuilder, { whole }: Iteration, read: TSESTree.Node): boolean {
  let top = read;
  while (top.parent?.type === N.TSNonNullExpression) top = top.parent;
  const { parent } = top;
  if (parent?.type === N.BinaryExpression && parent.operator === 'in' && parent.right === top)
    return isOfElement(builder, whole, parent.left);
  if (parent?.type !== N.MemberExpression || parent.object !== top) return false;
  if (parent.computed) return isOfElement(builder, whole, parent.property);
  const call = plain(parent).parent;
  return (
    ASKS_MEMBER.has(lastNameOf(parent)) &&
    call?.type === N.CallExpression &&
    call.arguments.some((argument) => isOfElement(builder, whole, argument))
  );
}

const isOfElement = (builder: FactsBuilder, whole: TSESTree.Node, node: TSESTree.Node): boolean =>
  some(node, (at) => {
    const variable = at.type === N.Identifier ? builder.variable(at) : undefined;
    return Boolean(variable && isDeclaredIn(variable, whole));
  });
