/** The page: what to measure on one side, the results on the other. */
import { html, nothing, type TemplateResult } from 'lit';
import { comparedRun, shownMeasure, shownRun, type Model } from '../model.ts';
import './elements.ts';
import { historyView } from './history.ts';
import type { Port } from './port.ts';
import { problemView } from './problem.ts';
import { progressView } from './progress.ts';
import { resultView } from './result.ts';
import { setupView } from './setup.ts';
import { twoRunsView } from './two-runs.ts';

export function page(model: Model, port: Port): TemplateResult {
  const shown = shownRun(model);
  const other = comparedRun(model);
  return html`
    <header><h1>Benchmark</h1></header>
    <div class="columns" ?inert=${!model.open}>
      <div class="side">
        ${setupView(model, port)}
        ${historyView(model, port)}
      </div>
      <main>
        ${model.error && model.error.field === undefined ? problemView(model.error, port) : nothing}
        ${model.run ? progressView(model.run, port) : nothing}
        ${shown && other ? twoRunsView(shown.result, other.result, shownMeasure(model, shown.result), port) : nothing}
        ${shown ? resultView(shown, { measure: shownMeasure(model, shown.result), history: model.history, sort: model.sort, copied: model.copied }, port) : emptyView(model)}
      </main>
    </div>`;
}

function emptyView({ run }: Model): TemplateResult | typeof nothing {
  return run
    ? nothing
    : html`<p class="empty">Nothing has been measured here yet. Choose what to measure, and run it: each scenario takes about ten seconds.</p>`;
}
