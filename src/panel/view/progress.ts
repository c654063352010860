/** The current run: an overall progress bar, and one for each strategy. */
import { html, type TemplateResult } from 'lit';
import { MEASURES } from '../../protocol/measures.ts';
import { formatCount } from '../../protocol/quantities.ts';
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
  const { title, strategies, part, remaining, rounds, measure } = run;
  const left =
    remaining === undefined
      ? 'estimating the time …'
      : `${rounds === undefined ? 'at most' : 'about'} ${formatSeconds(remaining)} left`;
  return html`
    <section class="progress" aria-labelledby="progress">
      <h2 id="progress">${title}</h2>
      <p class="hidden" role="status">${announcement(run)}</p>
      <vscode-progress-bar aria-label="All strategies" .value=${part} .max=${1}></vscode-progress-bar>
      <p class="time"><span>${formatSeconds(Date.now() - run.begun)} elapsed</span><span>${strategies.length === 0 ? 'preparing …' : left}</span></p>
      <table>
        <caption class="hidden">Progress of each strategy</caption>
        <thead><tr><th scope="col">Strategy</th><th scope="col">Now</th><th scope="col" class="figure">Rounds</th><th scope="col" class="figure">${measure ? MEASURES[measure.id].title : 'So far'}</th><th scope="col" class="figure">± 95 %</th></tr></thead>
        <tbody>${strategies.map((strategy) => strategyRow(strategy, run))}</tbody>
      </table>
      <div class="buttons"><vscode-button secondary @click=${() => post({ type: 'show-output' })}>Show Output</vscode-button></div>
    </section>`;
}

function strategyRow(
  { title, state, rounds: done, standing }: StrategyView,
  { rounds, measure }: RunView,
): TemplateResult {
  const isDone = rounds === undefined ? standing?.enough : done === rounds;
  const show = (value: number): string => (measure ? MEASURES[measure.id].format(value, measure.unit) : '');
  const reach = standing && standing.median > 0 ? (standing.high - standing.low) / 2 / standing.median : undefined;
  return html`
    <tr class=${state}>
      <th scope="row">${title}</th>
      <td>${isDone && state === 'paused' ? 'enough is known' : STATES[state]}</td>
      <td class="figure">${done}${rounds === undefined ? '' : ` of ${rounds}`}</td>
      <td class="figure">${standing ? show(standing.median) : ''}</td>
      <td class="figure">${reach === undefined || done < 2 ? '' : `${formatCount(reach * 100)} %`}</td>
    </tr>`;
}

/** Whole seconds, because fractions would flicker. */
const formatSeconds = (milliseconds: number): string => `${Math.max(1, Math.ceil(milliseconds / 1000))} s`;
