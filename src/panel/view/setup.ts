/** The form: what to measure, which sizes, which strategies. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OfferedTarget } from '../../protocol/panel.ts';
import { SCENARIOS, type ScenarioId } from '../../protocol/scenarios/index.ts';
import type { Model } from '../model.ts';
import type { Choice } from '../setup.ts';
import { isWrong, numberFields, runChoice, strategyFields, type NumberField } from '../setup.ts';
import { codeView, titleOf } from './code.ts';
import { guideLink } from './guide-link.ts';
import type { Port } from './port.ts';

export function setupView(model: Model, port: Port): TemplateResult {
  const { choice, target, setups } = model;
  return html`
    <section aria-labelledby="setup">
      <h2 id="setup">Measure</h2>
      ${choiceField(model, port)}
      ${runButtons(model, port)}
      ${choice === 'code' ? codeView(model, port) : scenarioView(choice, port)}
      <div class="numbers">
        ${repeat(
          numberFields(choice, setups),
          ({ key }) => `${choice} ${key}`,
          (field) => numberField(field, port),
        )}
      </div>
      ${strategyList(choice, model, port, target?.kind)}
    </section>`;
}

function choiceField({ choice, target }: Model, { act }: Port): TemplateResult {
  const options: [Choice, string][] = (Object.keys(SCENARIOS) as ScenarioId[]).map((id) => [id, SCENARIOS[id].title]);
  if (target) options.unshift(['code', titleOf(target)]);
  const pick = ({ currentTarget }: Event): void =>
    act({ type: 'pick', choice: (currentTarget as HTMLSelectElement).value as Choice });
  // Keyed by the target, because the component reads its options only once.
  return html`${repeat(
    [target ? titleOf(target) : ''],
    (key) => key,
    () => html`
    <vscode-single-select class="choice" label="What to measure" .value=${choice} @change=${pick}>
      ${options.map(([value, title]) => html`<vscode-option value=${value} ?selected=${value === choice}>${title}</vscode-option>`)}
    </vscode-single-select>`,
  )}`;
}

function scenarioView(choice: ScenarioId, port: Port): TemplateResult {
  const { shows, claim, here } = SCENARIOS[choice];
  return html`
    <p>${shows}</p>
    <dl class="words">
      <dt>${guideLink("The course's figure", port)}</dt><dd>${claim}</dd>
      <dt>Here</dt><dd>${here}</dd>
    </dl>`;
}

function numberField(field: NumberField, { act }: Port): TemplateResult {
  const { key, title, unit, min, max, value, otherwise, change } = field;
  const label = unit === undefined ? title : `${title} (${unit})`;
  const set = ({ currentTarget }: Event): void =>
    act({ type: 'set', change: change(Number.parseFloat((currentTarget as HTMLInputElement).value)) });
  return html`
    <label class="number"><span aria-hidden="true">${label}</span>
      <vscode-textfield
        type="number" name=${key} .label=${label} .min=${min} .max=${max} .step=${Number.isInteger(min) ? 1 : min}
        .value=${Number.isFinite(value) ? String(value) : ''} ?invalid=${isWrong(field)} placeholder=${otherwise ?? nothing} @input=${set}
      ></vscode-textfield>
    </label>`;
}

function strategyList(
  choice: Choice,
  { setups }: Model,
  { act }: Port,
  kind: OfferedTarget['kind'] | undefined,
): TemplateResult | typeof nothing {
  const fields = strategyFields(choice, setups, kind);
  if (fields.length === 0) return nothing;
  return html`
    <fieldset>
      <legend>Strategies</legend>
      ${repeat(
        fields,
        ({ key }) => `${choice} ${key}`,
        ({ key, title, how, on }) => html`
        <div class="strategy">
          <vscode-checkbox
            label=${title} .checked=${on}
            @change=${({ currentTarget }: Event) => act({ type: 'set', change: { strategy: key, on: (currentTarget as HTMLInputElement).checked } })}
          ></vscode-checkbox>
          <p class="how">${how}</p>
        </div>`,
      )}
    </fieldset>`;
}

function runButtons(model: Model, { post }: Port): TemplateResult {
  const { choice, setups, target, run, trusted } = model;
  const chosen = runChoice(choice, setups, target?.kind);
  const problem = 'problem' in chosen ? chosen.problem : undefined;
  const isForbidden = choice === 'code' && !trusted;
  return html`
    ${problem === undefined ? nothing : html`<p class="wrong" role="status">${problem}</p>`}
    ${isForbidden ? html`<p class="wrong" role="status">Code of this workspace runs only if you trust the workspace.</p>` : nothing}
    <div class="buttons">
      ${
        isForbidden
          ? html`<vscode-button @click=${() => post({ type: 'manage-trust' })}>Manage Workspace Trust</vscode-button>`
          : html`<vscode-button
            id="run" ?disabled=${run !== undefined || problem !== undefined}
            @click=${() => {
              if (!('problem' in chosen)) post({ type: 'run', choice: chosen });
            }}
          >Run</vscode-button>`
      }
      ${run ? html`<vscode-button id="cancel" secondary @click=${() => post({ type: 'cancel' })}>Cancel</vscode-button>` : nothing}
    </div>`;
}
