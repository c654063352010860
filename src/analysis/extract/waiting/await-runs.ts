/** Runs of statements with awaits in them, and which earlier awaits each of these depends on. */
import { JUMPS } from '../../syntax/jumps.ts';
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

/** One await, and how many of those before it have to complete one after another. */
export interface Step {
  readonly wait: Await;
  readonly level: number;
}

export interface Run {
  /** In the order of the text. */
  readonly steps: readonly Step[];
  /** Their results are ignored: they are made for their effects. */
  readonly isForEffect: boolean;
}

/** A variable, or a field of `this`; `this` stands for all of its fields. */
type Owner = Variable | string;

/** Statements that leave the block, so that what follows may not be wanted. */
const LEAVES: ReadonlySet<string> = new Set([...JUMPS, N.YieldExpression]);

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
  /** The highest level of the awaits that must complete before it has the value that the code expects. */
  readonly #given = new Map<Owner, number>();
  /** The highest level of the awaits that received it in its current state. */
  readonly #seen = new Map<Owner, number>();
  /** Of all fields of `this` in `#given`. */
  #givenFields = NONE;

  constructor(readonly builder: FactsBuilder) {}

  /** Adds a statement; false where the run ends before it. */
  goesOn(statement: Node): boolean {
    const own = awaitsIn(statement);
    if (own.length === 0) {
      if (this.steps.length === 0) return true;
      if (some(statement, ({ type }) => LEAVES.has(type)) || isErrand(statement) || this.#isGuard(statement))
        return false;
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
      const needs = [wait.argument, ...conditionsOf(wait, statement)].map((part) => this.#neededBy(part));
      steps.push({ wait, level: Math.max(...needs, ...steps.map(({ level }) => level)) + 1 });
    }
    this.steps.push(...steps);
    this.#note(statement, steps);
    return true;
  }

  /** `if (!session) redirect('/');`: what follows may not be wanted. */
  #isGuard(statement: Node): boolean {
    return (
      statement.type === N.IfStatement &&
      this.#neededBy(statement.test) > NONE &&
      some(statement, (node) => node.type === N.ExpressionStatement && isErrand(node))
    );
  }

  /** @returns the highest level of the awaits that it needs */
  #neededBy(part: Node): number {
    let level = NONE;
    for (const owner of ownersIn(this.builder, part)) level = Math.max(level, this.#givenOf(owner));
    return level;
  }

  #givenOf(owner: Owner): number {
    return Math.max(this.#given.get(owner) ?? NONE, owner === 'this' ? this.#givenFields : NONE);
  }

  #note(statement: Node, own: readonly Step[]): void {
    const ownLevel = Math.max(NONE, ...own.map(({ level }) => level));
    const needed = Math.max(this.#neededBy(statement), ownLevel);
    for (const owner of changedBy(this.builder, statement)) {
      // An await that received it earlier must have it in that state.
      const level = Math.max(needed, this.#seen.get(owner) ?? NONE, this.#given.get(owner) ?? NONE);
      if (level === NONE) continue;
      this.#given.set(owner, level);
      if (typeof owner === 'string') this.#givenFields = Math.max(this.#givenFields, level);
    }
    if (own.length === 0) return;
    for (const owner of ownersIn(this.builder, statement))
      this.#seen.set(owner, Math.max(this.#seen.get(owner) ?? NONE, ownLevel));
  }
}

/** Below the level of any await. */
const NONE = -1;

const SIMPLE: ReadonlySet<string> = new Set([N.VariableDeclaration, N.ReturnStatement, N.ExpressionStatement]);

/** Each inside of the one before: `await (await fetch(url)).json()`. */
const isNested = (awaits: readonly Await[]): boolean =>
  awaits.every((wait, index) => index === 0 || isWithin(wait, awaits[index - 1]!.argument));

/** A call with invisible effects, and not only a log line: `reconnect();`, `this.refresh();`. */
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
