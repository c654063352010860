/** All figures of a result. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark.ts';
import { COLUMNS } from '../../protocol/benchmark-table.ts';
import { formatTime } from '../../protocol/quantities.ts';

export function figuresTable(result: BenchmarkResult): TemplateResult {
  const fastest = result.comparisons[0]?.fast;
  return html`
    <h3 id="figures">Figures</h3>
    <div class="scroll" role="region" aria-labelledby="figures" tabindex="0">
      <table>
        <thead><tr><th scope="col">Strategy</th>${COLUMNS.map(({ title, what }) => html`<th scope="col" class="figure" title=${what}>${title}</th>`)}</tr></thead>
        <tbody>${result.strategies.map(
          (strategy) => html`
          <tr class=${strategy.key === fastest ? 'best' : ''}>
            <th scope="row">${strategy.title}</th>
            ${COLUMNS.map(({ show }) => html`<td class="figure">${show(strategy, result)}</td>`)}
          </tr>`,
        )}
        </tbody>
      </table>
    </div>
    <ul class="plain">${result.comparisons.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>
    ${result.strategies.some(({ latency }) => latency) ? latencies(result) : nothing}`;
}

/** Latencies that the scenario measures itself. */
function latencies({ strategies }: BenchmarkResult): TemplateResult {
  const rows = strategies.flatMap(({ title, latency }) => (latency ? [{ title, latency }] : []));
  return html`
    <h3 id="latency">${rows[0]!.latency.title}</h3>
    <table aria-labelledby="latency">
      <thead><tr><th scope="col">Strategy</th>${['p50', 'p99', 'max'].map((name) => html`<th scope="col" class="figure">${name}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ({ title, latency: { p50, p99, max } }) => html`
        <tr><th scope="row">${title}</th>${[p50, p99, max].map((time) => html`<td class="figure">${formatTime(time)}</td>`)}</tr>`,
      )}
      </tbody>
    </table>`;
}
