/** Gathers during the walk what a function computes: the cost of its nodes by loop, and what its calls go over. */
import { letsOthersIn } from '../../catalogue/javascript/globals.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { nanosecondsOf, UNKNOWN_METHOD, type CallCost, type Operation } from '../../catalogue/costs/index.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { endOf, startOf } from '../../syntax/offsets.ts';
import type { Loop, SelfCall, Size, Work } from '../../facts/work.ts';
import { costOf } from './collection-calls.ts';
import { isOnEveryPath } from './every-path.ts';
import { clonedBy } from './file-content.ts';
import { isNumber } from './text-evidence.ts';
import type { FactsBuilder, Here, Mutable } from '../facts-builder.ts';
import { lastNameOf, rootOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { shareOf } from './recursion.ts';
import { growsBig, nodeCost } from './operation-costs.ts';
import { isKnown, larger, rootOfSize, times } from './size-terms.ts';
import { iterationsOfDraft } from './draft-iterations.ts';
import { Sizes } from './sizes.ts';
import { LOOPS, isFunction } from '../../syntax/traverse.ts';
import { headOf, nameOf, newWork, type Call, type LoopDraft, type WorkBuilder } from './work-builder.ts';
import { exits, iterationsOf } from './loop-iterations.ts';
import type { LoopNode } from '../../syntax/node-types.ts';
import { isSettled } from '../waiting/loop-yields.ts';

/** Work too short to notice is not kept. */
const LEAST_NANOSECONDS = 5;
/** A result this small needs no mention. */
const SMALL = 16;
/** Iterations over fewer elements are not kept, if the number is known and nothing is called for each. */
const FEW = 500;
/** Nanoseconds per element from which on a call is kept separately, whatever it iterates over. */
const HEAVY_ELEMENT = 25;
/** Nanoseconds of taking the next element; what a counter costs is written in its loop. */
const EACH_ITERATION = nanosecondsOf('iteration');
/** Calls for each element from elsewhere make that quadratic. */
const SEARCHES_OR_COPIES: ReadonlySet<Operation> = new Set<Operation>(['scan', 'scanTexts', 'move', 'copyObject']);
/** Nanoseconds of resuming after an await. */
const AWAIT = 150;

export class CostCollector {
  /** How often the current place runs each time the loop or function around it does. */
  share = 1;
  readonly #functions: WorkBuilder[] = [];
  readonly #open: LoopDraft[] = [];
  readonly #selfCalls: (readonly [node: Call, call: number, fn: number])[] = [];
  readonly #returned = new Map<number, TSESTree.Node[]>();
  /** Functions that run for each element of something. */
  readonly #perElement = new Set<number>();
  readonly #given: (readonly [node: Call, call: Mutable<CallFacts>])[] = [];

  /** Few files have any: the others skip the check at each operator. */
  readonly #hasBigIntegers: boolean;

  constructor(readonly builder: FactsBuilder) {
    this.#hasBigIntegers = /\b\d[\d_]*n\b/.test(builder.text);
  }

  function(id: number): WorkBuilder {
    return (this.#functions[id] ??= newWork());
  }

  /** @param nanoseconds what such a node usually costs */
  node(node: TSESTree.Node, { work }: Here, nanoseconds: number): void {
    if (nanoseconds === 0) return;
    work.ns += nodeCost(this.builder, node, nanoseconds, this.#hasBigIntegers) * this.share;
    if (this.#hasBigIntegers && this.#open.length > 0 && growsBig(this.builder, node)) {
      (work.loops ??= []).push({
        node,
        work: { ns: nanosecondsOf('bigParts') },
        share: this.share,
        cost: { each: 'bigParts' },
      });
    }
  }

  /** Begins a loop: the nodes visited next belong to its iterations. */
  loop(node: LoopNode, { work }: Here): WorkBuilder {
    const loop: LoopDraft = {
      node,
      work: { ns: node.type === N.ForOfStatement || node.type === N.ForInStatement ? EACH_ITERATION : 0 },
      share: this.share,
    };
    (work.loops ??= []).push(loop);
    this.#open.push(loop);
    this.share = 1;
    return loop.work;
  }

  endLoop(): void {
    this.share = this.#open.pop()!.share;
  }

  /** An await, seen from the loops around it that belong to the same function. */
  await(node: TSESTree.Node, { work }: Here): void {
    work.ns += AWAIT * this.share;
    for (const loop of this.#open) if (isInSameFunction(node, loop.node)) (loop.awaits ??= []).push(node);
  }

  returns(fn: number, node: TSESTree.Node): void {
    const known = this.#returned.get(fn);
    if (known) known.push(node);
    else this.#returned.set(fn, [node]);
  }

  spread(node: TSESTree.SpreadElement, { work }: Here): void {
    if (node.parent.type === N.ArrayExpression || node.parent.type === N.ObjectExpression) {
      const isList = node.parent.type === N.ArrayExpression;
      const operation = isList ? 'copy' : 'copyObject';
      work.ns += nanosecondsOf(isList ? 'smallCopy' : 'record') * this.share;
      (work.loops ??= []).push({
        node,
        work: { ns: nanosecondsOf(operation) },
        share: this.share,
        cost: { each: operation },
      });
    }
  }

  /** @param call its number among the calls of its function, if it has one */
  call(node: Call, here: Here, call: number | undefined): void {
    if (call !== undefined) this.#noteCall(node, here, call);
    const { work } = here;
    const cost = costOf(this.builder, node);
    if (!cost) {
      if (node.callee.type === N.MemberExpression || this.#isGiven(node.callee)) work.ns += UNKNOWN_METHOD * this.share;
      return;
    }
    if (cost.once) work.ns += nanosecondsOf(cost.once) * this.share;
    if (!cost.each) return;
    const calls = cost.calls && call !== undefined && node.arguments.length > 0 ? [call] : undefined;
    const callback = calls && node.arguments[cost.over === 'object' ? 0 : 1];
    if (callback && isFunction(callback)) this.#perElement.add(this.builder.fn(callback));
    (work.loops ??= []).push({
      node,
      cost,
      share: this.share,
      work: {
        ns: nanosecondsOf(this.#operationOf(node, cost, cost.each, calls !== undefined)),
        ...(calls && { calls }),
      },
      ...(call !== undefined && { call }),
    });
  }

  /** Is it a function that the caller passes? */
  #isGiven(callee: TSESTree.Node): boolean {
    return callee.type === N.Identifier && this.builder.variable(callee)?.defs[0]?.type === 'Parameter';
  }

  /** What is asked of the calls of the project once all is walked. */
  #noteCall(node: Call, { fn, work, loops }: Here, call: number): void {
    if (loops > 0) (work.calls ??= []).push(call);
    const facts = this.builder.functions[fn]!.calls[call]!;
    if (node.arguments.length > 0) this.#given.push([node, facts]);
    if (this.#isOwn(node, fn)) this.#selfCalls.push([node, call, fn]);
  }

  /** What is done to each element, by what is given. */
  #operationOf(node: Call, cost: CallCost, each: NonNullable<CallCost['each']>, callsBack: boolean): typeof each {
    if (each === 'scan' && !isNumber(this.builder, node.arguments[0])) return 'scanTexts';
    if (cost.over === 'first' && isShorthand(node.arguments[1])) return 'compareText';
    if (cost.sorts && !callsBack) return 'order';
    return each === 'parseJson' && clonedBy(node) ? 'writeJson' : each;
  }

  #isOwn({ callee }: Call, fn: number): boolean {
    const { name } = this.builder.functions[fn]!;
    if (callee.type === N.Identifier) return callee.name === name;
    return (
      callee.type === N.MemberExpression &&
      rootOf(callee).type === N.ThisExpression &&
      name.endsWith(`.${lastNameOf(callee)}`)
    );
  }

  /** When the whole file has been walked. */
  describe(): void {
    const sizes = new Sizes(this.builder, iterationsOf);
    this.#functions.forEach((builder, id) => {
      const work = this.#work(builder, sizes, this.#perElement.has(id));
      if (work.ns !== undefined || work.loops) this.builder.functions[id]!.work = work;
    });
    for (const [fn, nodes] of this.#returned) {
      const gives = nodes.map((node) => sizes.of(node)).reduce(larger);
      if (isKnown(gives) ? gives > SMALL : gives[0] !== '?') this.builder.functions[fn]!.gives = gives;
    }
    for (const [node, call] of this.#given) {
      const given = node.arguments.map((argument) => sizes.of(argument));
      if (given.some((size, at) => saysMore(size, node.arguments[at]!))) call.sizes = given;
    }
    for (const [node, call, fn] of this.#selfCalls) {
      const facts = this.builder.functions[fn]!;
      facts.selfCalls = [...(facts.selfCalls ?? []), this.#selfCall(node, call, sizes)];
    }
  }

  #selfCall(node: Call, call: number, sizes: Sizes): SelfCall {
    let iterations: Size = 1;
    let isChosen = false;
    for (let at = node.parent as TSESTree.Node; !isFunction(at) && at.parent; at = at.parent) {
      if (at.type === N.IfStatement) isChosen = true;
      if (!LOOPS.has(at.type)) continue;
      // A search that leaves out what cannot be goes on with about the root of its choices, as one that cuts off what
      // is worse does at best.
      iterations = times(iterations, isChosen ? rootOfSize(iterationsOf(sizes, at)) : iterationsOf(sizes, at));
    }
    const share = shareOf(
      node,
      this.#selfCalls.map(([other]) => other),
    );
    return {
      call,
      given: node.arguments.map((argument) => sizes.of(argument)),
      ...(share < 1 && { share }),
      ...(iterations !== 1 && { iterations }),
    };
  }

  #work(builder: WorkBuilder, sizes: Sizes, isInLoop: boolean): Work {
    let { ns } = builder;
    const loops: Loop[] = [];
    for (const loop of builder.loops ?? []) {
      const iterations = iterationsOfDraft(this.builder, sizes, loop);
      const work = this.#work(loop.work, sizes, true);
      if (isWorthKeeping(loop, times(loop.share, iterations), work, isInLoop)) {
        loops.push({
          at: loop.call ?? this.builder.span(loop.cost ? loop.node : headOf(loop.node as LoopNode)),
          iterations,
          ...(loop.share < 1 && { share: loop.share }),
          work,
          ...(loop.cost && (loop.call === undefined || !loop.cost.calls) && { name: nameOf(loop.node) }),
          ...(loop.awaits?.some((node) => this.#letsOthersIn(node, loop.node as LoopNode)) && {
            yields: true as const,
          }),
          ...(!loop.cost && exits(loop.node as LoopNode) && { searches: true as const }),
        });
      } else ns += (work.ns ?? 0) * (isKnown(iterations) ? iterations : 1) * loop.share;
    }
    const whole = Math.round(ns * 10) / 10;
    return {
      ...(whole >= (isInLoop ? 0.1 : LEAST_NANOSECONDS) && { ns: isInLoop ? whole : Math.round(whole) }),
      ...(builder.calls && { calls: builder.calls }),
      ...(loops.length && { loops }),
    };
  }

  /** Yielding now and then is decided by the clock, or by a counter. */
  #letsOthersIn(node: TSESTree.Node, loop: LoopNode): boolean {
    // Loops that await settled promises only have a rule of their own.
    if (node.type === N.AwaitExpression && isSettled(node.argument)) return true;
    return letsOthersIn(this.builder.text.slice(startOf(node), endOf(node))) || isOnEveryPath(node, loop);
  }
}

