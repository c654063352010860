/** The facts of files on disk: kept in memory, taken from the cache, or extracted, whichever does. */
import type { Depth, FileError, FileFacts } from '../analysis/index.ts';
import type { FactsCache } from './cache/facts-cache.ts';
import { isSameStamp, type Stamp } from './cache/stamp.ts';
import type { Extracted, FactsSource, FileToExtract } from './extract/index.ts';
import { unreadable } from './file-error.ts';
import { Slice } from './slice.ts';

interface StoredFile {
  readonly stamp: Stamp;
  readonly hash: string;
  /** Undefined while only the cache has them. */
  readonly facts: FileFacts | undefined;
}

export type SettledFile = readonly [path: string, stamp: Stamp, hash: string];

export interface StoreOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after each file is settled. */
  readonly onSettled?: () => void;
}

/** Where facts are kept from one run to the next. */
export type KeptFacts = Pick<FactsCache, 'hashAt' | 'knownHash' | 'facts' | 'touch' | 'set' | 'retain'>;

export class FactsStore {
  readonly #cache: KeptFacts | undefined;
  readonly #extractor: FactsSource;
  readonly #files = new Map<string, StoredFile>();
  readonly #errors = new Map<string, FileError>();
  readonly #depthOf: (path: string) => Depth;

  /** @param depthOf how much is to be known of a file at first */
  constructor(extractor: FactsSource, cache: KeptFacts | undefined, depthOf: (path: string) => Depth) {
    this.#extractor = extractor;
    this.#cache = cache;
    this.#depthOf = depthOf;
  }

  /** Of files that could not be read. */
  get errors(): Iterable<FileError> {
    return this.#errors.values();
  }

  /** The files that are settled, with what tells their content. */
  *settled(): Iterable<SettledFile> {
    for (const [path, { stamp, hash }] of this.#files) yield [path, stamp, hash];
  }

  /** @returns undefined where the file was never settled, or could not be read */
  hash(path: string): string | undefined {
    return this.#files.get(path)?.hash;
  }

  /** The facts that `settle` and `load` left. */
  facts(path: string): FileFacts | undefined {
    return this.#files.get(path)?.facts;
  }

  /**
   * Finds out the content of all these files, extracting what is new; facts that are kept need `load`.
   * @returns how many files had to be extracted
   * @throws the signal's reason, when it is aborted
   */
  async settle(stamps: ReadonlyMap<string, Stamp>, { signal, onSettled }: StoreOptions = {}): Promise<number> {
    const left: FileToExtract[] = [];
    for (const [path, stamp] of stamps) {
      const stored = this.#files.get(path);
      const hash = stored && isSameStamp(stored.stamp, stamp) ? stored.hash : this.#cache?.hashAt(path, stamp);
      if (hash === undefined) {
        left.push({
          path,
          size: stamp.size,
          knownHash: stored?.hash ?? this.#cache?.knownHash(path),
          depth: this.#depthOf(path),
        });
        continue;
      }
      if (hash !== stored?.hash) this.#files.set(path, { stamp, hash, facts: undefined });
      onSettled?.();
    }
    return this.#extract(left, stamps, { signal, ...(onSettled && { onSettled }) });
  }

  /** Takes over what somebody else has settled, and nothing but that; facts need `load`. */
  adopt(files: readonly SettledFile[]): void {
    for (const [path, stamp, hash] of files) this.#files.set(path, { stamp, hash, facts: undefined });
    this.keepOnly(new Set(files.map(([path]) => path)));
  }

  /**
   * Reads the facts of all these files from the cache, where they are not in memory yet; what cannot be read is
   * extracted.
   */
  async load(stamps: ReadonlyMap<string, Stamp>, options: StoreOptions = {}): Promise<void> {
    const lost: FileToExtract[] = [];
    const slice = new Slice();
    for (const [path, stamp] of stamps) {
      const stored = this.#files.get(path);
      if (!stored || stored.facts) continue;
      if (slice.isOver) await slice.next();
      const facts = await this.#cache?.facts(path);
      if (facts) this.#files.set(path, { ...stored, facts });
      else lost.push({ path, size: stamp.size, knownHash: undefined, depth: this.#depthOf(path) });
    }
    await this.#extract(lost, stamps, options);
  }

  /** Extracts the whole facts of files of which only the syntax was looked at; `load` was called with them before. */
  async complete(stamps: ReadonlyMap<string, Stamp>, options: StoreOptions = {}): Promise<void> {
    await this.#extract(
      [...stamps].map(([path, { size }]) => ({ path, size, knownHash: undefined, depth: 'full' })),
      stamps,
      options,
    );
  }

  /** Forgets all files but these. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.#files.keys()) if (!paths.has(path)) this.#files.delete(path);
    this.#cache?.retain(paths);
  }

  async #extract(
    files: readonly FileToExtract[],
    stamps: ReadonlyMap<string, Stamp>,
    options: StoreOptions,
  ): Promise<number> {
    let extracted = 0;
    await this.#extractor.extract(
      files,
      (path, result) => {
        if ('facts' in result && result.facts) extracted++;
        this.#take(path, stamps.get(path)!, result);
        options.onSettled?.();
      },
      options.signal,
    );
    return extracted;
  }

  #take(path: string, stamp: Stamp, result: Extracted): void {
    this.#errors.delete(path);
    if ('error' in result) {
      this.#files.delete(path);
      this.#errors.set(path, unreadable(path, result.error));
    } else if (result.facts) {
      this.#files.set(path, { stamp, hash: result.hash, facts: result.facts });
      if (result.json) this.#cache?.set(path, stamp, result.hash, result.json);
    } else {
      this.#files.set(path, { stamp, hash: result.hash, facts: this.#files.get(path)?.facts });
      this.#cache?.touch(path, stamp);
    }
  }
}
