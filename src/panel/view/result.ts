/** One result: the winner and the reasons, the charts, the figures, and the module's claims. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark.ts';
import { describeSize } from '../../protocol/benchmark-table.ts';
import { EXPORT_FORMATS, type ExportFormat, type KeptRun } from '../../protocol/panel.ts';
import { formatMemory } from '../../protocol/quantities.ts';
import { drawPicture } from '../charts/picture.ts';
import { adviceView } from './advice.ts';
import { claimsView } from './claims.ts';
import { delaysFigure, timesFigure } from './figures.ts';
import { cloneCostView } from './clone-cost.ts';
import type { Port } from './port.ts';
import { figuresTable } from './table.ts';

export function resultView({ id, result }: KeptRun, port: Port): TemplateResult {
  const { title, verdict, strategies, failures, warnings, cloneCost } = result;
  return html`
    <section class="result" aria-labelledby="result">
      <h2 id="result">${title}</h2>
      <p class="verdict">${verdict}</p>
      <p class="how">${conditions(result)}</p>
      ${warnings.length === 0 ? nothing : html`<ul class="warnings" aria-label="Warnings">${warnings.map(({ message }) => html`<li>${message}</li>`)}</ul>`}
      ${
        failures.length === 0
          ? nothing
          : html`
        <ul class="problem" aria-label="Strategies that failed">${failures.map((failure) => html`<li>${failure.title}: ${failure.error.message}</li>`)}</ul>`
      }
      ${strategies.length === 0 ? nothing : html`${timesFigure(result)}${delaysFigure(result)}${figuresTable(result)}`}
      ${cloneCost ? cloneCostView(cloneCost) : nothing}
      ${adviceView(result)}
      ${claimsView(result)}
      ${exportButtons(id, result, port)}
    </section>`;
}

function conditions(result: BenchmarkResult): string {
  const {
    environment: { node, cpus, cpu, memory, platform },
    date,
  } = result;
  return `${new Date(date).toLocaleString()}; ${describeSize(result)}; Node ${node}, ${cpus} × ${cpu}, ${formatMemory(memory)}, ${platform}.`;
}

function exportButtons(id: string, result: BenchmarkResult, { post }: Port): TemplateResult {
  const send = (format: ExportFormat): void =>
    post(format === 'svg' ? { type: 'picture', id, svg: drawPicture(result) } : { type: 'export', id, format });
  return html`
    <h3 id="export">Export</h3>
    <div class="buttons" role="group" aria-labelledby="export">
      ${(Object.keys(EXPORT_FORMATS) as ExportFormat[]).map(
        (format) => html`
        <vscode-button secondary @click=${() => send(format)}>${EXPORT_FORMATS[format]}</vscode-button>`,
      )}
    </div>`;
}
