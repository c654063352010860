/**
 * One measure of each strategy: the median as a bar, its interval as a line, and each sample as a dot of the strip
 * below it, outliers hollow.
 */
import { barX, dot, ruleX, ruleY, text, tickX } from '@observablehq/plot';
import type { BenchmarkResult, StrategyResult } from '../../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { COLORS } from './colors.ts';
import { frame, LEGIBLE } from './frame.ts';

/**
 * How far the axis extends beyond the largest sample. With few rounds an interval may be very wide; it leaves the
 * chart.
 */
const BEYOND = 1.25;
/** Pixels of a row: the bar, and the strip below it. */
const ROW = 44;
const STRIP = 16;
const AROUND_LINE = 9;

export function measureChart({ strategies, unit }: BenchmarkResult, measure: MeasureId): SVGSVGElement {
  const rows = strategies.flatMap((strategy) => rowOf(strategy, measure));
  const end = BEYOND * Math.max(...rows.flatMap(({ samples }) => samples));
  const { title, format } = MEASURES[measure];
  const show = (value: number): string => format(value, unit);
  const samples = rows.flatMap(({ name, samples: values, outliers }) =>
    values.map((value, index) => ({ name, value, outlier: outliers.includes(index) })),
  );
  const intervals = rows.map(({ name, low, high }) => ({ name, low, high: Math.min(high, end) }));
  const ends = rows.flatMap(({ name, low, high }) =>
    [low, high].filter((value) => value <= end).map((value) => ({ name, value })),
  );
  const furthest = rows.map(({ name, median, high }) => ({ name, median, end: Math.max(median, Math.min(high, end)) }));
  return frame(rows.length, {
    rowHeight: ROW,
    x: { label: title, labelAnchor: 'center', labelArrow: 'none', grid: true, nice: true, ticks: 5, tickFormat: show },
    y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0 },
    marks: [
      barX(rows, { x: 'median', y: 'name', fill: COLORS.bar, insetTop: 4, insetBottom: STRIP }),
      dot(samples, {
        x: 'value',
        y: 'name',
        dy: STRIP - 2,
        r: 2.5,
        fill: ({ outlier }) => (outlier ? 'none' : COLORS.sample),
        fillOpacity: 0.5,
        stroke: COLORS.sample,
        strokeOpacity: 0.7,
      }),
      ruleY(intervals, { x1: 'low', x2: 'high', y: 'name', dy: -STRIP / 2 + 2, stroke: COLORS.line, strokeWidth: 1.5 }),
      tickX(ends, {
        x: 'value',
        y: 'name',
        stroke: COLORS.line,
        strokeWidth: 1.5,
        insetTop: AROUND_LINE,
        insetBottom: STRIP + AROUND_LINE - 4,
      }),
      ruleX([0], { stroke: COLORS.line }),
      text(furthest, {
        x: 'end',
        y: 'name',
        text: ({ median }) => show(median),
        dx: 8,
        dy: -STRIP / 2 + 2,
        textAnchor: 'start',
        ...LEGIBLE,
      }),
    ],
  });
}

function rowOf({ title, figures, outliers }: StrategyResult, measure: MeasureId) {
  const figure = figures[measure];
  // Outliers are only known for wall times.
  return figure ? [{ ...figure, name: title, outliers: measure === 'wall' ? outliers : [] }] : [];
}
