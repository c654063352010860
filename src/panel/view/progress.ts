/** The current run: an overall progress bar, and one for each strategy. */
import { html, type TemplateResult } from 'lit';
import { formatTime } from '../../protocol/quantities.ts';
import { announcement, type RunView, type StrategyView } from '../run-view.ts';
import type { Port } from './port.ts';

const STATES: Readonly<Record<StrategyView['state'], string>> = {
  waiting: 'waits',
  starting: 'starts',
  'warm-up': 'warms up',
  measuring: 'runs',
  paused: 'pauses',
};

export function progressView(run: RunView, { post }: Port): TemplateResult {
  const { title, strategies, done, total, elapsed, remaining, rounds } = run;
  return html`
    <section class="progress" aria-labelledby="progress">
      <h2 id="progress">${title}</h2>
      <p class="hidden" role="status">${announcement(run)}</p>
      <vscode-progress-bar aria-label="All strategies" .value=${done} .max=${Math.max(total, 1)}></vscode-progress-bar>
      <p class="time"><span>${formatTime(elapsed)} elapsed</span><span>${remaining === undefined ? 'estimating the time …' : `about ${formatSeconds(remaining)} left`}</span></p>
      <table>
        <caption class="hidden">Progress of each strategy</caption>
        <thead><tr><th scope="col">Strategy</th><th scope="col">Now</th><th scope="col" class="bar">Rounds</th><th scope="col" class="figure">Last</th></tr></thead>
        <tbody>${strategies.map((strategy) => strategyRow(strategy, rounds))}</tbody>
      </table>
      <div class="buttons"><vscode-button secondary @click=${() => post({ type: 'show-output' })}>Show Output</vscode-button></div>
    </section>`;
}

function strategyRow({ title, state, rounds: done, samples }: StrategyView, rounds: number): TemplateResult {
  const last = samples.at(-1);
  const now = done === rounds ? 'done' : STATES[state];
  return html`
    <tr class=${state}>
      <th scope="row">${title}</th>
      <td>${now}</td>
      <td class="bar"><vscode-progress-bar aria-label="${title}: rounds" .value=${done} .max=${Math.max(rounds, 1)}></vscode-progress-bar></td>
      <td class="figure">${last === undefined ? '' : formatTime(last)}</td>
    </tr>`;
}

/** Whole seconds, because fractions would flicker. */
const formatSeconds = (milliseconds: number): string => `${Math.max(1, Math.ceil(milliseconds / 1000))} s`;
