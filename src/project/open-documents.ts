/** Documents open in an editor: their text replaces the file's until they are closed. */
import type { FileFacts, Finding } from '../analysis/index.ts';
import { factsOfText, hashOf, loadParser } from './extract/index.ts';
import { LineShift } from './line-shift.ts';

interface OpenDocument {
  /** Hash of its text. */
  readonly hash: string;
  /** The last text that could be parsed, or the first one, with its facts. */
  readonly text: string;
  readonly facts: FileFacts;
  /** How the lines of that text have moved since, while the current text does not parse. */
  readonly shift?: LineShift;
}

/** The effect of a new text: none, moved lines, or other facts. */
export type Change = 'none' | 'moved' | 'new';

export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();

  /** Sets the text of a document, or closes it. */
  async set(path: string, text: string | undefined): Promise<Change> {
    if (text === undefined) return this.#documents.delete(path) ? 'new' : 'none';
    const hash = hashOf(Buffer.from(text));
    const before = this.#documents.get(path);
    if (before?.hash === hash) return 'none';
    const facts = factsOfText(text, path, await loadParser());
    if (facts.error && before && !before.facts.error) {
      // A half-typed word is no reason to remove the findings in the rest.
      this.#documents.set(path, { ...before, hash, shift: new LineShift(before.text, text) });
      return 'moved';
    }
    this.#documents.set(path, { hash, text, facts });
    return 'new';
  }

  document(path: string): Pick<OpenDocument, 'hash' | 'facts'> | undefined {
    return this.#documents.get(path);
  }

  facts(path: string): FileFacts | undefined {
    return this.#documents.get(path)?.facts;
  }

  /**
   * The text that the facts were made from; null if it has changed since and does not parse, undefined if the document
   * is not open.
   */
  text(path: string): string | null | undefined {
    const document = this.#documents.get(path);
    return document?.shift ? null : document?.text;
  }

  /** Whether any open document differs from its file. */
  differ(hashOnDisk: (path: string) => string | undefined): boolean {
    return [...this.#documents].some(([path, { hash }]) => hash !== hashOnDisk(path));
  }

  /** The findings of a document at their current positions, without those in lines being edited. */
  placed(path: string, findings: readonly Finding[]): readonly Finding[] {
    const shift = this.#documents.get(path)?.shift;
    if (!shift) return findings;
    return findings.flatMap((finding) => {
      const span = shift.move(finding.span);
      return span ? [{ ...finding, span }] : [];
    });
  }
}
