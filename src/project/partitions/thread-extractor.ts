/** What a thread that analyses partitions reads files with, and how it hands on facts that are to be kept. */
import { extractNow } from '../extract/extract-now.ts';
import { loadParser } from '../extract/load-parser.ts';
import type { FactsSource, FileToExtract, OnExtracted } from '../extract/index.ts';
import type { KeptFacts } from '../facts-store.ts';
import type { Stamp } from '../cache/stamp.ts';
import type { SentFacts } from './messages.ts';

/** In this thread, at once: whoever waits for it is another thread. */
export class ThreadExtractor implements FactsSource {
  readonly #keeps: boolean;

  /** @param keeps whether facts are wanted as text, too */
  constructor(keeps: boolean) {
    this.#keeps = keeps;
  }

  async extract(files: readonly FileToExtract[], onExtracted: OnExtracted): Promise<void> {
    const parser = await loadParser();
    for (const file of files) {
      const extracted = extractNow(file, parser);
      const json = this.#keeps && 'facts' in extracted && extracted.facts ? { json: Buffer.from(JSON.stringify(extracted.facts)) } : {};
      onExtracted(file.path, { ...extracted, ...json } as Parameters<OnExtracted>[1]);
    }
  }
}

/** Bytes that are sent at once. */
const CHUNK = 1_000_000;

/** Stands for a cache that is elsewhere and was empty at first. */
export class OutgoingFacts implements KeptFacts {
  readonly #send: (facts: SentFacts) => void;
  #rows: SentFacts['rows'][number][] = [];
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  constructor(send: (facts: SentFacts) => void) {
    this.#send = send;
  }

  set(path: string, stamp: Stamp, hash: string, json: Uint8Array): void {
    this.#rows.push([path, stamp, hash, json.byteLength]);
    this.#pieces.push(json);
    this.#bytes += json.byteLength;
    if (this.#bytes >= CHUNK) this.flush();
  }

  flush(): void {
    if (this.#rows.length === 0) return;
    const json = new Uint8Array(this.#bytes);
    let at = 0;
    for (const piece of this.#pieces) {
      json.set(piece, at);
      at += piece.byteLength;
    }
    this.#send({ rows: this.#rows, json });
    this.#rows = [];
    this.#pieces = [];
    this.#bytes = 0;
  }

  hashAt(): undefined {
    return undefined;
  }

  knownHash(): undefined {
    return undefined;
  }

  facts(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  touch(): void {
    // Nothing of it is known.
  }

  retain(): void {
    // Whoever keeps it all knows what is still wanted.
  }
}
