/** Runs of statements with awaits in them, and what each of these awaits needs of those before. */
import type { TSESTree } from '@typescript-eslint/types';
import { isOnlyTold } from '../../catalogue/ordering.ts';
import { lastNameOf, plain, rootOf, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction, some, traverse } from '../../syntax/traverse.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { isLookUp } from './awaited-calls.ts';

type Await = TSESTree.AwaitExpression;
type Node = TSESTree.Node;

/** One await, and how many of those before it have to be over one after another. */
export interface Step {
  readonly wait: Await;
  readonly level: number;
}

export interface Run {
  /** In the order of the text. */
  readonly steps: readonly Step[];
  /** Nobody uses what they give: they are there for what they change. */
  readonly isForEffect: boolean;
}

/** A variable, or a field of `this`; `this` stands for all of its fields. */
type Owner = Variable | string;

/** Statements that leave the block, so that what follows may not be wanted. */
const LEAVES: ReadonlySet<string> = new Set([
  N.ReturnStatement,
  N.ThrowStatement,
  N.BreakStatement,
  N.ContinueStatement,
  N.YieldExpression,
]);

export function runsIn(builder: FactsBuilder, statements: readonly Node[]): Run[] {
  const runs: Run[] = [];
  let run = new OpenRun(builder);
  const end = () => {
    if (run.steps.length > 1) runs.push(run);
    run = new OpenRun(builder);
  };
  for (const statement of statements) {
    if (!run.goesOn(statement)) {
      end();
      run.goesOn(statement);
    }
    if (LEAVES.has(statement.type)) end();
  }
  end();
  return runs;
}

class OpenRun implements Run {
  readonly steps: Step[] = [];
  isForEffect = false;
  /** The awaits that have to be over before it is what the code expects. */
  readonly #given = new Map<Owner, Set<Step>>();
  /** The awaits that were given it as it was. */
  readonly #seen = new Map<Owner, Set<Step>>();

  constructor(readonly builder: FactsBuilder) {}

