/** Converts positions between the server's and the editor's format. */
import { Location, Range, Uri, window, type TextEditor } from 'vscode';
import type { At, Spot } from '../protocol/advice.ts';
import { LANGUAGES } from '../protocol/server.ts';

function toRange([line, column, endLine, endColumn]: Spot['span']): Range {
  return new Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}

export function toLocation({ uri, span }: Spot): Location {
  return new Location(Uri.parse(uri), toRange(span));
}

/** The cursor position; undefined outside of analyzed code. */
export function cursor(editor: TextEditor | undefined = window.activeTextEditor): At | undefined {
  if (
    !editor ||
    editor.document.uri.scheme !== 'file' ||
    !(LANGUAGES as readonly string[]).includes(editor.document.languageId)
  )
    return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), line: line + 1, column: character + 1 };
}

/** The position passed by a link. */
export function isAt(value: unknown): value is At {
  return typeof value === 'object' && value !== null && 'uri' in value && 'line' in value && 'column' in value;
}
