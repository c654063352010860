/**
 * A cache of file facts between runs: an index of what was read when, and a few segment files with concatenated facts.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { FactsReader, type FileFacts } from '../../analysis/index.ts';
import { isWithin } from '../paths.ts';
import { readBytes, readText } from '../read-file.ts';
import { parseIndex, serialiseIndex, type CacheRow } from './facts-index.ts';
import { makeFolder } from './make-folder.ts';
import { replaceFile } from './replace-file.ts';
import { SegmentWriter } from './segment-writer.ts';
import { isSameStamp, type Stamp } from './stamp.ts';

const INDEX = 'facts-index.json';
const SEGMENT = /^facts-[0-9a-f]+\.jsonl$/;
/** Number of segment files above which the small ones are merged. */
const MAX_SEGMENTS = 8;
/** Milliseconds after which a segment that no index names cannot belong to a running process. */
const ORPHANED = 10 * 60 * 1000;

export interface FactsCacheOptions {
  /** Absolute path of the cache folder; created on the first write. */
  readonly folder: string;
  /** Version of the extraction: facts of other versions are not read. */
  readonly version: string;
  /** Index paths are relative to it, so that a checkout can be moved. */
  readonly root: string;
}

/** An unreadable cache counts as empty, and an unwritable one stays as it was: neither is an error. */
export class FactsCache {
  readonly #options: FactsCacheOptions;
  readonly #rows: Map<string, CacheRow>;
  readonly #segments = new Map<string, Buffer | undefined>();
  #writer: SegmentWriter | undefined;
  /** Set while facts are being read. */
  #reader: FactsReader | undefined;
  #isChanged = false;

  private constructor(options: FactsCacheOptions, rows: Map<string, CacheRow>) {
    this.#options = options;
    this.#rows = rows;
  }

  static async open(options: FactsCacheOptions): Promise<FactsCache> {
    const text = await readText(`${options.folder}/${INDEX}`, 'cache').catch(() => '');
    return new FactsCache(options, parseIndex(text, options.version));
  }

  /** Whether nothing was ever stored. */
  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  /**
   * @returns the hash of the content that the file had at this stamp; undefined if the stamp does not prove the content
   */
  hashAt(path: string, stamp: Stamp): string | undefined {
    const row = this.#rows.get(this.#key(path));
    // A file that changed within the clock tick in which it was read may differ under the same stamp.
    return row && isSameStamp(row.stamp, stamp) && !row.isRacy ? row.hash : undefined;
  }

  /** @returns the hash of the content whose facts are cached */
  knownHash(path: string): string | undefined {
    return this.#rows.get(this.#key(path))?.hash;
  }

