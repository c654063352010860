/** The displayed run compared with another one. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { formatRatio } from '../../protocol/quantities.ts';
import { twoRunsChart } from '../charts/two-runs.ts';
import { differences, pairRuns, type PairedStrategy } from '../paired.ts';
import { figure } from './figures.ts';
import type { Port } from './port.ts';

export function twoRunsView(
  shown: BenchmarkResult,
  other: BenchmarkResult,
  measure: MeasureId,
  { act }: Port,
): TemplateResult {
  const pairs = pairRuns(shown, other, measure);
  const unlike = differences(shown, other);
  return html`
    <section class="two-runs" aria-labelledby="two-runs">
      <h2 id="two-runs">Two runs</h2>
      <p>${new Date(shown.date).toLocaleString()} beside ${new Date(other.date).toLocaleString()}, both “${shown.title}”${other.title === shown.title ? '' : ` and “${other.title}”`}.</p>
      ${unlike.length === 0 ? nothing : html`<ul class="warnings" aria-label="What differs">${unlike.map((line) => html`<li>${line}</li>`)}</ul>`}
      ${pairs.length === 0 ? html`<p>They have no strategy in common.</p>` : comparison(pairs, measure, shown.unit)}
      <div class="buttons"><vscode-button secondary @click=${() => act({ type: 'compare', id: undefined })}>Close Comparison</vscode-button></div>
    </section>`;
}

function comparison(pairs: readonly PairedStrategy[], measure: MeasureId, unit: string): TemplateResult {
  const { title: name, format } = MEASURES[measure];
  const show = (value: number): string => format(value, unit);
  const words = pairs.map(({ title, shown, other }) => `${title} ${show(shown.median)} and ${show(other.median)}`);
  return html`
    ${figure(`${name} of both`, `${name} of both runs: ${words.join(', ')}.`, twoRunsChart(pairs, measure, unit), 'Upper bar: the run shown below. Lower bar: the other. Line: 95 % interval.')}
    <table>
      <caption class="hidden">Medians of both runs</caption>
      <thead><tr>
        <th scope="col">Strategy</th><th scope="col" class="figure">Shown</th><th scope="col" class="figure">Other</th><th scope="col" class="figure">Better by</th>
        <th scope="col">Difference</th>
      </tr></thead>
      <tbody>${pairs.map(
        ({ title, shown, other, ratio, clear }) => html`<tr>
        <th scope="row">${title}</th><td class="figure">${show(shown.median)}</td><td class="figure">${show(other.median)}</td>
        <td class="figure">${formatRatio(ratio)}</td><td>${clear ? (ratio > 1 ? 'shown is better' : 'other is better') : 'no clear difference'}</td>
      </tr>`,
      )}</tbody>
    </table>`;
}
