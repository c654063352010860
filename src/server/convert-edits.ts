/** Builds the LSP edits of changes. */
import type { AnnotatedTextEdit, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Change } from '../analysis/index.ts';
import type { Client } from './client.ts';
import { toRange } from './convert.ts';

/** Id of the annotation of an edit that needs confirmation. */
const LOOK_FIRST = 'look';

export interface EditOptions extends Pick<Client, 'createsFiles' | 'annotatesChanges' | 'hasSnippets'> {
  readonly uriOf: (file: string) => string;
  /** Also where one file changes. */
  readonly isAlwaysShown?: boolean;
}

/**
 * Edits in other files are previewed first.
 * @returns undefined if nothing is edited, or if the client cannot create new files
 */
export function toWorkspaceEdit(change: Change, options: EditOptions): WorkspaceEdit | undefined {
  const { title, files, created } = change;
  const { uriOf, createsFiles } = options;
  if (files.length + created.length === 0 || (created.length > 0 && !createsFiles)) return undefined;
  const edited = files.map(({ file, edits }) => ({
    uri: uriOf(file),
    edits: edits.map(({ span, newText }) => textEdit(span, newText, change.placeholder, options)),
  }));
  if (!createsFiles) return { changes: Object.fromEntries(edited.map(({ uri, edits }) => [uri, edits as TextEdit[]])) };
  const isShown = isPreviewed(change, options);
  return {
    documentChanges: [
      ...(isShown ? [toConfirm(edited[0]!.uri)] : []),
      ...created.map(({ path }) => ({ kind: 'create' as const, uri: uriOf(path), options: { ignoreIfExists: true } })),
      ...created.map(({ path, text }) => ({
        textDocument: { uri: uriOf(path), version: null },
        edits: [{ range: toRange([1, 1, 1, 1]), newText: text }],
      })),
      ...edited.map(({ uri, edits }) => ({ textDocument: { uri, version: null }, edits })),
    ],
    ...(isShown && { changeAnnotations: { [LOOK_FIRST]: { label: title, needsConfirmation: true } } }),
  };
}

const isPreviewed = ({ safe, files, created }: Change, { annotatesChanges, isAlwaysShown = false }: EditOptions) =>
  !safe && files.length > 0 && (isAlwaysShown || files.length + created.length > 1) && annotatesChanges;

/**
 * Editors preview a change if a part of it needs confirmation, and skip that part if the user does not confirm it. So
 * that part changes nothing: it creates a file that exists. The preview has no row for it, all other edits are applied
 * together, and none can be missed.
 */
const toConfirm = (uri: string) => ({
  kind: 'create' as const,
  uri,
  options: { ignoreIfExists: true },
  annotationId: LOOK_FIRST,
});

/** @param placeholder a part of the text that the user is to replace */
function textEdit(
  span: Change['files'][number]['edits'][number]['span'],
  newText: string,
  placeholder: string | undefined,
  { hasSnippets, createsFiles }: EditOptions,
): TextEdit | AnnotatedTextEdit | SnippetTextEdit {
  const range = toRange(span);
  const at = placeholder === undefined ? -1 : newText.indexOf(placeholder);
  if (at === -1 || !hasSnippets || !createsFiles) return { range, newText };
  const [before, after] = [newText.slice(0, at), newText.slice(at + placeholder!.length)].map(verbatim);
  return { range, snippet: { kind: 'snippet', value: `${before}\${1:${verbatim(placeholder!)}}${after}` } };
}

/** Written into a snippet as it is. */
const verbatim = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');
