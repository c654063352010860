/** The charts of a result, with text for screen readers; the table has all figures. */
import { html, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark.ts';
import { formatTime } from '../../protocol/quantities.ts';
import { BUDGET, DELAY_SYMBOLS, delaysChart } from '../charts/delays.ts';
import { timesChart } from '../charts/times.ts';
import { onceFor } from './once.ts';

const times = onceFor(({ strategies }: BenchmarkResult) => timesChart(strategies));
const delays = onceFor(({ strategies }: BenchmarkResult) => delaysChart(strategies));

export function figure(title: string, label: string, chart: SVGSVGElement, caption: string): TemplateResult {
  return html`
    <h3>${title}</h3>
    <figure>
      <div role="img" aria-label=${label}>${chart}</div>
      <figcaption>${caption}</figcaption>
    </figure>`;
}

export function timesFigure(result: BenchmarkResult): TemplateResult {
  const words = result.strategies.map(
    ({ title, median, low, high }) => `${title} ${formatTime(median)} (${formatTime(low)} to ${formatTime(high)})`,
  );
  return figure(
    'Wall time',
    `Wall time: ${words.join(', ')}.`,
    times(result),
    'Bar: median. Line: its 95 % interval, open where it goes on. Dots: executions, outliers hollow.',
  );
}

export function delaysFigure(result: BenchmarkResult): TemplateResult {
  const words = result.strategies.map(
    ({ title, loopDelay: { p50, max } }) => `${title} ${formatTime(p50)} to ${formatTime(max)}`,
  );
  const { p50, p99, max } = DELAY_SYMBOLS;
  return figure(
    'Event-loop delay',
    `Event-loop delay: ${words.join(', ')}.`,
    delays(result),
    `How long others wait for the main thread: ${p50.sign} p50, ${p99.sign} p99, ${max.sign} worst; at the edge: none that anybody notices; dashed: the budget of ${BUDGET} ms. The scale is logarithmic.`,
  );
}
