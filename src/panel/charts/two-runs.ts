/** Two runs compared: the medians and intervals of the strategies in both. */
import { axisFy, barX, ruleX, ruleY } from '@observablehq/plot';
import { formatTime } from '../../protocol/quantities.ts';
import type { PairedStrategy } from '../paired.ts';
import { COLORS } from './colors.ts';
import { frame } from './frame.ts';

export function twoRunsChart(pairs: readonly PairedStrategy[]): SVGSVGElement {
  const rows = pairs.flatMap(({ title, shown, other }) => [
    { strategy: title, run: 'shown', median: shown.median, low: shown.low, high: shown.high },
    { strategy: title, run: 'other', median: other.median, low: other.low, high: other.high },
  ]);
  return frame(pairs.length, {
    rowHeight: 44,
    x: {
      label: 'Wall time',
      labelAnchor: 'center',
      labelArrow: 'none',
      grid: true,
      nice: true,
      ticks: 5,
      tickFormat: formatTime,
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
