/** The open documents by file path. */
import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOfUri, uriOfFile } from './file-uri.ts';
import { fileOfUntitled, isUntitled } from './untitled.ts';

export interface DocumentEvents {
  opened(file: string): void;
  edited(file: string): void;
  saved(file: string): void;
  closed(file: string): void;
}

/**
 * Ignores documents that are neither files nor will be: git, notebook cells, and files that were deleted while they
 * were open, which an editor keeps for a while.
 */
export class OpenDocuments {
  readonly #byFile = new Map<string, TextDocument>();
  /** Where documents that are not saved yet belong; kept, because those that are closed are cleared later. */
  readonly #fileOfUntitled = new Map<string, string>();
  readonly #uriOfUntitled = new Map<string, string>();
  readonly #folder: string | undefined;
  readonly #isDeleted: ((file: string) => Promise<boolean>) | undefined;
  /** Those of the client. */
  readonly #documents = new TextDocuments(TextDocument);

  /**
   * @param folder absolute path of the folder to which documents belong that are not saved yet
   * @param isDeleted whether a `file:` document has no file; without it, such a one is taken for one not saved yet
   */
  constructor(folder?: string, isDeleted?: (file: string) => Promise<boolean>) {
    this.#folder = folder;
    this.#isDeleted = isDeleted;
  }

  listen(connection: Connection, events: DocumentEvents): void {
    const documents = this.#documents;
    // Opening a document also raises a content change.
    documents.onDidChangeContent(({ document }) =>
      this.#withFile(document, (file) => {
        if (this.#byFile.has(file)) events.edited(file);
        else void this.#open(file, document, events);
      }),
    );
    documents.onDidSave(({ document }) =>
      this.#withFile(document, (file) => {
        if (this.#byFile.has(file)) events.saved(file);
        else void this.#open(file, document, events);
      }),
    );
    documents.onDidClose(({ document }) =>
      this.#withFile(document, (file) => {
        this.#byFile.delete(file);
        events.closed(file);
      }),
    );
    documents.listen(connection);
  }

  /** To be called when a file was created, changed or deleted. */
  async changedOnDisk(file: string): Promise<void> {
    const document = this.#documents.get(this.uriOf(file));
    if (!document || !this.#isDeleted) return;
    if (await this.#isDeleted(file)) this.#byFile.delete(file);
    else this.#byFile.set(file, document);
  }

  get(file: string): TextDocument | undefined {
    return this.#byFile.get(file);
  }

  files(): string[] {
    return [...this.#byFile.keys()];
  }

  /** The URI under which the client knows the file. */
  uriOf(file: string): string {
    return this.#byFile.get(file)?.uri ?? this.#uriOfUntitled.get(file) ?? uriOfFile(file);
  }

  /** The path of a document: of one that is not saved yet, where it belongs. */
  fileOf(uri: string): string | undefined {
    return this.#fileOfUntitled.get(uri) ?? fileOfUri(uri);
  }

  async #open(file: string, document: TextDocument, events: DocumentEvents): Promise<void> {
    if (!isUntitled(file) && this.#isDeleted && (await this.#isDeleted(file))) return;
    if (!this.#documents.get(document.uri) || this.#byFile.has(file)) return;
    this.#byFile.set(file, document);
    events.opened(file);
  }

  #withFile(document: TextDocument, then: (file: string) => void): void {
    const untitled = fileOfUntitled(document, this.#folder);
    if (untitled !== undefined) {
      this.#fileOfUntitled.set(document.uri, untitled);
      this.#uriOfUntitled.set(untitled, document.uri);
    }
    const file = untitled ?? fileOfUri(document.uri);
    if (file !== undefined) then(file);
  }
}
