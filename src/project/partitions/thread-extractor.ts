/** Reads files within a partition thread, and passes on facts to be cached. */
import { compact } from '../../analysis/index.ts';
import { extractNow } from '../extract/extract-now.ts';
import { loadParser } from '../extract/load-parser.ts';
import type { FactsSource, FileToExtract, OnExtracted } from '../extract/index.ts';
import type { KeptFacts } from '../facts-store.ts';
import type { Stamp } from '../cache/stamp.ts';
import type { SentFacts } from './messages.ts';

/** Synchronous, in this thread: only another thread waits for it. */
export class ThreadExtractor implements FactsSource {
  readonly #keeps: boolean;

  /** @param keeps whether the facts are also needed as text */
  constructor(keeps: boolean) {
    this.#keeps = keeps;
  }

  async extract(files: readonly FileToExtract[], onExtracted: OnExtracted): Promise<void> {
    const parser = await loadParser();
    for (const file of files) {
      const extracted = extractNow(file, parser);
      if ('error' in extracted || !extracted.facts) {
        onExtracted(file.path, extracted);
        continue;
      }
      const facts = compact(extracted.facts);
      onExtracted(file.path, { hash: extracted.hash, facts, ...(this.#keeps && { json: JSON.stringify(facts) }) });
    }
  }
}

/** Bytes per message, unless a single file has more. */
const CHUNK = 1_000_000;

/** Stands in for a cache that is elsewhere and was empty at first. */
export class OutgoingFacts implements KeptFacts {
  readonly #send: (facts: SentFacts) => void;
  #rows: SentFacts['rows'][number][] = [];
  #chunk = Buffer.alloc(0);
  #used = 0;

  constructor(send: (facts: SentFacts) => void) {
    this.#send = send;
  }

  set(path: string, stamp: Stamp, hash: string, json: string): void {
    const length = Buffer.byteLength(json);
    if (this.#used + length > this.#chunk.length) {
      this.flush();
      this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK, length));
    }
    this.#used += this.#chunk.write(json, this.#used);
    this.#rows.push([path, stamp, hash, length]);
  }

  /** Sends what is left. */
  flush(): void {
    if (this.#rows.length > 0) this.#send({ rows: this.#rows, json: this.#chunk.subarray(0, this.#used) });
    this.#rows = [];
    this.#chunk = Buffer.alloc(0);
    this.#used = 0;
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
    // It has no cached facts.
  }

  retain(): void {
    // The owner of the cache decides what to keep.
  }
}
