/** Documents open in an editor: their text stands for the file until they are closed. */
import type { FileFacts } from '../analysis/index.ts';
import { factsOfText, hashOf, loadParser } from './extract/index.ts';

interface OpenDocument {
  /** Of its text. */
  readonly hash: string;
  readonly facts: FileFacts;
}

export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();

  /**
   * Takes the text of a document, or closes it.
   * @returns whether anything is different now
   */
  async put(path: string, text: string | undefined): Promise<boolean> {
    if (text === undefined) return this.#documents.delete(path);
    const hash = hashOf(Buffer.from(text));
    if (this.#documents.get(path)?.hash === hash) return false;
    const facts = factsOfText(text, path, await loadParser());
    const known = this.#documents.get(path)?.facts;
    // Half a statement says nothing of the rest of the file: until it can be read again, what was last read holds.
    const keeps = facts.error !== undefined && known !== undefined && known.error === undefined;
    this.#documents.set(path, { hash, facts: keeps ? known : facts });
    return !keeps;
  }

  facts(path: string): FileFacts | undefined {
    return this.#documents.get(path)?.facts;
  }

  /** Facts by path. */
  * entries(): Iterable<[path: string, facts: FileFacts]> {
    for (const [path, { facts }] of this.#documents) yield [path, facts];
  }

  /** Whether a document is open whose text is not that of its file. */
  differ(hashOnDisk: (path: string) => string | undefined): boolean {
    return [...this.#documents].some(([path, { hash }]) => hash !== hashOnDisk(path));
  }
}
