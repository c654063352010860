/** The charts of a result, with text for screen readers; the table has all figures. */
import { html, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { formatTime } from '../../protocol/quantities.ts';
import { BUDGET, DELAY_SYMBOLS, delaysChart } from '../charts/delays.ts';
import { measureChart } from '../charts/measure.ts';
import { drawOnce } from './once.ts';
import type { Port } from './port.ts';

export function figure(title: string, label: string, chart: SVGSVGElement, caption: string): TemplateResult {
  return html`
    <h3>${title}</h3>
    <figure>
      <div role="img" aria-label=${label}>${chart}</div>
      <figcaption>${caption}</figcaption>
    </figure>`;
}

/** The chart of one measure, and the buttons that choose it. */
export function measureFigure(result: BenchmarkResult, measure: MeasureId, { act }: Port): TemplateResult {
  const { title, what, format } = MEASURES[measure];
  const show = (value: number): string => format(value, result.unit);
  const words = result.strategies.flatMap(({ title: name, figures }) => {
    const one = figures[measure];
    return one ? [`${name} ${show(one.median)} (${show(one.low)} to ${show(one.high)})`] : [];
  });
  return html`
    <h3 id="measure">${title}</h3>
    <div class="switch" role="group" aria-label="Measure of the chart">
      ${result.merits.map((id) => html`<button class="link" aria-pressed=${id === measure} @click=${() => act({ type: 'measure', measure: id })}>${MEASURES[id].title}</button>`)}
    </div>
    <figure>
      <div role="img" aria-label="${title}: ${words.join(', ')}.">${drawOnce(result, measure, () => measureChart(result, measure))}</div>
      <figcaption>${what} Bar: median. Line: its 95 % interval, open where it goes on. Dots: single samples, outliers hollow.</figcaption>
    </figure>`;
}

export function delaysFigure(result: BenchmarkResult): TemplateResult {
  const words = result.strategies.map(
    ({ title, loopDelay: { p50, max } }) => `${title} ${formatTime(p50)} to ${formatTime(max)}`,
  );
  const { p50, p99, max } = DELAY_SYMBOLS;
  return figure(
    'Event-loop delay',
    `Event-loop delay: ${words.join(', ')}.`,
    drawOnce(result, 'delays', () => delaysChart(result.strategies)),
    `How long others wait for the main thread: ${p50.sign} p50, ${p99.sign} p99, ${max.sign} worst; at the edge: too short to notice; dashed: the budget of ${BUDGET} ms. The scale is logarithmic.`,
  );
}
