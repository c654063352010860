/** A result as a standalone picture: title, verdict and charts, in the colours of the theme. */
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import type { MeasureId } from '../../protocol/measures.ts';
import { resolveColors } from './colors.ts';
import { delaysChart } from './delays.ts';
import { chartWidth } from './frame.ts';
import { measureChart } from './measure.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const MARGIN = 20;
const HEAD = 70;

/** @returns the text of an SVG file */
export function drawPicture(result: BenchmarkResult, measure: MeasureId): string {
  const { title, verdict, strategies } = result;
  const charts = [measureChart(result, measure), delaysChart(strategies)];
  const heights = charts.map((chart) => Number(chart.getAttribute('height')));
  const width = chartWidth() + 2 * MARGIN;
  const height = HEAD + heights.reduce((sum, one) => sum + one + MARGIN, 0);
  const svg = element('svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    color: 'var(--vscode-editor-foreground)',
  });
  svg.append(
    element('rect', { width, height, fill: 'var(--vscode-editor-background)' }),
    element(
      'text',
      { x: MARGIN, y: 28, 'font-family': 'system-ui, sans-serif', 'font-size': 18, fill: 'currentColor' },
      title,
    ),
    element(
      'text',
      { x: MARGIN, y: 50, 'font-family': 'system-ui, sans-serif', 'font-size': 12, fill: 'currentColor' },
      verdict,
    ),
  );
  let top = HEAD;
  charts.forEach((chart, index) => {
    chart.setAttribute('x', String(MARGIN));
    chart.setAttribute('y', String(top));
    svg.append(chart);
    top += heights[index]! + MARGIN;
  });
  return `${resolveColors(new XMLSerializer().serializeToString(svg))}\n`;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}
