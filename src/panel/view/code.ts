/** The user's function, and the arguments it is called with. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ArgumentsAnswer } from '../../protocol/benchmark.ts';
import type { CodeTarget } from '../../protocol/panel.ts';
import type { Model } from '../model.ts';
import type { Port } from './port.ts';

const SOURCES: Readonly<Record<Extract<ArgumentsAnswer, { text: string }>['source'], string>> = {
  bench: 'From the tag @bench of the doc comment.',
  example: 'From the tag @example of the doc comment.',
  call: 'From a call of it in the project.',
  reads: 'Made from what the handler reads: change them to typical values.',
  types: 'Generated from the parameter types: change them to typical values.',
  none: 'It takes no arguments.',
};

export function titleOf({ kind, name: given, line, refactor }: CodeTarget): string {
  const name = line === undefined ? `${given}()` : given;
  return kind === 'function' ? name : `${name} before and after “${refactor ?? 'the refactor'}”`;
}

export function codeView({ target, setups, error }: Model, { act, post }: Port): TemplateResult | typeof nothing {
  if (!target) return nothing;
  const set = ({ currentTarget }: Event): void =>
    act({ type: 'set', change: { arguments: (currentTarget as HTMLInputElement).value } });
  const { kind, file, name } = target;
  const wrong = error?.field === 'arguments' ? error.message : undefined;
  return html`
    <p>
      ${kind === 'function' ? 'Your function, as it stands and under each strategy.' : 'Your function without and with the refactor; no file is changed.'}
      <a href="#" @click=${(event: Event) => {
        event.preventDefault();
        post({ type: 'open-file', target: { kind, file, name } });
      }}>${fileName(file)}</a>
    </p>
    <label class="arguments"><span aria-hidden="true">Arguments</span>
      <vscode-textfield
        name="arguments" .label=${'Arguments: expressions separated by commas'} placeholder="expressions separated by commas"
        .value=${setups.code?.arguments ?? ''} ?invalid=${wrong !== undefined} @input=${set}
      ></vscode-textfield>
    </label>
    ${wrong === undefined ? nothing : html`<p class="wrong" role="alert">${wrong}</p>`}
    <p class="how">${sourceOf(target.arguments)}</p>`;
}

function sourceOf(answer: ArgumentsAnswer | undefined): string {
  if (!answer) return 'Looking for arguments …';
  return 'reason' in answer ? answer.reason : SOURCES[answer.source];
}

const fileName = (file: string): string => file.replaceAll('\\', '/').split('/').pop() ?? file;
