/**
 * Compares the cost of passing a function's arguments and result to a worker with its own time, and finds the size from
 * which a worker pays off.
 */
import { performance } from 'node:perf_hooks';
import type { CloneCost } from '../../protocol/benchmark-result.ts';
import { THRESHOLDS } from '../../analysis/advice/figures.ts';
import { formatCount, formatTime } from '../../protocol/quantities.ts';
import { median } from '../statistics/samples.ts';
import { scaleArgument, type Scalable } from './scale-argument.ts';

type Call = (...args: readonly unknown[]) => unknown;
type Point = CloneCost['curve'][number];

/** Milliseconds to measure one item, and all sizes together; and repetitions. */
const BUDGET = 300;
const CURVE_BUDGET = 4_000;
const REPETITIONS = 15;
const HOPS = 50;
/** Multiples of the arguments' size, smaller ones first, so that the time limit cuts off the large ones. */
const SCALES = [1 / 64, 1 / 16, 1 / 4, 1, 4, 16];

/** @param hop makes an empty round trip to a warm worker */
export async function measureCloneCost(
  call: Call,
  args: readonly unknown[],
  hop: () => Promise<unknown>,
): Promise<CloneCost> {
  const hops: number[] = [];
  for (let turn = 0; turn < HOPS; turn++) hops.push(await timed(hop));
  const here = await measurePoint(call, args, 1);
  if (!(await holdsLoop(call, args))) return waiting(here, median(hops));
  const scalable = scaleArgument(args);
  const curve = scalable ? await measureCurve(call, scalable) : [];
  return describe(here, median(hops), curve, scalable?.unit);
}

/** Share of its time for which a function must block the event loop; below it, the function counts as waiting. */
const HOLDS = 0.5;

/** Whether it blocks the event loop: by computing, or by a blocking call. Waiting does not block. */
async function holdsLoop(call: Call, args: readonly unknown[]): Promise<boolean> {
  const before = performance.eventLoopUtilization();
  await call(...args);
  // A call that never yields ends before the loop has counted it.
  await new Promise(setImmediate);
  return performance.eventLoopUtilization(before).utilization > HOLDS;
}

async function measurePoint(call: Call, args: readonly unknown[], size: number): Promise<Point> {
  const result = await call(...args);
  const compute = await repeated(async () => {
    await call(...args);
  });
  const clone = await repeated(() => Promise.resolve(void structuredClone([args, result])));
  return { size, compute, clone };
}

/** Undefined if the function fails at another size: a truncated path or date may be invalid. */
async function measureCurve(call: Call, { sizes, at }: Scalable): Promise<Point[]> {
  const curve: Point[] = [];
  const begun = performance.now();
  for (const size of sizes(SCALES)) {
    if (performance.now() - begun > CURVE_BUDGET) break;
    try {
      curve.push(await measurePoint(call, at(size), size));
    } catch {
      return [];
    }
  }
  return curve;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function repeated(run: () => Promise<void>): Promise<number> {
  const samples: number[] = [];
  const begun = performance.now();
  while (samples.length < REPETITIONS && (samples.length === 0 || performance.now() - begun < BUDGET))
    samples.push(await timed(run));
  return median(samples);
}

/** Milliseconds that a warm worker saves; above zero if it pays off. */
const margin = ({ compute, clone }: Point): number =>
  Math.min(compute - THRESHOLDS.pool.value, compute - THRESHOLDS.cloneFactor.value * clone);

/** The size from which the margin stays above zero, between two measured sizes; the smallest one if all pay off. */
export function findBreakEven(curve: readonly Point[]): number | undefined {
  const last = curve.findLastIndex((point) => margin(point) <= 0);
  const [under, over] = [curve[last], curve[last + 1]];
  if (over === undefined) return undefined;
  if (under === undefined) return over.size;
  const part = -margin(under) / (margin(over) - margin(under));
  return Math.round(under.size + part * (over.size - under.size));
}

const waiting = ({ compute, clone }: Point, hop: number): CloneCost => ({
  compute,
  clone,
  hop,
  pays: false,
  curve: [],
  sentence: `A worker does not pay off: a call takes ${formatTime(compute)}, but waits without blocking.`,
});

function describe({ compute, clone }: Point, hop: number, curve: readonly Point[], unit = 'elements'): CloneCost {
  const pays = margin({ size: 1, compute, clone }) > 0;
  const breakEven = findBreakEven(curve);
  const costs = `a call takes ${formatTime(compute)}, cloning its arguments and result ${formatTime(clone)}`;
  const here = pays ? `A warm worker pays off: ${costs}.` : `A worker does not pay off: ${costs}.`;
  const elsewhere =
    breakEven === undefined
      ? curve.length > 0 && !pays
        ? ' It does not pay off at any measured size.'
        : ''
      : pays
        ? ` It pays off from about ${formatCount(breakEven)} ${unit}.`
        : ` From about ${formatCount(breakEven)} ${unit} it would.`;
  return {
    compute,
    clone,
    hop,
    pays,
    curve,
    ...(breakEven !== undefined && { breakEven }),
    sentence: here + elsewhere,
  };
}
