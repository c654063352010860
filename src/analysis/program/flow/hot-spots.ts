/** Where in a loop its time grows faster than its data: the lookups, copies and inner loops that cause it. */
import type { CallFacts } from '../../facts/facts.ts';
import type { Loop } from '../../facts/work.ts';
import type { Edge, FunctionSymbol } from '../graph/graph.ts';
import type { Span } from '../../findings.ts';
import { ONE, scaled, times, type Amount } from './amount.ts';
import type { Costs } from './costs.ts';
import { growthOf } from './growth.ts';

/** A loop, or a call that goes over something, in its function. */
export interface Step {
  readonly node: FunctionSymbol;
  readonly span: Span;
  /** What is called; empty for a loop of statements. */
  readonly name: string;
  /** It ends at the first match. */
  readonly searches?: true;
}

/** From the outermost loop to the operation that grows. */
export interface HotSpot {
  readonly steps: readonly Step[];
  /** Nanoseconds of all its iterations, with the names of the function where it begins. */
  readonly ns: Amount;
  /** The same without what functions further down take. */
  readonly shown: Amount;
}

/** Quadratic: less is in proportion to what there is to do. */
const LEAST_ORDER = 2;

/** More than this in one loop nobody reads. */
const MAX_SPOTS = 16;
/** Steps further down are no part of the loop. */
const MAX_DEPTH = 8;
/** The maximum depth of calls. */
const MAX_CALLS = 2;
/** The maximum depth of nested callbacks: some lead back to themselves. */
const MAX_CALLBACKS = 12;

interface Walk {
  readonly costs: Costs;
  readonly found: HotSpot[];
}

interface At {
  readonly steps: readonly Step[];
  /** Iterations of the loops around. */
  readonly iterations: Amount;
  readonly calls: number;
  /** Functions entered, callbacks included. */
  readonly entered: number;
  /** Expresses an amount in terms of the function where the search begins. */
  readonly inOuterTerms: (amount: Amount) => Amount;
}

export function hotSpotsOf(costs: Costs, node: FunctionSymbol, loop: Loop): readonly HotSpot[] {
  const walk: Walk = { costs, found: [] };
  descend(walk, node, loop, { steps: [], iterations: ONE, calls: 0, entered: 0, inOuterTerms: (amount) => amount });
  return walk.found;
}

/** @returns whether the loop is hot */
function descend(walk: Walk, node: FunctionSymbol, loop: Loop, around: At): boolean {
  const { costs, found } = walk;
  if (around.steps.length > MAX_DEPTH || found.length >= MAX_SPOTS) return false;
  const share = around.steps.length === 0 ? 1 : (loop.share ?? 1);
  const ofAllIterations = (once: Amount): Amount => scaled(times(around.iterations, around.inOuterTerms(once)), share);
  const ns = ofAllIterations(costs.loop(node, loop).ns);
  if (growthOf(ns).order < LEAST_ORDER) return false;
  const at: At = {
    ...around,
    steps: [...around.steps, stepOf(node, loop)],
    iterations: ofAllIterations(costs.iterations(node, loop)),
  };
  let isInside = false;
  for (const inner of loop.work.loops ?? []) isInside = descend(walk, node, inner, at) || isInside;
  for (const call of callsIn(loop)) isInside = followed(walk, node, call, at, call === loop.at) || isInside;
  if (!isInside && !isLongList(ns, at.iterations, around))
    found.push({ steps: at.steps, ns, shown: ofAllIterations(costs.loop(node, loop, true).ns) });
  return true;
}

/** One pass over a list that is as long as two sizes together is proportional to that list. */
function isLongList(ns: Amount, iterations: Amount, { steps }: At): boolean {
  const { order, sizes } = growthOf(iterations);
  const isOfSeveral = sizes.some(({ text }) => text !== sizes[0]!.text);
  return steps.length === 0 && isOfSeveral && growthOf(ns).order <= order;
}

const callsIn = ({ at, work }: Loop): readonly number[] => [
  ...(typeof at === 'number' ? [at] : []),
  ...(work.calls ?? []),
];

/** An operation that grows faster than its data by itself is reported at its own position. */
const isReportedThere = ({ costs }: Walk, node: FunctionSymbol): boolean =>
  (node.facts.work?.loops ?? []).some((loop) => growthOf(costs.loop(node, loop).ns).order > 1);

/**
 * Callbacks that stand in the loop, and functions that it calls.
 * @param isLoop the call is the loop
 */
function followed(walk: Walk, node: FunctionSymbol, index: number, around: At, isLoop = false): boolean {
  const call = node.facts.calls[index]!;
  let isInside = false;
  for (const edge of node.out) {
    if (edge.span !== call.span || edge.to === node) continue;
    const turns = isLoop ? undefined : walk.costs.turns(node, call, edge);
    const at = turns ? { ...around, iterations: times(around.iterations, around.inOuterTerms(turns)) } : around;
    const isCallback = edge.kind === 'callback';
    // The iteration of the loop itself is already reported.
    if (isCallback || (edge.kind === 'call' && !isLoop && !edge.possible && mayEnter(walk, edge.to, at)))
      isInside = entered(walk, node, call, edge, at) || isInside;
  }
  return isInside;
}

const mayEnter = (walk: Walk, to: FunctionSymbol, { calls }: At): boolean =>
  calls < MAX_CALLS && !waits(to) && !isReportedThere(walk, to);

/** What a function does after its first await, it does for the event loop. */
const waits = ({ facts }: FunctionSymbol): boolean => facts.async === true && (facts.awaits ?? 0) > 0;

/** The loops and calls of a function that a call leads to. */
function entered(walk: Walk, node: FunctionSymbol, call: CallFacts, edge: Edge, at: At): boolean {
  if (at.entered >= MAX_CALLBACKS) return false;
  const { to } = edge;
  const isCall = edge.kind === 'call';
  const step: Step = { node, span: call.span, name: call.text };
  const inOuterTerms = (amount: Amount): Amount => at.inOuterTerms(walk.costs.seenFrom(node, call, edge, amount));
  const next: At = {
    ...at,
    entered: at.entered + 1,
    inOuterTerms,
    ...(isCall && { steps: [...at.steps, step], calls: at.calls + 1 }),
  };
  let isInside = false;
  for (const loop of to.facts.work?.loops ?? []) isInside = descend(walk, to, loop, next) || isInside;
  for (const inner of to.facts.calls.flatMap((item, index) => (item.loops ? [] : [index])))
    if (!isCall || next.calls < MAX_CALLS) isInside = followed(walk, to, inner, next) || isInside;
  return isInside;
}

function stepOf(node: FunctionSymbol, { at, name, searches }: Loop): Step {
  const call = typeof at === 'number' ? node.facts.calls[at] : undefined;
  return { node, span: call?.span ?? (at as Span), name: call?.text ?? name ?? '', ...(searches && { searches }) };
}