  /** Adds a statement; false where the run ends before it. */
  goesOn(statement: Node): boolean {
    const own = awaitsIn(statement);
    if (own.length === 0) {
      if (this.steps.length === 0) return true;
      if (some(statement, ({ type }) => LEAVES.has(type)) || isErrand(statement)) return false;
      this.#note(statement, []);
      return true;
    }
    const isEffect = statement.type === N.ExpressionStatement && plain(statement.expression).type === N.AwaitExpression;
    if (!SIMPLE.has(statement.type) || (!isEffect && isErrand(statement)) || !own.every(isLookUp) || !isNested(own))
      return false;
    if (this.steps.length > 0 && this.isForEffect !== isEffect) return false;
    this.isForEffect = isEffect;
    const steps: Step[] = [];
    // What is awaited inside of another comes first.
    for (const wait of own.toReversed()) {
      const needs = [wait.argument, ...conditionsOf(wait, statement)].flatMap((part) => [...this.#needsOf(part)]);
      steps.push({ wait, level: levelAfter([...needs, ...steps]) });
    }
    this.steps.push(...steps);
    this.#note(statement, steps);
    return true;
  }

  #needsOf(part: Node): ReadonlySet<Step> {
    const needs = new Set<Step>();
    const owners = ownersIn(this.builder, part);
    for (const [owner, steps] of this.#given)
      if (owners.has(owner) || (owners.has('this') && typeof owner === 'string'))
        steps.forEach((step) => needs.add(step));
    return needs;
  }

  #note(statement: Node, own: readonly Step[]): void {
    const needs = [...this.#needsOf(statement), ...own];
    for (const owner of changedBy(this.builder, statement)) {
      // Who was given it before must have it as it was.
      const all = [...needs, ...(this.#seen.get(owner) ?? []), ...(this.#given.get(owner) ?? [])];
      if (all.length > 0) this.#given.set(owner, new Set(all));
    }
    if (own.length === 0) return;
    for (const owner of ownersIn(this.builder, statement))
      this.#seen.set(owner, new Set([...(this.#seen.get(owner) ?? []), ...own]));
  }
}

const SIMPLE: ReadonlySet<string> = new Set([N.VariableDeclaration, N.ReturnStatement, N.ExpressionStatement]);

const levelAfter = (needs: readonly Step[]): number => Math.max(-1, ...needs.map(({ level }) => level)) + 1;

/** Each inside of the one before: `await (await fetch(url)).json()`. */
const isNested = (awaits: readonly Await[]): boolean =>
  awaits.every((wait, index) => index === 0 || isWithin(wait, awaits[index - 1]!.argument));

/** A call whose effects are not to be seen, and that is not only told: `reconnect();`, `this.refresh();`. */
function isErrand(statement: Node): boolean {
  if (statement.type !== N.ExpressionStatement) return false;
  const call = plain(statement.expression);
  if (call.type !== N.CallExpression || isOnlyTold(writtenName(call.callee))) return false;
  const callee = plain(call.callee);
  return callee.type !== N.MemberExpression || plain(callee.object).type === N.ThisExpression;
}

/** What decides inside of a statement whether it is awaited: `ready ? await load() : undefined`. */
function conditionsOf(wait: Await, statement: Node): Node[] {
  const found: Node[] = [];
  for (let at: Node = wait; at !== statement; at = at.parent!) {
    const parent: Node = at.parent!;
    if (parent.type === N.ConditionalExpression && parent.test !== at) found.push(parent.test);
    if (parent.type === N.LogicalExpression && parent.right === at) found.push(parent.left);
  }
  return found;
}

function awaitsIn(statement: Node): Await[] {
  const found: Await[] = [];
  traverse(statement, (node) => {
    if (node.type === N.AwaitExpression) found.push(node);
    return !isFunction(node);
  });
  return found;
}

/** What a piece of code mentions. */
function ownersIn(builder: FactsBuilder, part: Node): ReadonlySet<Owner> {
  const owners = new Set<Owner>();
  traverse(part, (node) => {
    const owner = ownerOf(builder, node);
    if (owner) owners.add(owner);
  });
  return owners;
}

function ownerOf(builder: FactsBuilder, node: Node): Owner | undefined {
  if (node.type === N.Identifier) return builder.variable(node) ?? builder.declared(node);
  if (node.type !== N.ThisExpression) return undefined;
  const { parent } = node;
  if (parent.type !== N.MemberExpression || isCallee(parent)) return 'this';
  return `this.${lastNameOf(parent)}`;
}

/** `this.load` in `this.load()`, which may look at any field. */
const isCallee = (node: Node): boolean => node.parent?.type === N.CallExpression && node.parent.callee === node;

/** What a statement sets, and whose methods it calls without using what they give. */
function changedBy(builder: FactsBuilder, statement: Node): ReadonlySet<Owner> {
  const changed = new Set<Owner>();
  const change = (node: Node) => {
    const owner = ownerOf(builder, rootOf(node));
    if (owner) changed.add(owner);
  };
  traverse(statement, (node) => {
    if (node.type === N.VariableDeclarator) namesIn(node.id).forEach(change);
    else if (node.type === N.AssignmentExpression) targetsIn(node.left).forEach(change);
    else if (node.type === N.UpdateExpression) change(node.argument);
    else if (node.type === N.ExpressionStatement) {
      const call = plain(node.expression);
      if (call.type === N.CallExpression && !isOnlyTold(writtenName(call.callee)))
        [call.callee, ...call.arguments].forEach(change);
    }
    return !isFunction(node);
  });
  return changed;
}

const targetsIn = (target: Node): Node[] => (target.type === N.MemberExpression ? [target] : namesIn(target));

function namesIn(pattern: Node): Node[] {
  const names: Node[] = [];
  traverse(pattern, (node) => {
    if (node.type === N.Identifier) names.push(node);
  });
  return names;
}
