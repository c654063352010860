/**
 * Gathers during the walk what tells how a function waits: its awaits, its polling loops, and what it leaves behind for
 * others.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { groupsOf } from './await-groups.ts';
import { awaitedCall, isTimer, isUnconditional } from './awaited-calls.ts';
import type { FactsBuilder, Here } from '../facts-builder.ts';
import { lastNameOf, plain, rootOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { awaitsOfEndless } from './endless-loops.ts';
import { madeWhereMissing } from './made-where-missing.ts';
import { pollOf, type PollingLoop } from './polling-loops.ts';
import { chainedReduceOf } from './promise-reduces.ts';
import { functionAround, isFunction } from '../../syntax/traverse.ts';

export class Waits {
  readonly #awaits = new Map<number, TSESTree.AwaitExpression[]>();
  readonly #loops: (readonly [loop: PollingLoop, fn: number])[] = [];
  readonly #calls = new Map<TSESTree.Node, number>();
  readonly #reduces: TSESTree.CallExpression[] = [];

  constructor(readonly builder: FactsBuilder) {}

  await(node: TSESTree.AwaitExpression, { fn }: Here): void {
    const list = this.#awaits.get(fn);
    if (list) list.push(node);
    else this.#awaits.set(fn, [node]);
  }

  loop(node: PollingLoop, { fn }: Here): void {
    this.#loops.push([node, fn]);
  }

  /** Remembers the number of a call that has one. */
  call(node: TSESTree.CallExpression | TSESTree.NewExpression, id: number | undefined, here: Here): number | undefined {
    if (id !== undefined) this.#calls.set(node, id);
    if (node.type === N.CallExpression) {
      const name = lastNameOf(node.callee);
      if (name === 'reduce') this.#reduces.push(node);
      else if (name.startsWith('set') && isTimer(node)) this.#delay(node, here);
    }
    return id;
  }

  /** The function around `new Promise((resolve) => setTimeout(resolve, 100))` gives a delay. */
  #delay(timer: TSESTree.CallExpression, { fn }: Here): void {
    const { functions } = this.builder;
    const around = functions[functions[fn]!.parent];
    if (around && isUnconditional(functionAround(timer)!)) around.delays = true;
  }

  /** An assignment to something that outlives the call. */
  write(target: TSESTree.Node, { fn }: Here): void {
    const facts = this.builder.functions[fn]!;
    if (facts.writes || facts.kind === 'constructor' || facts.kind === 'module' || facts.kind === 'field') return;
    if (target.type === N.MemberExpression) {
      if (rootOf(target).type === N.ThisExpression) facts.writes = true;
      return;
    }
    const variable = plain(target).type === N.Identifier ? this.builder.variable(plain(target)) : undefined;
    const owner = variable?.scope.variableScope.block;
    if (owner && (isFunction(owner) || owner.type === N.Program) && this.builder.fn(owner) !== fn) facts.writes = true;
  }

  /** Once all is walked: what a reference stands for is known by then. */
  describe(): void {
    const { functions } = this.builder;
    for (const [fn, awaits] of this.#awaits) {
      const idOf = (call: TSESTree.Node) => this.#calls.get(call);
      const groups = groupsOf(this.builder, awaits, idOf);
      if (groups.length) functions[fn]!.awaitGroups = groups;
      const made = awaits.length > 1 ? madeWhereMissing(this.builder, awaits, idOf) : [];
      if (made.length) functions[fn]!.madeWhereMissing = made;
    }
    for (const reduce of this.#reduces) this.#describeReduce(reduce);
    for (const [loop, fn] of this.#loops) {
      const poll = pollOf(this.builder, loop);
      if (poll) functions[fn]!.polls = [...(functions[fn]!.polls ?? []), poll];
      const endless = awaitsOfEndless(this.builder, loop);
      if (endless) functions[fn]!.goesOn = endless.flatMap((wait) => this.#callIn(wait) ?? []);
    }
  }

  #callIn(wait: TSESTree.AwaitExpression): number | undefined {
    const call = awaitedCall(wait);
    return call && this.#calls.get(call);
  }

  #describeReduce(reduce: TSESTree.CallExpression): void {
    const { builder } = this;
    const chained = chainedReduceOf(builder, reduce);
    const call = chained && this.#calls.get(chained.call);
    if (call === undefined) return;
    const facts = builder.functions[builder.fn(chained!.inside)]!;
    facts.awaitGroups = [...(facts.awaitGroups ?? []), { kind: 'loop', calls: [call] }];
  }
}
