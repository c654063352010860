/** Where in a loop its time grows: the lookups, copies and inner loops whose cost has the order of the whole. */
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
  /** Nanoseconds of all its turns. */
  readonly ns: Amount;
  /** It is in a function that the loop calls. */
  readonly isCallee: boolean;
}

/** More than this in one loop are mended together. */
const MAX_SPOTS = 4;
/** Steps further down are no part of the loop. */
const MAX_DEPTH = 8;
/** Calls are followed so far. */
const MAX_CALLS = 1;

interface Walk {
  readonly costs: Costs;
  readonly order: number;
  readonly found: HotSpot[];
}

interface At {
  readonly steps: readonly Step[];
  /** Turns of the loops around. */
  readonly turns: Amount;
  readonly calls: number;
}

export function hotSpotsOf(costs: Costs, node: FunctionSymbol, loop: Loop, order: number): readonly HotSpot[] {
  const walk: Walk = { costs, order, found: [] };
  descend(walk, node, loop, { steps: [], turns: ONE, calls: 0 });
  return walk.found;
}

/** @returns whether the loop is hot */
function descend(walk: Walk, node: FunctionSymbol, loop: Loop, around: At): boolean {
  const { costs, order, found } = walk;
  if (around.steps.length > MAX_DEPTH || found.length >= MAX_SPOTS) return false;
  const share = around.steps.length === 0 ? 1 : (loop.share ?? 1);
  const ns = scaled(times(around.turns, costs.loop(node, loop).ns), share);
  if (growthOf(ns).order < order) return false;
  const at: At = {
    steps: [...around.steps, stepOf(node, loop)],
    turns: scaled(times(around.turns, costs.turns(node, loop)), share),
    calls: around.calls,
  };
  let isInside = false;
  for (const inner of loop.work.loops ?? []) isInside = descend(walk, node, inner, at) || isInside;
  for (const call of callsIn(loop)) isInside = followed(walk, node, call, at) || isInside;
  if (!isInside) found.push({ steps: at.steps, ns, isCallee: around.calls > 0 });
  return true;
}

const callsIn = ({ at, work }: Loop): readonly number[] => [
  ...(typeof at === 'number' ? [at] : []),
  ...(work.calls ?? []),
];

/** What grows faster than its data by itself is told where it stands. */
const isToldThere = ({ costs }: Walk, node: FunctionSymbol): boolean =>
  (node.facts.work?.loops ?? []).some((loop) => growthOf(costs.loop(node, loop).ns).order > 1);

/** Callbacks that stand in the loop, and functions that it calls. */
function followed(walk: Walk, node: FunctionSymbol, call: number, at: At): boolean {
  const { span } = node.facts.calls[call]!;
  let isInside = false;
  for (const { kind, span: own, to, possible } of node.out) {
    if (own !== span || to === node || (kind !== 'callback' && kind !== 'call')) continue;
    const isCall = kind === 'call';
    if (isCall && (possible || at.calls >= MAX_CALLS || isToldThere(walk, to))) continue;
    const step: Step = { node, span, name: node.facts.calls[call]!.text };
    const next: At = isCall ? { ...at, steps: [...at.steps, step], calls: at.calls + 1 } : at;
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
