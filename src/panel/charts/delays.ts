/** Event-loop delay of each strategy, from the median to the maximum, with the budget; logarithmic scale. */
import { dot, ruleX, ruleY, text } from '@observablehq/plot';
import type { StrategyResult } from '../../protocol/benchmark-result.ts';
import { formatTime } from '../../protocol/quantities.ts';
import { COLORS } from './colors.ts';
import { frame, LEGIBLE } from './frame.ts';

/** A long task, in milliseconds. */
export const BUDGET = 50;
/** Milliseconds below which no delay is noticeable; drawn at the edge. */
const LEAST = 0.1;
const DECADES = [0.1, 1, 10, 100, 1_000, 10_000, 100_000];

export const DELAY_SYMBOLS = {
  p50: { symbol: 'circle', sign: '●' },
  p99: { symbol: 'diamond', sign: '◆' },
  max: { symbol: 'triangle', sign: '▲' },
} as const;

export function delaysChart(strategies: readonly StrategyResult[]): SVGSVGElement {
  const rows = strategies.map(({ title, loopDelay: { p50, p99, max } }) => ({
    title,
    p50: Math.max(p50, LEAST),
    p99: Math.max(p99, LEAST),
    max: Math.max(max, LEAST),
    words: max < LEAST ? 'none' : formatTime(max),
  }));
  const largest = Math.max(BUDGET, ...rows.map(({ max }) => max));
  return frame(strategies.length, {
    rowHeight: 28,
    x: {
      type: 'log',
      label: 'Event-loop delay',
      labelAnchor: 'center',
      labelArrow: 'none',
      grid: true,
      tickFormat: formatTime,
      ticks: DECADES.filter((tick) => tick <= largest * 1.2),
      domain: [LEAST, largest * 1.2],
    },
    y: { domain: rows.map(({ title }) => title), label: null, tickSize: 0, type: 'band' },
    marks: [
      ruleX([BUDGET], { stroke: COLORS.budget, strokeDasharray: '4,3' }),
      ruleY(rows, { x1: 'p50', x2: 'max', y: 'title', stroke: COLORS.bar, strokeWidth: 2 }),
      ...(['p50', 'p99', 'max'] as const).map((key) =>
        dot(rows, {
          x: key,
          y: 'title',
          symbol: DELAY_SYMBOLS[key].symbol,
          r: 4,
          fill: COLORS.bar,
          stroke: COLORS.line,
        }),
      ),
      text(rows, { x: 'max', y: 'title', text: 'words', dx: 10, textAnchor: 'start', ...LEGIBLE }),
    ],
  });
}
