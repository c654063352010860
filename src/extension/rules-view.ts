/** The rules: how many findings each has, its level, and a box that switches it off and on. */
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
import type { CommandId } from '../protocol/commands.ts';
import type { RuleSummary } from '../protocol/messages.ts';
import { RULES_VIEW } from '../protocol/rules-view.ts';
import { DIAGNOSTIC_SOURCE, SETTINGS_SECTION } from '../protocol/server.ts';
import type { LanguageServer } from './language-server.ts';
import { setRuleLevels } from './rule-levels.ts';
import { readSetting } from './settings.ts';

export interface RuleNode {
  readonly rule: string;
  readonly summary: string;
}

const EXPLAIN: CommandId = 'workloadLint.explainRule';
/** Milliseconds without a change before the counts are taken anew. */
const SILENCE = 500;
const { Checked, Unchecked } = TreeItemCheckboxState;

class Rules implements TreeDataProvider<RuleNode> {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #rules: readonly RuleSummary[] = [];
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
    if (this.#rules.length === 0) this.#rules = await this.#server.request('workloadLint/rules', null);
    return this.#rules.map(({ id, summary }) => ({ rule: id, summary }));
  }

  getTreeItem({ rule, summary }: RuleNode): TreeItem {
    const item = new TreeItem(rule);
    const level = readSetting('rules')[rule];
    const count = countOf(rule);
    const state = level === 'off' ? Unchecked : Checked;
    item.description = [level ?? 'weighed', count > 0 ? `${count}` : ''].filter(Boolean).join(' · ');
    item.tooltip = summary;
    item.checkboxState = { state, tooltip: state === Checked ? `Switch ${rule} off` : `Switch ${rule} on` };
    item.accessibilityInformation = { label: `${rule}, ${level ?? 'weighed'}, ${count} findings` };
    item.command = { command: EXPLAIN, title: 'Explain Rule', arguments: [rule] };
    return item;
  }
}

/** As the Problems panel counts: without hints. */
const countOf = (rule: string): number =>
  languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(({ source, severity }) => source === DIAGNOSTIC_SOURCE && severity !== DiagnosticSeverity.Hint)
    .filter(({ code }) => (typeof code === 'object' ? code.value : code) === rule).length;

export function registerRulesView(server: LanguageServer): Disposable {
  const provider = new Rules(server);
  const view = window.createTreeView(RULES_VIEW.id, { treeDataProvider: provider });
  return Disposable.from(
    view,
    view.onDidChangeCheckboxState(({ items }) => {
      const levels = items.map(
        ([{ rule }, state]) => [rule, state === Checked ? undefined : ('off' as const)] as const,
      );
      void setRuleLevels(Object.fromEntries(levels), undefined);
    }),
    languages.onDidChangeDiagnostics(() => view.visible && provider.refresh()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${SETTINGS_SECTION}.rules`)) provider.refresh();
    }),
    view.onDidChangeVisibility(({ visible }) => visible && provider.refresh()),
  );
}
