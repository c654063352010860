/** Calls in a loop that take microseconds each, and their total: copies, formatters, parsers. */
import type { PerElementRow } from '../../catalogue/per-element.ts';
import { isResultKept, type CallFacts } from '../../facts/facts.ts';
import type { Loop, Work } from '../../facts/work.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { known, ONE, scaled, times, type Amount } from './amount.ts';
import type { Costs } from './costs.ts';
import { growthOf } from './growth.ts';
import type { Step } from './hot-spots.ts';
import { letsOthersIn } from './letting-others-in.ts';
import { jsonCopyOf, perElementRowOf } from './per-element-rows.ts';

export interface RepeatedCall {
  /** From the call in the loop to the one that takes the time. */
  readonly steps: readonly Step[];
  readonly row: PerElementRow;
  /** Nanoseconds of all iterations, with the names of the function of the loop. */
  readonly ns: Amount;
}

/** If one loop has more than this, they are fixed together. */
const MAX_FOUND = 2;
/** The maximum depth of calls. */
const MAX_CALLS = 3;
/** The maximum depth of nested callbacks: some lead back to themselves. */
const MAX_DEPTH = 8;

export function repeatedCallsOf(costs: Costs, node: FunctionSymbol, loop: Loop): readonly RepeatedCall[] {
  const found: RepeatedCall[] = [];
  inLoop({ costs, found }, node, loop, { steps: [], iterations: ONE, depth: 0, inOuterTerms: (amount) => amount });
  return found;
}

interface Walk {
  readonly costs: Costs;
  readonly found: RepeatedCall[];
}

interface At {
  readonly steps: readonly Step[];
  readonly iterations: Amount;
  readonly depth: number;
  readonly inOuterTerms: (amount: Amount) => Amount;
}

function inLoop(walk: Walk, node: FunctionSymbol, loop: Loop, around: At): void {
  if (letsOthersIn(node, loop)) return;
  const turns = times(around.iterations, around.inOuterTerms(walk.costs.iterations(node, loop)));
  const at: At = { ...around, iterations: scaled(turns, loop.share ?? 1) };
  if (typeof loop.at === 'number') inCall(walk, node, node.facts.calls[loop.at]!, at, true);
  inWork(walk, node, loop.work, at);
}

function inWork(walk: Walk, node: FunctionSymbol, { calls = [], loops = [] }: Work, at: At): void {
  for (const index of calls) inCall(walk, node, node.facts.calls[index]!, at);
  for (const loop of loops) inLoop(walk, node, loop, at);
}

/** @param isLoop the call is the loop */
function inCall(walk: Walk, node: FunctionSymbol, call: CallFacts, at: At, isLoop = false): void {
  if (walk.found.length >= MAX_FOUND || isResultKept(call.seldom) || call.awaited) return;
  const step: Step = { node, span: call.span, name: call.text };
  const row = isLoop ? undefined : rowOf(node, call);
  if (row && growthOf(at.iterations).order > 0) {
    walk.found.push({ steps: [...at.steps, step], row, ns: times(at.iterations, known(row.microseconds * 1000)) });
    return;
  }
  if (at.steps.length < MAX_CALLS && at.depth < MAX_DEPTH) follow(walk, node, call, at, step, isLoop);
}

/** Callbacks that stand in the call, and functions that it leads to. */
function follow(walk: Walk, node: FunctionSymbol, call: CallFacts, at: At, step: Step, isLoop: boolean): void {
  for (const edge of node.out) {
    const { kind, to, possible } = edge;
    if (edge.span !== call.span || to === node || to.facts.generator || (kind !== 'callback' && kind !== 'call'))
      continue;
    if (kind === 'call' && (isLoop || possible || (to.facts.async && (to.facts.awaits ?? 0) > 0))) continue;
    const inOuterTerms = (amount: Amount) => at.inOuterTerms(walk.costs.seenFrom(node, call, edge, amount));
    const turns = kind === 'call' || isLoop ? undefined : walk.costs.turns(node, call, edge);
    const iterations = turns ? times(at.iterations, at.inOuterTerms(turns)) : at.iterations;
    const next: At = {
      ...at,
      iterations,
      depth: at.depth + 1,
      inOuterTerms,
      ...(kind === 'call' && { steps: [...at.steps, step] }),
    };
    inWork(walk, to, to.facts.work ?? {}, next);
    for (const inner of to.facts.calls) if (!inner.loops) inCall(walk, to, inner, next);
  }
}

/** In the catalogue with certainty: not another object's method of that name. */
const rowOf = (node: FunctionSymbol, call: CallFacts): PerElementRow | undefined =>
  jsonCopyOf(call) ??
  perElementRowOf(
    call,
    node.apiCalls.find((candidate) => candidate.call === call && !candidate.possible),
  );