/** `['id', id]`, `{ id }`, `'id'` in place of a function: a property of each element is read and compared. */
const isShorthand = (argument: TSESTree.Node | undefined): boolean =>
  argument?.type === N.ArrayExpression || argument?.type === N.ObjectExpression || argument?.type === N.Literal;

const isInSameFunction = (node: TSESTree.Node, loop: TSESTree.Node): boolean => {
  for (let at = node.parent; at; at = at.parent) {
    if (at === loop) return true;
    if (isFunction(at)) return false;
  }
  return false;
};

/** A loop is kept separately if it may take long or calls something; other short work counts as straight-line work. */
function isWorthKeeping(
  { cost }: LoopDraft,
  iterations: Size,
  { ns = 0, calls, loops }: Work,
  isInLoop: boolean,
): boolean {
  if (!cost || cost.heavy || loops) return true;
  if (isKnown(iterations)) return iterations >= FEW || (calls !== undefined && iterations > 1);
  return calls !== undefined || isInLoop || ns >= HEAVY_ELEMENT || SEARCHES_OR_COPIES.has(cost.each!);
}

function saysMore(size: Size, argument: TSESTree.Node): boolean {
  if (
    argument.type === N.Literal ||
    argument.type === N.TemplateLiteral ||
    argument.type === N.ObjectExpression ||
    isFunction(argument)
  )
    return false;
  return isKnown(size) ? size > 1 : size[0] !== '?' && !(size[0] === 'of');
}
