/** Compute time of a call compared with the clone time of its arguments, by size. */
import { dot, line, ruleX } from '@observablehq/plot';
import type { CloneCost } from '../../protocol/benchmark-result.ts';
import { formatCount, formatTime } from '../../protocol/quantities.ts';
import { COLORS } from './colors.ts';
import { frame } from './frame.ts';

const ROWS = 6;

export function cloneCostChart({ curve, breakEven }: CloneCost): SVGSVGElement {
  const series = [
    { key: 'compute', stroke: COLORS.bar, symbol: 'circle' },
    { key: 'clone', stroke: COLORS.other, symbol: 'square' },
  ] as const;
  return frame(ROWS, {
    marginLeft: 70,
    x: {
      type: 'log',
      label: 'Size of the largest argument',
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: 5,
      tickFormat: formatCount,
    },
    y: { type: 'log', label: 'Time of a call', labelArrow: 'none', grid: true, ticks: 5, tickFormat: formatTime },
    marks: [
      ...(breakEven === undefined ? [] : [ruleX([breakEven], { stroke: COLORS.line, strokeDasharray: '4,3' })]),
      ...series.flatMap(({ key, stroke, symbol }) => [
        line(curve, { x: 'size', y: key, stroke, strokeWidth: 2 }),
        dot(curve, { x: 'size', y: key, symbol, fill: stroke, stroke: COLORS.line }),
      ]),
    ],
  });
}
