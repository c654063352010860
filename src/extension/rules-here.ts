/** The rules that the user may mean: those of the findings at the cursor, or all. */
import { languages, window, type QuickPickItem } from 'vscode';
import type { RuleSummary } from '../protocol/messages.ts';
import { DIAGNOSTIC_SOURCE } from '../protocol/server.ts';

/** Of the findings under the cursor, or else of those on its line. */
export function rulesAtCursor(): readonly string[] {
  const editor = window.activeTextEditor;
  if (!editor) return [];
  const { active } = editor.selection;
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter(
      ({ source, range }) =>
        source === DIAGNOSTIC_SOURCE && range.start.line <= active.line && active.line <= range.end.line,
    );
  const under = found.filter(({ range }) => range.contains(active));
  const rules = (under.length > 0 ? under : found).map(({ code }) =>
    String(typeof code === 'object' ? code.value : code),
  );
  return [...new Set(rules)];
}

export const ruleItems = (rules: readonly RuleSummary[]): QuickPickItem[] =>
  rules.map(({ id, summary }) => ({ label: id, detail: summary }));
