/** How a measure developed over comparable runs: a chart, and since when it is better or worse. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { changesBetween, describeChange, latestStep, likenessOf } from '../../protocol/changes.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import type { KeptRun } from '../../protocol/panel.ts';
import { seriesChart } from '../charts/series.ts';
import { figure } from './figures.ts';
import { drawOnce } from './once.ts';

/** @param history the latest first */
export function seriesView(
  shown: BenchmarkResult,
  history: readonly KeptRun[],
  measure: MeasureId,
): TemplateResult | typeof nothing {
  const likeness = likenessOf(shown);
  const alike = history.map(({ result }) => result).filter((result) => likenessOf(result) === likeness);
  // Of code, its author changes the plain strategy; of a scenario, the winner counts.
  const key = shown.kind === 'scenario' ? shown.best : shown.strategies[0]?.key;
  const strategy = shown.strategies.find((one) => one.key === key);
  if (alike.length < 2 || strategy === undefined) return nothing;
  const chart = drawOnce(history, JSON.stringify([likeness, strategy.key, measure]), () =>
    seriesChart([...alike].reverse(), strategy.key, measure),
  );
  const step = latestStep(alike, strategy.key, measure);
  const title = MEASURES[measure].title;
  const words = step
    ? `${strategy.title}: ${describeChange(step.change)} since ${step.since.commit ?? new Date(step.since.date).toLocaleString()}.`
    : `${strategy.title}: no clear change over ${alike.length} runs.`;
  return html`
    ${figure(
      'Over time',
      `${title} over ${alike.length} runs. ${words}`,
      chart,
      'Dots: medians. Lines: 95 % intervals. Only runs of the same work on the same machine; + marks a commit with changes.',
    )}
    <p class="since">${words} Since the previous run: ${sinceLast(alike, shown)}.</p>`;
}

/** In every measure of every strategy, compared with the previous run. */
function sinceLast(alike: readonly BenchmarkResult[], shown: BenchmarkResult): string {
  const before = alike[alike.indexOf(shown) + 1];
  const clear = before ? changesBetween(before, shown).filter(({ verdict }) => verdict !== 'same') : [];
  const words = clear.map((change) => `${change.title}, ${MEASURES[change.measure].title}: ${describeChange(change)}`);
  return words.length === 0 ? 'no clear change' : words.join('; ');
}
