/** The refactors for the findings in a function, and the texts they would produce; nothing is applied. */
import {
  languages,
  workspace,
  type Range,
  type TextDocument,
  type TextEdit,
  type Uri,
  type WorkspaceEdit,
} from 'vscode';
import type { Approach } from '../../analysis/findings.ts';
import { DIAGNOSTIC_SOURCE } from '../../protocol/server.ts';
import type { LanguageServer } from '../language-server.ts';
import type { ChosenFunction } from './chosen-function.ts';

/** Titles of refactors that only annotate or suppress. */
const SAYS = /^(suppress|annotate|remove the comment)\b/i;

/** The approach of refactors that move work elsewhere; all others stay on the event loop. */
const APPROACHES: Readonly<Record<string, Approach>> = {
  'extract-to-worker': 'threads',
  'extract-to-process': 'processes',
  'share-pool': 'threads',
};

export interface OfferedRefactor {
  readonly title: string;
  readonly approach: Approach;
  readonly edit: WorkspaceEdit;
}

/** @throws if the server is not running */
export async function refactorsIn(
  server: LanguageServer,
  { document, chosen }: ChosenFunction,
): Promise<OfferedRefactor[]> {
  const findings = languages
    .getDiagnostics(document.uri)
    .filter((one) => one.source === DIAGNOSTIC_SOURCE && chosen.range.contains(one.range));
  const offered = new Map<string, OfferedRefactor>();
  for (const { range } of findings)
    for (const refactor of await refactorsAt(server, document, range)) offered.set(refactor.title, refactor);
  return [...offered.values()];
}

/** Those that change how long the code takes. Fixes of many findings at once have no id. */
export async function refactorsAt(
  server: LanguageServer,
  document: TextDocument,
  range: Range,
): Promise<OfferedRefactor[]> {
  return (await server.codeActions(document.uri, range)).flatMap(({ id, action: { title, edit } }) =>
    id !== '' && edit && changesTime(title, edit, document)
      ? [{ title, edit, approach: APPROACHES[id] ?? 'async' }]
      : [],
  );
}

/** @returns the complete texts by absolute path, including new files */
export async function textsAfter(edit: WorkspaceEdit): Promise<Record<string, string>> {
  const texts = edit.entries().map(async ([uri, edits]) => [uri.fsPath, await textAfter(uri, edits)] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Comments do not change the time, and neither do changes to other files only, such as settings. */
function changesTime(title: string, edit: WorkspaceEdit, { uri }: TextDocument): boolean {
  return !SAYS.test(title) && edit.has(uri);
}

async function textAfter(uri: Uri, edits: readonly TextEdit[]): Promise<string> {
  const document = await openIfThere(uri);
  if (!document) return edits.map(({ newText }) => newText).join('');
  const replaced = edits.map(({ range, newText }) => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
    newText,
  }));
  // From the end, so that earlier offsets stay valid; edits at one position keep their order.
  return replaced
    .reverse()
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), document.getText());
}

async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    // A file that the refactor creates.
    return undefined;
  }
}
