/** The function that a command applies to: the one passed by a lens, or the one at the cursor. */
import { Uri, window, workspace, type TextDocument } from 'vscode';
import { LANGUAGES } from '../../protocol/server.ts';
import type { CodeTarget } from '../../protocol/panel.ts';
import type { LensArgument } from './lenses.ts';
import { awaitedFunctions, functionAt, type MeasurableFunction } from './place.ts';

export interface ChosenFunction {
  readonly document: TextDocument;
  readonly chosen: MeasurableFunction;
}

/** As the panel and the benchmark take it. */
export const placeOf = ({
  document,
  chosen: { name, line },
}: ChosenFunction): Pick<CodeTarget, 'file' | 'name' | 'line'> => ({
  file: document.uri.fsPath,
  name,
  ...(line !== undefined && { line }),
});

/** @returns the function, or the reason why there is none */
export async function chooseFunction(argument: unknown): Promise<ChosenFunction | { readonly reason: string }> {
  if (isLensArgument(argument)) {
    const document = await workspace.openTextDocument(Uri.file(argument.file));
    const chosen = (await awaitedFunctions(document)).find(({ name }) => name === argument.name);
    return chosen
      ? { document, chosen }
      : { reason: `There is no function ${argument.name} in ${workspace.asRelativePath(document.uri)} any more.` };
  }
  if (isLine(argument)) {
    const document = await workspace.openTextDocument(argument.uri);
    const line = document.lineAt(Math.min(argument.lineNumber, document.lineCount) - 1);
    const chosen = await functionAt(document, line.range.end);
    return chosen ? { document, chosen } : { reason: 'There is no top-level function or method on this line.' };
  }
  const editor = window.activeTextEditor;
  if (
    !editor ||
    editor.document.uri.scheme !== 'file' ||
    !LANGUAGES.some((language) => language === editor.document.languageId)
  ) {
    return { reason: 'Put the cursor in a function of a TypeScript or JavaScript file first.' };
  }
  const chosen = await functionAt(editor.document, editor.selection.active);
  return chosen
    ? { document: editor.document, chosen }
    : { reason: 'Put the cursor in a top-level function or method of the file.' };
}

/** What the menu of the gutter passes. */
function isLine(argument: unknown): argument is { readonly uri: Uri; readonly lineNumber: number } {
  return typeof argument === 'object' && argument !== null && 'uri' in argument && 'lineNumber' in argument;
}

function isLensArgument(argument: unknown): argument is LensArgument {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'file' in argument &&
    'name' in argument &&
    typeof argument.file === 'string' &&
    typeof argument.name === 'string'
  );
}
