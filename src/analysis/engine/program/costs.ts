/**
 * What calling a function costs: the work of its body and of what it calls, as far as the text tells.
 * Worked out when asked, kept until a link on the way changes.
 */
import { UNKNOWN_CALL } from '../../catalogue/costs/index.ts';
import type { CallFacts, Expr } from '../facts.ts';
import type { Loop, Size, Work } from '../work.ts';
import { isKnown, known, leading, NONE, ONE, plus, scaled, times, typical, unknown, type Amount, type Unknown } from './amount.ts';
import { recursionOf } from './recursion.ts';
import { SizeReader, textOf, TYPICAL_SIZE, type Given } from './sizes.ts';
import type { ApiCall, Edge, FunctionNode, Unit } from './unit.ts';
import type { Values } from './values.ts';

/** Nanoseconds, and how many turns the innermost loops take. */
export interface Estimate {
  readonly ns: Amount;
  readonly turns: Amount;
  /** Some of it rests on a call that may lead elsewhere. */
  readonly possible: boolean;
}

const FREE: Estimate = { ns: NONE, turns: NONE, possible: false };
/** Calls are followed this far down. */
const MAX_DEPTH = 10;
/** Functions looked at for one question. */
const MAX_STEPS = 4_000;
/** Nanoseconds of a function too small for a fact. */
const SMALL_FUNCTION = 4;

const sum = (a: Estimate, b: Estimate): Estimate => ({ ns: plus(a.ns, b.ns), turns: plus(a.turns, b.turns), possible: a.possible || b.possible });

/** What is known of where control is. */
interface Frame {
  readonly node: FunctionNode;
  readonly given: Given;
  readonly depth: number;
}

interface Kept {
  readonly estimate: Estimate;
  /** The files it rests on, with how often each was linked. */
  readonly rests: ReadonlyMap<Unit, number>;
}

export class Costs {
  readonly #kept = new WeakMap<FunctionNode, Kept>();
  readonly #sizes: SizeReader;
  readonly #open: FunctionNode[] = [];
  /** Of each function that is being worked out: the files its cost rests on. */
  readonly #rests: Map<Unit, number>[] = [];
  #steps = 0;

  /**
   * @param valueOf what an expression of a file may stand for
   * @param millisecondsOf what the catalogue says of a call that blocks while it computes
   */
  constructor(valueOf: (unit: Unit, expr: Expr) => Values, readonly millisecondsOf: (call: ApiCall) => number | undefined) {
    this.#sizes = new SizeReader(valueOf);
  }

