/** The open documents by file path. */
import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOfUri, uriOfFile } from './file-uri.ts';

export interface DocumentEvents {
  opened(file: string): void;
  edited(file: string): void;
  saved(file: string): void;
  closed(file: string): void;
}

/** Ignores documents without a file: untitled, git, notebook cells. */
export class OpenDocuments {
  readonly #byFile = new Map<string, TextDocument>();

  listen(connection: Connection, events: DocumentEvents): void {
    const documents = new TextDocuments(TextDocument);
    // Opening a document also raises a content change.
    documents.onDidChangeContent(({ document }) =>
      withFile(document, (file) => {
        const isOpen = this.#byFile.has(file);
        this.#byFile.set(file, document);
        if (isOpen) events.edited(file);
        else events.opened(file);
      }),
    );
    documents.onDidSave(({ document }) => withFile(document, (file) => events.saved(file)));
    documents.onDidClose(({ document }) =>
      withFile(document, (file) => {
        this.#byFile.delete(file);
        events.closed(file);
      }),
    );
    documents.listen(connection);
  }

  get(file: string): TextDocument | undefined {
    return this.#byFile.get(file);
  }

  files(): string[] {
    return [...this.#byFile.keys()];
  }

  /** The URI under which the client knows the file. */
  uriOf(file: string): string {
    return this.#byFile.get(file)?.uri ?? uriOfFile(file);
  }
}

function withFile(document: TextDocument, then: (file: string) => void): void {
  const file = fileOfUri(document.uri);
  if (file !== undefined) then(file);
}
