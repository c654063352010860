/** Documents open in an editor: their text stands for the file until they are closed. */
import type { FileFacts, Finding } from '../analysis/index.ts';
import { factsOfText, hashOf, loadParser } from './extract/index.ts';
import { LineShift } from './line-shift.ts';

interface OpenDocument {
  /** Of its text. */
  readonly hash: string;
  /** The last text that could be parsed, or the first, and its facts. */
  readonly text: string;
  readonly facts: FileFacts;
  /** Where lines of that text have gone since, while what is being typed does not parse. */
  readonly shift?: LineShift;
}

/** What a new text means: nothing; that lines moved; that there are other facts. */
export type Change = 'none' | 'moved' | 'new';

export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();

  /** Takes the text of a document, or closes it. */
  async put(path: string, text: string | undefined): Promise<Change> {
    if (text === undefined) return this.#documents.delete(path) ? 'new' : 'none';
    const hash = hashOf(Buffer.from(text));
    const before = this.#documents.get(path);
    if (before?.hash === hash) return 'none';
    const facts = factsOfText(text, path, await loadParser());
    if (facts.error && before && !before.facts.error) {
      // Half a word typed is no reason to take away what is found in the rest.
      this.#documents.set(path, { ...before, hash, shift: new LineShift(before.text, text) });
      return 'moved';
    }
    this.#documents.set(path, { hash, text, facts });
    return 'new';
  }

  facts(path: string): FileFacts | undefined {
    return this.#documents.get(path)?.facts;
  }

  /**
   * What the facts were made from; null where the text has moved on from it and does not parse, undefined where the
   * document is not open.
   */
  text(path: string): string | null | undefined {
    const document = this.#documents.get(path);
    return document?.shift ? null : document?.text;
  }

  /** Whether a document is open whose text is not that of its file. */
  differ(hashOnDisk: (path: string) => string | undefined): boolean {
    return [...this.#documents].some(([path, { hash }]) => hash !== hashOnDisk(path));
  }

  /** Findings of a document where they are now; those in lines that are being typed are left out. */
  placed(path: string, findings: readonly Finding[]): readonly Finding[] {
    const shift = this.#documents.get(path)?.shift;
    if (!shift) return findings;
    return findings.flatMap((finding) => {
      const span = shift.move(finding.span);
      return span ? [{ ...finding, span }] : [];
    });
  }
}
