/** The facts of files on disk, from memory, the cache, or extraction. */
import type { Depth, FileError, FileFacts } from '../analysis/index.ts';
import type { FactsCache } from './cache/facts-cache.ts';
import { isSameStamp, type Stamp } from './cache/stamp.ts';
import type { Extracted, FactsSource, FileToExtract } from './extract/index.ts';
import { unreadable } from './file-error.ts';
import { Slice } from './slice.ts';

interface StoredFile {
  readonly stamp: Stamp;
  readonly hash: string;
  /** Undefined while they are only in the cache. */
  readonly facts: FileFacts | undefined;
}

export type SettledFile = readonly [path: string, stamp: Stamp, hash: string];

export interface StoreOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after each file is settled. */
  readonly onSettled?: () => void;
}

/** Stores facts between runs. */
export type KeptFacts = Pick<FactsCache, 'hashAt' | 'knownHash' | 'facts' | 'touch' | 'set' | 'retain'>;

export class FactsStore {
  readonly #cache: KeptFacts | undefined;
  readonly #extractor: FactsSource;
  readonly #files = new Map<string, StoredFile>();
  readonly #errors = new Map<string, FileError>();
  readonly #depthOf: (path: string) => Depth;

  /** @param depthOf how much of a file to extract at first */
  constructor(extractor: FactsSource, cache: KeptFacts | undefined, depthOf: (path: string) => Depth) {
    this.#extractor = extractor;
    this.#cache = cache;
    this.#depthOf = depthOf;
  }

  /** For files that could not be read. */
  get errors(): Iterable<FileError> {
    return this.#errors.values();
  }

  /** The settled files, with the identity of their content. */
  *settled(): Iterable<SettledFile> {
    for (const [path, { stamp, hash }] of this.#files) yield [path, stamp, hash];
  }

  /** @returns undefined if the file was never settled or could not be read */
  hash(path: string): string | undefined {
    return this.#files.get(path)?.hash;
  }

  /** The facts left by `settle` and `load`. */
  facts(path: string): FileFacts | undefined {
    return this.#files.get(path)?.facts;
  }

  /**
   * Determines the content of all these files and extracts what is new. Cached facts need `load`.
   * @returns the number of extracted files
   * @throws the signal's reason on abort
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

  /** Settles a file whose facts are known. */
  put(path: string, stamp: Stamp, { hash, facts }: { readonly hash: string; readonly facts: FileFacts }): void {
    this.#files.set(path, { stamp, hash, facts });
  }

  /** Replaces the state with files settled elsewhere; their facts need `load`. */
  adopt(files: readonly SettledFile[]): void {
    for (const [path, stamp, hash] of files) this.#files.set(path, { stamp, hash, facts: undefined });
    this.keepOnly(new Set(files.map(([path]) => path)));
  }

  /** Reads facts that are not in memory from the cache; extracts those that cannot be read. */
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

  /** Extracts the full facts of files of which only the syntax was extracted; `load` was called with them before. */
  async complete(stamps: ReadonlyMap<string, Stamp>, options: StoreOptions = {}): Promise<void> {
    await this.#extract(
      [...stamps].map(([path, { size }]) => ({ path, size, knownHash: undefined, depth: 'full' })),
      stamps,
      options,
    );
  }

  /** Drops all files except these. */
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
