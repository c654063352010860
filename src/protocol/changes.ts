/** What changed between two results of the same thing, and since which commit. */
import type { BenchmarkResult, Change, Figure } from './benchmark-result.ts';
import { MEASURES, type MeasureId } from './measures.ts';
import { formatCount } from './quantities.ts';

/** Smaller relative differences are the machine's, not the code's; memory and starts differ more between processes. */
const NOISE = { perExecution: 0.02, perProcess: 0.2 } as const;

/** Of every strategy in both, in every measure of merit. */
export function changesBetween(before: BenchmarkResult, after: BenchmarkResult): Change[] {
  const earlier = new Map(before.strategies.map((one) => [one.key, one]));
  return after.strategies.flatMap(({ key, title, figures }) =>
    after.merits.flatMap((measure) => {
      const [was, is] = [earlier.get(key)?.figures[measure], figures[measure]];
      return was && is ? [{ key, title, measure, ...changeOf(was, is, measure) }] : [];
    }),
  );
}

/** The runs were not paired, so the intervals of both add up, on a logarithmic scale. */
export function changeOf(was: Figure, is: Figure, measure: MeasureId): Omit<Change, 'key' | 'title' | 'measure'> {
  const { better, least, perExecution } = MEASURES[measure];
  const floor = Math.max(least, Number.MIN_VALUE);
  // workload-lint-disable-next-line cpu-loop -- strategies and measures are a handful each
  const [before, after] = [was, is].map(({ median, low, high }) => ({
    middle: Math.log(Math.max(median, floor)),
    reach: (Math.log(Math.max(high, floor)) - Math.log(Math.max(low, floor))) / 2,
  })) as [{ middle: number; reach: number }, { middle: number; reach: number }];
  const middle = (after.middle - before.middle) * (better === 'less' ? 1 : -1);
  const reach = Math.hypot(before.reach, after.reach);
  const [low, high] = [Math.exp(middle - reach), Math.exp(middle + reach)];
  const noise = 1 + NOISE[perExecution ? 'perExecution' : 'perProcess'];
  const noticeable = Math.abs(is.median - was.median) >= least;
  return {
    before: was.median,
    after: is.median,
    ratio: Math.exp(middle),
    low,
    high,
    verdict: !noticeable ? 'same' : low > noise ? 'worse' : high < 1 / noise ? 'better' : 'same',
  };
}

/** "18–24 % worse" */
export function describeChange({ verdict, low, high }: Pick<Change, 'verdict' | 'low' | 'high'>): string {
  if (verdict === 'same') return 'no clear change';
  const [from, to] = verdict === 'worse' ? [low - 1, high - 1] : [1 - high, 1 - low];
  const [least, most] = [from, to].map((part) => formatCount(Math.round(part * 100)));
  return `${least === most ? least : `${least}–${most}`} % ${verdict}`;
}

/** What must be equal for two results to be compared: the same work on the same machine. */
export function likenessOf({ kind, scenario, file, size, environment, ...result }: BenchmarkResult): string {
  const { node, cpu, cpus, platform } = environment;
  return JSON.stringify([kind, scenario, file, result.arguments, size, node, cpu, cpus, platform]);
}

export interface Step {
  /** The first of the most recent results that equal the latest one. */
  readonly since: BenchmarkResult;
  readonly change: ReturnType<typeof changeOf>;
}

/**
 * Where the latest change of a strategy happened.
 * @param results alike, the latest first
 */
export function latestStep(results: readonly BenchmarkResult[], key: string, measure: MeasureId): Step | undefined {
  const figureOf = (result: BenchmarkResult): Figure | undefined =>
    result.strategies.find((one) => one.key === key)?.figures[measure];
  const [latest, ...earlier] = results;
  const now = latest && figureOf(latest);
  if (latest === undefined || now === undefined) return undefined;
  let since = latest;
  for (const result of earlier) {
    const was = figureOf(result);
    if (was === undefined) continue;
    const change = changeOf(was, now, measure);
    if (change.verdict !== 'same') return { since, change };
    since = result;
  }
  return undefined;
}
