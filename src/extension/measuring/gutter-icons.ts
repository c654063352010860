/** Icons beside functions with findings, if the setting is on; the context menu of their lines runs a measurement. */
import {
  commands,
  Disposable,
  languages,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type TextEditor,
} from 'vscode';
import { MEASURABLE_LINES } from '../../protocol/commands.ts';
import { SETTINGS_SECTION } from '../../protocol/server.ts';
import { readSetting } from '../settings.ts';
import { functionsWithFindings } from './lenses.ts';

/** Milliseconds without a change before the editors are decorated anew. */
const SILENCE = 300;

export function registerGutterIcons({ extensionUri }: ExtensionContext): Disposable {
  const type = window.createTextEditorDecorationType({
    gutterIconPath: Uri.joinPath(extensionUri, 'media/gutter.svg'),
    gutterIconSize: 'contain',
  });
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void Promise.all(window.visibleTextEditors.map((editor) => decorate(editor))), SILENCE);
  };
  const decorate = async (editor: TextEditor): Promise<void> => {
    const functions = readSetting('gutterIcons') ? await functionsWithFindings(editor.document) : [];
    editor.setDecorations(
      type,
      functions.map(({ head }) => head),
    );
    if (editor !== window.activeTextEditor) return;
    const lines = functions.map(({ head }) => head.start.line + 1);
    await commands.executeCommand('setContext', MEASURABLE_LINES, lines);
  };
  soon();
  return Disposable.from(
    type,
    new Disposable(() => clearTimeout(timer)),
    window.onDidChangeVisibleTextEditors(soon),
    window.onDidChangeActiveTextEditor(soon),
    languages.onDidChangeDiagnostics(() => readSetting('gutterIcons') && soon()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${SETTINGS_SECTION}.gutterIcons`)) soon();
    }),
  );
}
