/** The rules: the level that is set, how many findings each has, and a box that switches it off and on. */
import {
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  languages,
  TreeItem,
  TreeItemCheckboxState,
  window,
  workspace,
  type TreeDataProvider,
} from 'vscode';
import type { Severity } from '../analysis/findings.ts';
import type { CommandId } from '../protocol/commands.ts';
import type { RuleInUse } from '../protocol/messages.ts';
import { RULES_VIEW } from '../protocol/rules-view.ts';
import { DIAGNOSTIC_SOURCE, SETTINGS_SECTION } from '../protocol/server.ts';
import type { LanguageServer } from './language-server.ts';
import { setRuleLevels } from './rule-levels.ts';
import { describeRule, type Counts } from './rule-text.ts';
import { readSetting } from './settings.ts';

export interface RuleNode extends Omit<RuleInUse, 'id'> {
  readonly rule: string;
}

const EXPLAIN: CommandId = 'workloadLint.explainRule';
/** Milliseconds without a change before the counts are taken anew. */
const SILENCE = 500;
const { Checked, Unchecked } = TreeItemCheckboxState;

class Rules implements TreeDataProvider<RuleNode> {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #timer: NodeJS.Timeout | undefined;

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(undefined), SILENCE);
  }

  async getChildren(node?: RuleNode): Promise<RuleNode[]> {
    if (node) return [];
    const rules = await this.#server.request('workloadLint/rules', null);
    return rules.map(({ id, ...rule }) => ({ rule: id, ...rule }));
  }

  getTreeItem({ rule, summary, level }: RuleNode): TreeItem {
    const item = new TreeItem(rule);
    const state = level === 'off' ? Unchecked : Checked;
    const said = describeRule(level, countsOf(rule));
    item.description = said;
    item.tooltip = summary;
    item.checkboxState = { state, tooltip: state === Checked ? `Switch ${rule} off` : `Switch ${rule} on` };
    item.accessibilityInformation = { label: `${rule}, ${said || 'no findings'}` };
    item.command = { command: EXPLAIN, title: 'Explain Rule', arguments: [rule] };
    return item;
  }
}

function countsOf(rule: string): Counts {
  const severities = languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(({ source }) => source === DIAGNOSTIC_SOURCE)
    .filter(({ code }) => (typeof code === 'object' ? code.value : code) === rule)
    .map(({ severity }) => severity);
  const count = (wanted: DiagnosticSeverity): number => severities.filter((severity) => severity === wanted).length;
  const { Error: error, Warning: warning, Information: info } = DiagnosticSeverity;
  return { error: count(error), warning: count(warning), info: count(info) };
}

/** A box that is checked must have an effect: what a configuration file switches off gets a level. */
const levelBy = (state: TreeItemCheckboxState, { rule, level }: RuleNode): Severity | undefined => {
  if (state === Unchecked) return 'off';
  return level === 'off' && readSetting('rules')[rule] === undefined ? 'warning' : undefined;
};

export function registerRulesView(server: LanguageServer): Disposable {
  const provider = new Rules(server);
  const view = window.createTreeView(RULES_VIEW.id, { treeDataProvider: provider });
  return Disposable.from(
    view,
    view.onDidChangeCheckboxState(({ items }) => {
      const levels = items.map(([node, state]) => [node.rule, levelBy(state, node)] as const);
      void setRuleLevels(Object.fromEntries(levels), undefined);
    }),
    languages.onDidChangeDiagnostics(() => view.visible && provider.refresh()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${SETTINGS_SECTION}.rules`)) provider.refresh();
    }),
    view.onDidChangeVisibility(({ visible }) => visible && provider.refresh()),
  );
}
