/** One measure of a strategy over the runs of a history: medians with their intervals, the oldest first. */
import { dot, line, ruleX } from '@observablehq/plot';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { COLORS } from './colors.ts';
import { frame } from './frame.ts';

const ROWS = 5;
/** Labels that fit beside each other. */
const LABELS = 8;

/** @param results alike, the oldest first */
export function seriesChart(results: readonly BenchmarkResult[], key: string, measure: MeasureId): SVGSVGElement {
  const points = results.flatMap((result, index) => {
    const figure = result.strategies.find((one) => one.key === key)?.figures[measure];
    return figure ? [{ index, label: labelOf(result), ...figure }] : [];
  });
  const labels = new Map(points.map(({ index, label }) => [index, label]));
  const every = Math.ceil(points.length / LABELS);
  const { title, format } = MEASURES[measure];
  const unit = results[0]?.unit ?? '';
  return frame(ROWS, {
    marginLeft: 70,
    x: {
      type: 'linear',
      domain: [-0.5, results.length - 0.5],
      label: null,
      ticks: points.filter((_, at) => at % every === 0).map(({ index }) => index),
      tickFormat: (index: number) => labels.get(index) ?? '',
    },
    y: {
      label: title,
      labelArrow: 'none',
      grid: true,
      ticks: 5,
      zero: true,
      tickFormat: (value: number) => format(value, unit),
    },
    marks: [
      ruleX(points, { x: 'index', y1: 'low', y2: 'high', stroke: COLORS.line, strokeWidth: 1.5 }),
      line(points, { x: 'index', y: 'median', stroke: COLORS.bar, strokeWidth: 2 }),
      dot(points, { x: 'index', y: 'median', fill: COLORS.bar, stroke: COLORS.line, r: 4 }),
    ],
  });
}

const labelOf = ({ commit, date }: BenchmarkResult): string => commit?.replace('-dirty', '+') ?? date.slice(5, 10);
