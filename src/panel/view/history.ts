/** The stored runs of the workspace: show one, compare two, delete them. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { KeptRun } from '../../protocol/panel.ts';
import { comparedRun, shownRun, type Model } from '../model.ts';
import type { Port } from './port.ts';

export function historyView(model: Model, { act, post }: Port): TemplateResult | typeof nothing {
  const { history } = model;
  if (history.length === 0) return nothing;
  const shown = shownRun(model)?.id;
  const compared = comparedRun(model)?.id;
  return html`
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      <ul class="history">
        ${repeat(
          history,
          ({ id }) => id,
          (run) => entry(run, { isShown: run.id === shown, isCompared: run.id === compared }, { act, post }),
        )}
      </ul>
      <div class="buttons"><vscode-button secondary @click=${() => post({ type: 'clear' })}>Clear History</vscode-button></div>
    </section>`;
}

interface Standing {
  readonly isShown: boolean;
  readonly isCompared: boolean;
}

function entry(
  { id, result: { title, date, verdict } }: KeptRun,
  { isShown, isCompared }: Standing,
  { act, post }: Port,
): TemplateResult {
  const when = new Date(date).toLocaleString();
  const name = `${title}, ${when}`;
  return html`
    <li class=${isShown ? 'shown' : ''}>
      <button class="entry" aria-pressed=${isShown} @click=${() => act({ type: 'show', id })}>
        <span class="title">${title}</span><span class="how">${when}</span><span class="how">${verdict}</span>
      </button>
      <div class="buttons">
        ${
          isShown
            ? nothing
            : html`
          <button class="link" aria-pressed=${isCompared} aria-label="Compare with ${name}" @click=${() => act({ type: 'compare', id: isCompared ? undefined : id })}>
            Compare
          </button>`
        }
        <button class="link" aria-label="Remove ${name}" @click=${() => post({ type: 'remove', id })}>Remove</button>
      </div>
    </li>`;
}
