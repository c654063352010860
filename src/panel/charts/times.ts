/**
 * Wall time of each strategy: the median as a bar, its interval as a line, each execution as a dot, outliers hollow.
 */
import { barX, dot, ruleX, ruleY, text, tickX } from '@observablehq/plot';
import type { StrategyResult } from '../../protocol/benchmark.ts';
import { formatTime } from '../../protocol/quantities.ts';
import { COLORS } from './colors.ts';
import { frame, LEGIBLE } from './frame.ts';

/**
 * How far the axis extends beyond the slowest execution. With few rounds an interval may be very wide; it leaves the
 * chart.
 */
const BEYOND = 1.25;

export function timesChart(strategies: readonly StrategyResult[]): SVGSVGElement {
  const end = BEYOND * Math.max(...strategies.flatMap(({ samples: times }) => times));
  const samples = strategies.flatMap(({ title, samples: times, outliers }) =>
    times.map((time, index) => ({ title, time, outlier: outliers.includes(index) })),
  );
  const intervals = strategies.map(({ title, low, high }) => ({ title, low, high: Math.min(high, end) }));
  const ends = strategies.flatMap(({ title, low, high }) =>
    [low, high].filter((time) => time <= end).map((time) => ({ title, time })),
  );
  const furthest = strategies.map(({ title, median, high, samples: times }) => ({
    title,
    median,
    end: Math.max(Math.min(high, end), ...times),
  }));
  return frame(strategies.length, {
    x: {
      label: 'Wall time',
      labelAnchor: 'center',
      labelArrow: 'none',
      grid: true,
      nice: true,
      ticks: 5,
      tickFormat: formatTime,
    },
    y: { domain: strategies.map(({ title }) => title), label: null, tickSize: 0 },
    marks: [
      barX(strategies, { x: 'median', y: 'title', fill: COLORS.bar, insetTop: 6, insetBottom: 6 }),
      dot(samples, {
        x: 'time',
        y: 'title',
        r: 2.5,
        fill: ({ outlier }) => (outlier ? 'none' : COLORS.sample),
        stroke: COLORS.sample,
      }),
      ruleY(intervals, { x1: 'low', x2: 'high', y: 'title', stroke: COLORS.line, strokeWidth: 1.5 }),
      tickX(ends, { x: 'time', y: 'title', stroke: COLORS.line, strokeWidth: 1.5, insetTop: 12, insetBottom: 12 }),
      ruleX([0], { stroke: COLORS.line }),
      text(furthest, {
        x: 'end',
        y: 'title',
        text: ({ median }) => formatTime(median),
        dx: 8,
        textAnchor: 'start',
        ...LEGIBLE,
      }),
    ],
  });
}
