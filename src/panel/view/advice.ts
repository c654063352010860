/** The approach that fits what was measured, with its reasons and the path through the decision tree. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';

export function adviceView({ advice }: BenchmarkResult): TemplateResult | typeof nothing {
  if (!advice) return nothing;
  const { approach, reasons, path } = advice;
  return html`
    <h3>Which approach fits</h3>
    <p><vscode-badge>${approach === 'leave' ? 'leave as it is' : approach}</vscode-badge> ${reasons.join(' ')}</p>
    <ol class="path" aria-label="Path through the decision tree">
      ${path.map(({ question, answer }) => html`<li><span class="question">${question}</span> ${answer}</li>`)}
    </ol>`;
}
