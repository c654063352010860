/** Two runs compared: the medians and intervals of the strategies in both. */
import { axisFy, barX, ruleX, ruleY } from '@observablehq/plot';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import type { PairedStrategy } from '../paired.ts';
import { COLORS } from './colors.ts';
import { frame } from './frame.ts';

/** @param unit of throughput */
export function twoRunsChart(pairs: readonly PairedStrategy[], measure: MeasureId, unit: string): SVGSVGElement {
  const { title: label, format } = MEASURES[measure];
  const rows = pairs.flatMap(({ title, shown, other }) => [
    { strategy: title, run: 'shown', median: shown.median, low: shown.low, high: shown.high },
    { strategy: title, run: 'other', median: other.median, low: other.low, high: other.high },
  ]);
  return frame(pairs.length, {
    rowHeight: 44,
    x: {
      label,
      labelAnchor: 'center',
      labelArrow: 'none',
      grid: true,
      nice: true,
      ticks: 5,
      tickFormat: (value: number) => format(value, unit),
    },
    y: { domain: ['shown', 'other'], axis: null },
    fy: { domain: pairs.map(({ title }) => title), label: null, padding: 0.2 },
    marks: [
      axisFy({ anchor: 'left', label: null }),
      barX(rows, {
        x: 'median',
        y: 'run',
        fy: 'strategy',
        fill: ({ run }) => (run === 'shown' ? COLORS.bar : COLORS.other),
        insetTop: 2,
        insetBottom: 2,
      }),
      ruleY(rows, { x1: 'low', x2: 'high', y: 'run', fy: 'strategy', stroke: COLORS.line, strokeWidth: 1.5 }),
      ruleX([0], { stroke: COLORS.line }),
    ],
  });
}