  /** What a call of the function costs, whatever it is given: its parameters are unknown sizes with their number. */
  of(node: FunctionNode): Estimate {
    const kept = this.#kept.get(node);
    if (kept && isFresh(kept)) {
      this.#rest(kept.rests);
      return kept.estimate;
    }
    if (this.#open.length === 0) this.#steps = 0;
    const rests = new Map([[node.unit, node.unit.links]]);
    this.#rests.push(rests);
    const estimate = this.#called({ node, given: whatever(node), depth: this.#open.length });
    this.#rests.pop();
    this.#rest(rests);
    // Inside a circle, or past the limit, the answer is only part of the truth.
    if (this.#open.length === 0 || this.#steps < MAX_STEPS) this.#kept.set(node, { estimate, rests });
    return estimate;
  }

  #rest(rests: ReadonlyMap<Unit, number>): void {
    const around = this.#rests.at(-1);
    if (around) for (const [unit, links] of rests) around.set(unit, links);
  }

  /** What one loop of a function costs, all its turns together; of one that awaits, a single turn. */
  loop(node: FunctionNode, loop: Loop): Estimate {
    this.of(node);
    this.#open.push(node);
    const estimate = this.#loop(loop, { node, given: whatever(node), depth: 1 });
    this.#open.pop();
    return estimate;
  }

  /** What one call in a function costs, with what it is given there. */
  call(node: FunctionNode, call: CallFacts): Estimate {
    this.#open.push(node);
    const estimate = this.#call(call, { node, given: whatever(node), depth: 1 }, true);
    this.#open.pop();
    return estimate;
  }

  #called(frame: Frame): Estimate {
    const { node, given } = frame;
    if (node.facts.annotations?.nonblocking) return FREE;
    this.#rests.at(-1)?.set(node.unit, node.unit.links);
    if (this.#open.includes(node) || frame.depth > MAX_DEPTH || ++this.#steps > MAX_STEPS) return FREE;
    this.#open.push(node);
    const { selfCalls } = node.facts;
    const estimate = selfCalls ? recursionOf(selfCalls, given.get(node.id) ?? [], {
      once: (own) => this.#body({ ...frame, given: new Map([...given, [node.id, own]]) }),
      size: (size, own) => this.#sizes.amount(node.unit, size, new Map([...given, [node.id, own]])),
      nameOf: () => textOf(node.unit, ['var', node.facts.params[0] ?? -1]),
    }) : this.#body(frame);
    this.#open.pop();
    return estimate;
  }

  #body(frame: Frame): Estimate {
    const { calls, work } = frame.node.facts;
    let total = this.#work(work ?? { ns: SMALL_FUNCTION }, frame);
    calls.forEach((call, at) => {
      if (!call.loops && RUNS.has(call.kind)) total = sum(total, this.#call(call, frame, isLoopOver(work, at)));
    });
    return total;
  }

  #work({ ns = 0, calls = [], loops = [] }: Work, frame: Frame): Estimate {
    let total: Estimate = { ns: known(ns), turns: NONE, possible: false };
    for (const call of calls) total = sum(total, this.#call(frame.node.facts.calls[call]!, frame, isLoopOver({ loops }, call)));
    for (const loop of loops) total = sum(total, this.#loop(loop, frame));
    return total;
  }

  #loop({ turns: size, work, yields, name, at }: Loop, frame: Frame): Estimate {
    const turns = yields ? ONE : this.#sizes.amount(frame.node.unit, size, frame.given);
    let once: Estimate;
    if (typeof at === 'number') {
      // What is handed over runs for each element.
      once = { ns: known(work.ns ?? 0), turns: NONE, possible: false };
      for (const edge of this.#edges(frame.node, frame.node.facts.calls[at]!)) if (edge.kind === 'callback') once = sum(once, this.#edge(edge, [], frame));
    } else once = this.#work(work, frame);
    const isInnermost = name === undefined && typical(once.turns) < 1;
    return { ns: times(turns, once.ns), turns: isInnermost ? turns : times(turns, once.turns), possible: once.possible };
  }

  /** @param isCounted its callbacks are counted as a loop already */
  #call(call: CallFacts, frame: Frame, isCounted: boolean): Estimate {
    const edges = this.#edges(frame.node, call);
    let total = FREE;
    const either: Estimate[] = [];
    for (const edge of edges) {
      if (edge.kind === 'callback' && isCounted) continue;
      if (edge.kind !== 'call' && edge.kind !== 'callback') continue;
      const estimate = this.#edge(edge, call.args.map(({ value }, at): Size => call.sizes?.[at] ?? sizeOfArgument(value)), frame);
      if (edge.possible) either.push({ ...estimate, possible: true });
      else total = sum(total, estimate);
    }
    // One of several: neither the best nor the worst.
    for (const { ns, turns } of either) total = sum(total, { ns: scaled(ns, 1 / either.length), turns: scaled(turns, 1 / either.length), possible: true });
    const api = frame.node.apiCalls.find((candidate) => candidate.call === call);
    const milliseconds = api && !call.awaited ? this.millisecondsOf(api) : undefined;
    if (milliseconds !== undefined) return sum(total, { ns: known(milliseconds * 1e6), turns: NONE, possible: api!.possible });
    return edges.length > 0 ? total : sum(total, { ns: known(api ? 0 : UNKNOWN_CALL), turns: NONE, possible: false });
  }

  #edges(node: FunctionNode, { span }: CallFacts): readonly Edge[] {
    return node.out.filter((edge) => edge.span === span);
  }

  #edge({ to }: Edge, args: readonly Size[], { node, given, depth }: Frame): Estimate {
    // What an async function does after its first await, it does for the event loop.
    if (to.facts.async && (to.facts.awaits ?? 0) > 0) return FREE;
    if (to.facts.generator) return FREE;
    const own = to.facts.params.map((id, at): Amount | undefined => (
      args[at] === undefined || id < 0 ? undefined : this.#sizes.amount(node.unit, args[at], given)));
    const isInside = to.unit === node.unit && to.facts.parent >= 0;
    return this.#called({ node: to, depth: depth + 1, given: new Map([...(isInside ? given : []), [to.id, own]]) });
  }
}

/** Parameters that nothing is known of. */
const whatever = ({ id, unit, facts }: FunctionNode): Given => new Map([[id, facts.params.map((binding, param): Amount => (
  unknown({ text: binding < 0 ? '' : unit.facts.bindings[binding]!.name, param, typical: TYPICAL_SIZE })))]]);

function sizeOfArgument(value: Expr): Size {
  if (value[0] === 'lit') return typeof value[1] === 'number' ? value[1] : String(value[1]).length;
  return value[0] === '?' ? ['?', 'argument'] : ['of', value];
}

/** Reading a property is work of the body; handlers run later. */
const RUNS: ReadonlySet<string> = new Set(['call', 'new', 'tag']);
const isLoopOver = (work: Work | undefined, call: number): boolean => Boolean(work?.loops?.some(({ at }) => at === call));

const isFresh = ({ rests }: Kept): boolean => {
  for (const [unit, links] of rests) if (unit.links !== links) return false;
  return true;
};

/** What an estimate comes to, for whoever shows it. */
export interface Figures {
  /** Milliseconds; where sizes are unknown, for those that are believed usual. */
  readonly milliseconds: number;
  /** Turns of the innermost loops. */
  readonly turns: number;
  /** The sizes it grows with, the product that matters most; empty where all is known. */
  readonly grows: readonly Unknown[];
  readonly possible: boolean;
}

export const figuresOf = ({ ns, turns, possible }: Estimate): Figures => ({
  milliseconds: typical(ns) / 1e6, turns: typical(turns), grows: isKnown(ns) ? [] : leading(ns), possible,
});
