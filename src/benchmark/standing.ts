/** Reports during a run how wide the intervals still are. */
import type { Standing } from '../protocol/benchmark.ts';
import type { Plan } from './plan.ts';
import { judgedOf, type Series } from './series.ts';
import { needingMore } from './statistics/enough.ts';
import { decide } from './statistics/outcome.ts';

/** Milliseconds between two reports: nobody reads faster, and the cost is negligible. */
const BETWEEN = 300;

export function createStanding(plan: Plan, tell: (standing: Standing) => void): (series: readonly Series[]) => void {
  let told = -BETWEEN;
  return (series) => {
    if (performance.now() - told < BETWEEN) return;
    told = performance.now();
    const judged = series.flatMap((one) => judgedOf(one, plan) ?? []);
    const { keys } = needingMore(judged, plan.merits, { precision: plan.precision, processes: 1 });
    const measure = decide(judged, plan.merits)?.decidedBy ?? plan.merits[0]!;
    const strategies = judged.flatMap(({ key, figures }) => {
      const figure = figures[measure];
      if (figure === undefined) return [];
      const { median, low, high } = figure;
      return [{ key, median, low, high, enough: !keys.has(key) }];
    });
    tell({ type: 'standing', measure, unit: plan.unit, strategies });
  };
}
