/** The message of the loudest finding at the end of each line, on request: in the color of its level, loud by cost. */
import { Disposable, languages, ThemeColor, window, workspace, type Diagnostic, type TextEditor } from 'vscode';
import { DIAGNOSTIC_SOURCE, SETTINGS_SECTION, type DiagnosticData } from '../protocol/server.ts';
import type { SettingKey } from '../protocol/settings.ts';
import { styleOfCost, type CostLimits } from './cost-style.ts';
import { readSetting } from './settings.ts';

/** Milliseconds without a change before the editors are decorated anew. */
const SILENCE = 100;
const SHOWN_BY: readonly SettingKey[] = ['lineMessages', 'smallCost', 'mediumCost'];
/** By severity, as diagnostics have it: 0 is an error. */
const COLORS = ['editorError.foreground', 'editorWarning.foreground', 'editorInfo.foreground', 'editorHint.foreground'];

export function registerLineMessages(): Disposable {
  const types = COLORS.map((color) =>
    window.createTextEditorDecorationType({ after: { color: new ThemeColor(color), margin: '0 0 0 3ch' } }),
  );
  let timer: NodeJS.Timeout | undefined;
  const show = (): void => {
    const isOn = readSetting('lineMessages');
    const limits = { small: readSetting('smallCost'), medium: readSetting('mediumCost') };
    for (const editor of window.visibleTextEditors) {
      const lines = isOn ? loudestByLine(editor) : [];
      types.forEach((type, severity) =>
        editor.setDecorations(
          type,
          lines.filter((one) => (one.severity as number) === severity).map((one) => atEnd(editor, one, limits)),
        ),
      );
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(show, SILENCE);
  };
  soon();
  return Disposable.from(
    ...types,
    new Disposable(() => clearTimeout(timer)),
    window.onDidChangeVisibleTextEditors(soon),
    languages.onDidChangeDiagnostics(() => readSetting('lineMessages') && soon()),
    workspace.onDidChangeConfiguration((change) => {
      if (SHOWN_BY.some((key) => change.affectsConfiguration(`${SETTINGS_SECTION}.${key}`))) soon();
    }),
  );
}

function loudestByLine({ document }: TextEditor): Diagnostic[] {
  const byLine = new Map<number, Diagnostic>();
  for (const one of languages.getDiagnostics(document.uri)) {
    if (one.source !== DIAGNOSTIC_SOURCE) continue;
    const { line } = one.range.start;
    if (one.severity < (byLine.get(line)?.severity ?? COLORS.length)) byLine.set(line, one);
  }
  return [...byLine.values()];
}

/** The server's data stays on its diagnostics. */
const costOf = (diagnostic: Diagnostic): number | undefined =>
  (diagnostic as { readonly data?: DiagnosticData }).data?.milliseconds;

const atEnd = ({ document }: TextEditor, diagnostic: Diagnostic, limits: CostLimits) => ({
  range: document.lineAt(Math.min(diagnostic.range.start.line, document.lineCount - 1)).range,
  renderOptions: { after: { contentText: diagnostic.message, ...styleOfCost(costOf(diagnostic), limits) } },
});
