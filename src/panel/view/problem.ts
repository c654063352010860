/** A failed run: what went wrong, why, and what to do. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkError } from '../../protocol/benchmark-result.ts';
import type { Port } from './port.ts';

export function problemView({ message, stack }: BenchmarkError, { act, post }: Port): TemplateResult {
  return html`
    <section class="problem" role="alert" aria-label="The run failed">
      <p>${message}</p>
      ${stack === undefined ? nothing : html`<pre tabindex="0">${stack}</pre>`}
      <div class="buttons">
        <vscode-button secondary @click=${() => post({ type: 'show-output' })}>Show Output</vscode-button>
        <vscode-button secondary @click=${() => act({ type: 'dismiss' })}>Dismiss</vscode-button>
      </div>
    </section>`;
}
