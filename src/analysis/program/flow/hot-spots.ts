/** Where in a loop its time grows faster than its data: the lookups, copies and inner loops that make it so. */
import type { Loop } from '../../facts/work.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import type { Span } from '../../findings.ts';
import { ONE, scaled, times, type Amount } from './amount.ts';
import type { Costs } from './costs.ts';
import { growthOf } from './growth.ts';

/** A loop, or a call that goes over something, in its function. */
export interface Step {
  readonly node: FunctionSymbol;
  readonly span: Span;
  /** What is called; empty of a loop of statements. */
  readonly name: string;
  /** It ends as soon as something is found. */
  readonly searches?: true;
}

/** From the outermost loop to what grows in it. */
export interface HotSpot {
  readonly steps: readonly Step[];
  /** Nanoseconds of all its iterations, with the names of the function where it begins. */
  readonly ns: Amount;
  /** The same without what functions further down take. */
  readonly shown: Amount;
}

/** Quadratic: less is in proportion to what there is to do. */
const LEAST_ORDER = 2;

/** More than this in one loop are mended together. */
const MAX_SPOTS = 4;
/** Steps further down are no part of the loop. */
const MAX_DEPTH = 8;
/** Calls are followed so far. */
const MAX_CALLS = 2;

interface Walk {
  readonly costs: Costs;
  readonly found: HotSpot[];
}

interface At {
  readonly steps: readonly Step[];
  /** Iterations of the loops around. */
  readonly iterations: Amount;
  readonly calls: number;
  /** Expresses an amount in terms of the function where the search begins. */
  readonly inOuterTerms: (amount: Amount) => Amount;
}

export function hotSpotsOf(costs: Costs, node: FunctionSymbol, loop: Loop): readonly HotSpot[] {
  const walk: Walk = { costs, found: [] };
  descend(walk, node, loop, { steps: [], iterations: ONE, calls: 0, inOuterTerms: (amount) => amount });
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
  for (const call of callsIn(loop)) isInside = followed(walk, node, call, at) || isInside;
  if (!isInside && !isLongList(ns, at.iterations, around))
    found.push({ steps: at.steps, ns, shown: ofAllIterations(costs.loop(node, loop, true).ns) });
  return true;
}

/** What goes once over a list that is as long as two sizes together is in proportion to that list. */
function isLongList(ns: Amount, iterations: Amount, { steps }: At): boolean {
  const { order, sizes } = growthOf(iterations);
  const isOfSeveral = sizes.some(({ text }) => text !== sizes[0]!.text);
  return steps.length === 0 && isOfSeveral && growthOf(ns).order <= order;
}

const callsIn = ({ at, work }: Loop): readonly number[] => [
  ...(typeof at === 'number' ? [at] : []),
  ...(work.calls ?? []),
];

/** What grows faster than its data by itself is reported where it stands. */
const isReportedThere = ({ costs }: Walk, node: FunctionSymbol): boolean =>
  (node.facts.work?.loops ?? []).some((loop) => growthOf(costs.loop(node, loop).ns).order > 1);

/** Callbacks that stand in the loop, and functions that it calls. */
function followed(walk: Walk, node: FunctionSymbol, index: number, at: At): boolean {
  const call = node.facts.calls[index]!;
  let isInside = false;
  for (const edge of node.out) {
    const { kind, to, possible } = edge;
    if (edge.span !== call.span || to === node || (kind !== 'callback' && kind !== 'call')) continue;
    const isCall = kind === 'call';
    if (isCall && (possible || at.calls >= MAX_CALLS || isReportedThere(walk, to))) continue;
    const step: Step = { node, span: call.span, name: call.text };
    const inOuterTerms = (amount: Amount): Amount => at.inOuterTerms(walk.costs.seenFrom(node, call, edge, amount));
    const next: At = { ...at, inOuterTerms, ...(isCall && { steps: [...at.steps, step], calls: at.calls + 1 }) };
    for (const loop of to.facts.work?.loops ?? []) isInside = descend(walk, to, loop, next) || isInside;
    for (const inner of to.facts.calls.flatMap((item, index) => (item.loops ? [] : [index])))
      if (isCall ? next.calls < MAX_CALLS : true) isInside = followed(walk, to, inner, next) || isInside;
  }
  return isInside;
}

function stepOf(node: FunctionSymbol, { at, name, searches }: Loop): Step {
  const call = typeof at === 'number' ? node.facts.calls[at] : undefined;
  return { node, span: call?.span ?? (at as Span), name: call?.text ?? name ?? '', ...(searches && { searches }) };
}
