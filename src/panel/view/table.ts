/** All figures of a result. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { COLUMNS } from '../../protocol/benchmark-table.ts';
import type { Sort } from '../model.ts';
import { formatTime } from '../../protocol/quantities.ts';
import type { Port } from './port.ts';

/** @param sort the column by which the rows are sorted; in the order of the strategies without one */
export function figuresTable(result: BenchmarkResult, sort: Sort | undefined, { act }: Port): TemplateResult {
  const by = COLUMNS.find(({ title }) => title === sort?.column);
  const sign = sort?.descending ? -1 : 1;
  const strategies = by ? [...result.strategies].sort((a, b) => sign * (by.value(a) - by.value(b))) : result.strategies;
  const order = (title: string): string =>
    title !== by?.title ? 'none' : sort?.descending ? 'descending' : 'ascending';
  return html`
    <h3 id="figures">Figures</h3>
    <div class="scroll" role="region" aria-labelledby="figures" tabindex="0">
      <table>
        <thead><tr><th scope="col">Strategy</th>${COLUMNS.map(({ title, what }) => html`<th scope="col" class="figure" title=${what} aria-sort=${order(title)}><button class="sort" @click=${() => act({ type: 'sort', column: title })}>${title}</button></th>`)}</tr></thead>
        <tbody>${strategies.map(
          (strategy) => html`
          <tr class=${strategy.key === result.best ? 'best' : ''}>
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
