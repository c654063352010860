/** One result: the winner and the reasons, the charts, the figures, and the course's claims. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { describeSize } from '../../protocol/benchmark-table.ts';
import { EXPORT_FORMATS, type ExportFormat, type KeptRun } from '../../protocol/panel.ts';
import type { MeasureId } from '../../protocol/measures.ts';
import { formatMemory } from '../../protocol/quantities.ts';
import type { Sort } from '../model.ts';
import { copyPicture } from '../charts/copy-picture.ts';
import { drawPicture } from '../charts/picture.ts';
import { adviceView } from './advice.ts';
import { claimsView } from './claims.ts';
import { delaysFigure, measureFigure } from './figures.ts';
import { cloneCostView } from './clone-cost.ts';
import type { Port } from './port.ts';
import { seriesView } from './series.ts';
import { figuresTable } from './table.ts';

interface Shown {
  readonly measure: MeasureId;
  readonly history: readonly KeptRun[];
  readonly sort: Sort | undefined;
  /** The outcome of the last copy. */
  readonly copied: string | undefined;
}

export function resultView(
  { id, result }: KeptRun,
  { measure, history, sort, copied }: Shown,
  port: Port,
): TemplateResult {
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
      ${strategies.length === 0 ? nothing : html`${measureFigure(result, measure, port)}${seriesView(result, history, measure)}${delaysFigure(result)}${figuresTable(result, sort, port)}`}
      ${cloneCost ? cloneCostView(cloneCost) : nothing}
      ${adviceView(result)}
      ${claimsView(result, port)}
      ${exportButtons({ id, result }, { measure, copied }, port)}
    </section>`;
}

function conditions(result: BenchmarkResult): string {
  const {
    environment: { node, cpus, cpu, memory, platform },
    date,
  } = result;
  return `${new Date(date).toLocaleString()}; ${describeSize(result)}; Node ${node}, ${cpus} × ${cpu}, ${formatMemory(memory)}, ${platform}.`;
}

function exportButtons(
  { id, result }: KeptRun,
  { measure, copied }: Pick<Shown, 'measure' | 'copied'>,
  { act, post }: Port,
): TemplateResult {
  const send = (format: ExportFormat): void =>
    post(
      format === 'svg' ? { type: 'picture', id, svg: drawPicture(result, measure) } : { type: 'export', id, format },
    );
  const copy = (): void =>
    void copyPicture(drawPicture(result, measure)).then(
      () => act({ type: 'copied', words: 'Copied.' }),
      (error: Error) => act({ type: 'copied', words: `It could not be copied (${error.message}): save it as SVG.` }),
    );
  return html`
    <h3 id="export">Export</h3>
    <div class="buttons" role="group" aria-labelledby="export">
      ${(Object.keys(EXPORT_FORMATS) as ExportFormat[]).map(
        (format) => html`
        <vscode-button secondary @click=${() => send(format)}>${EXPORT_FORMATS[format]}</vscode-button>`,
      )}
      <vscode-button secondary @click=${copy}>Copy as Image</vscode-button>
      <span class="how" role="status">${copied ?? ''}</span>
    </div>`;
}