  /** The cached facts of a file; undefined if there are none or they cannot be read. */
  async facts(path: string): Promise<FileFacts | undefined> {
    const row = this.#rows.get(this.#key(path));
    if (!row) return undefined;
    const segment = await this.#segment(row.segment);
    try {
      const bytes = segment?.subarray(row.start, row.start + row.length);
      if (!bytes || crc32(bytes) !== row.checksum) return undefined;
      return (this.#reader ??= new FactsReader()).read(bytes.toString());
    } catch {
      // In a foreign format: treat it as not cached.
      return undefined;
    }
  }

  /** Records a new stamp for unchanged content. */
  touch(path: string, stamp: Stamp): void {
    const key = this.#key(path);
    const row = this.#rows.get(key);
    if (!row || isSameStamp(row.stamp, stamp)) return;
    this.#rows.set(key, { ...row, stamp, isRacy: isRacy(stamp) });
    this.#isChanged = true;
  }

  /** @param json the facts as JSON text; bytes are UTF-8 */
  set(path: string, stamp: Stamp, hash: string, json: Uint8Array | string): void {
    this.#writer ??= new SegmentWriter(this.#options.folder);
    const bytes = typeof json === 'string' ? Buffer.from(json) : json;
    const start = this.#writer.append(bytes);
    this.#rows.set(this.#key(path), {
      stamp,
      isRacy: isRacy(stamp),
      hash,
      segment: this.#writer.name,
      start,
      length: bytes.byteLength,
      checksum: crc32(bytes),
    });
    this.#isChanged = true;
  }

  /** Drops all files except these. */
  retain(paths: ReadonlySet<string>): void {
    const keys = new Set([...paths].map((path) => this.#key(path)));
    for (const key of this.#rows.keys()) {
      if (keys.has(key)) continue;
      this.#rows.delete(key);
      this.#isChanged = true;
    }
  }

  /** Writes the changes. If two processes write at once, the later one wins. */
  async save(): Promise<void> {
    this.#segments.clear();
    this.#reader = undefined;
    if (!this.#isChanged) return;
    this.#isChanged = false;
    try {
      await this.#endSegment();
      await this.#gather(await this.#scattered());
      await makeFolder(this.#options.folder);
      await replaceFile(`${this.#options.folder}/${INDEX}`, serialiseIndex(this.#rows, this.#options.version));
      await this.#removeOrphans();
    } catch {
      // No space or no write permission: the next run extracts again.
    }
  }

  async #endSegment(): Promise<void> {
    const writer = this.#writer;
    this.#writer = undefined;
    await writer?.end();
  }

  /** The segments to merge: there are too many, or most of their content is no longer referenced. */
  async #scattered(): Promise<ReadonlySet<string>> {
    const live = new Map<string, number>();
    for (const { segment, length } of this.#rows.values()) live.set(segment, (live.get(segment) ?? 0) + length);
    const scattered = new Set<string>();
    let largest: string | undefined;
    for (const [segment, bytes] of live) {
      const size = await stat(`${this.#options.folder}/${segment}`).then(
        (stats) => stats.size,
        () => 0,
      );
      if (size > 2 * bytes) scattered.add(segment);
      if (largest === undefined || bytes > live.get(largest)!) largest = segment;
    }
    if (live.size < MAX_SEGMENTS) return scattered;
    // All but the largest, so that an occasional edit does not rewrite everything.
    return new Set([...scattered, ...[...live.keys()].filter((segment) => segment !== largest)]);
  }

  /** Merges the facts of these segments into one. */
  async #gather(scattered: ReadonlySet<string>): Promise<void> {
    if (scattered.size === 0) return;
    const writer = new SegmentWriter(this.#options.folder);
    for (const [key, row] of this.#rows) {
      if (!scattered.has(row.segment)) continue;
      // Eight segments at most, each read once and kept.
      const segment = await this.#segment(row.segment);
      if (segment)
        this.#rows.set(key, {
          ...row,
          segment: writer.name,
          start: writer.append(segment.subarray(row.start, row.start + row.length)),
        });
      else this.#rows.delete(key);
    }
    this.#segments.clear();
    await writer.end();
  }

  async #segment(name: string): Promise<Buffer | undefined> {
    if (!this.#segments.has(name)) {
      this.#segments.set(name, await readBytes(`${this.#options.folder}/${name}`, 'cache').catch(() => undefined));
    }
    return this.#segments.get(name);
  }

  /**
   * Deletes segments that no index names. Segments of a process that is about to write its index are younger than this.
   */
  async #removeOrphans(): Promise<void> {
    const named = new Set([...this.#rows.values()].map(({ segment }) => segment));
    for (const name of await readdir(this.#options.folder)) {
      if (named.has(name) || !(SEGMENT.test(name) || name.endsWith('.tmp'))) continue;
      const file = `${this.#options.folder}/${name}`;
      const written = await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
      if (Date.now() - written > ORPHANED) await rm(file, { force: true });
    }
  }

  #key(path: string): string {
    const { root } = this.#options;
    return isWithin(root, path) ? path.slice(root.length + 1) : path;
  }
}

/** Milliseconds: the coarsest clock of any file system in use (FAT). */
const CLOCK_TICK = 2000;

/** Called directly after the file was read. */
function isRacy({ modified }: Stamp): boolean {
  return Date.now() - modified < CLOCK_TICK;
}
