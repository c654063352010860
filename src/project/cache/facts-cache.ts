/** The facts of files, kept between runs: an index of what was read when, and a few files with the facts themselves end to end. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import type { FileFacts } from '../../analysis/index.ts';
import { isWithin } from '../paths.ts';
import { parseIndex, serialiseIndex, type CacheRow } from './facts-index.ts';
import { replaceFile } from './replace-file.ts';
import { isSameStamp, type Stamp } from './stamp.ts';

const INDEX = 'facts-index.json';
const SEGMENT = /^facts-[0-9a-f]+\.jsonl$/;
/** Files with facts, beyond which they are written anew as one. */
const MAX_SEGMENTS = 8;
/** Milliseconds after which a file that no index names belongs to nobody who is still at work. */
const ORPHANED = 10 * 60 * 1000;

type Fresh = Pick<CacheRow, 'stamp' | 'isRacy' | 'hash'> & { readonly json: Uint8Array };

export interface FactsCacheOptions {
  /** Absolute path of the folder of the cache; made when it is first written. */
  readonly folder: string;
  /** Of the extraction: facts of another are not read. */
  readonly version: string;
  /** Paths in the index are relative to it, so that a checkout may move. */
  readonly root: string;
}

/** A cache that cannot be read is empty, and one that cannot be written stays as it was: neither is an error. */
export class FactsCache {
  readonly #options: FactsCacheOptions;
  readonly #rows: Map<string, CacheRow>;
  readonly #fresh = new Map<string, Fresh>();
  readonly #segments = new Map<string, Buffer | undefined>();
  #isChanged = false;

  private constructor(options: FactsCacheOptions, rows: Map<string, CacheRow>) {
    this.#options = options;
    this.#rows = rows;
  }

  static async open(options: FactsCacheOptions): Promise<FactsCache> {
    const text = await readFile(`${options.folder}/${INDEX}`, 'utf8').catch(() => '');
    return new FactsCache(options, parseIndex(text, options.version));
  }

  /** Whether nothing was ever kept. */
  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  /** @returns the hash of the content that was read when the file had this stamp; undefined where the stamp does not settle it */
  hashAt(path: string, stamp: Stamp): string | undefined {
    const row = this.#rows.get(this.#key(path));
    // A file changed within the clock's tick in which it was read may differ under the same stamp.
    return row && isSameStamp(row.stamp, stamp) && !row.isRacy ? row.hash : undefined;
  }

  /** @returns the hash of the content whose facts are kept */
  knownHash(path: string): string | undefined {
    return this.#rows.get(this.#key(path))?.hash;
  }

  /** The kept facts of a file; undefined where there are none that can be read. */
  async facts(path: string): Promise<FileFacts | undefined> {
    const row = this.#rows.get(this.#key(path));
    if (!row) return undefined;
    const segment = await this.#segment(row.segment);
    try {
      return segment && JSON.parse(segment.toString('utf8', row.start, row.start + row.length)) as FileFacts;
    } catch {
      // Cut off or overwritten: as if it had never been kept.
      return undefined;
    }
  }

  /** The content is what it was; only the stamp is another. */
  touch(path: string, stamp: Stamp): void {
    const key = this.#key(path);
    const row = this.#rows.get(key);
    if (!row || isSameStamp(row.stamp, stamp)) return;
    this.#rows.set(key, { ...row, stamp, isRacy: isRacy(stamp) });
    this.#isChanged = true;
  }

  /** @param json the facts as JSON text in UTF-8 */
  set(path: string, stamp: Stamp, hash: string, json: Uint8Array): void {
    this.#fresh.set(this.#key(path), { stamp, isRacy: isRacy(stamp), hash, json });
    this.#isChanged = true;
  }

  /** Forgets all files but these. */
  retain(paths: ReadonlySet<string>): void {
    const keys = new Set([...paths].map((path) => this.#key(path)));
    for (const key of this.#rows.keys()) {
      if (keys.has(key)) continue;
      this.#rows.delete(key);
      this.#isChanged = true;
    }
  }

  /** Writes what changed; two processes may do so at once, and the later one wins. */
  async save(): Promise<void> {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    try {
      await mkdir(this.#options.folder, { recursive: true });
      await this.#write();
    } catch {
      // No space, or no right to write here: the next run extracts again.
    }
  }

  /** Lets go of the facts' text, which is large. */
  release(): void {
    this.#segments.clear();
  }

  async #write(): Promise<void> {
    const pieces = [...this.#fresh];
    this.#fresh.clear();
    for (const [key] of pieces) this.#rows.delete(key);
    if (await this.#isScattered()) {
      for (const [key, row] of this.#rows) {
        const segment = await this.#segment(row.segment);
        if (segment) pieces.push([key, { ...row, json: segment.subarray(row.start, row.start + row.length) }]);
      }
      this.#rows.clear();
    }
    const segment = `facts-${randomBytes(6).toString('hex')}.jsonl`;
    let start = 0;
    for (const [key, { stamp, isRacy, hash, json }] of pieces) {
      this.#rows.set(key, { stamp, isRacy, hash, segment, start, length: json.byteLength });
      start += json.byteLength;
    }
    if (pieces.length > 0) await this.#writeSegment(segment, pieces.map(([, { json }]) => json));
    await replaceFile(`${this.#options.folder}/${INDEX}`, serialiseIndex(this.#rows, this.#options.version));
    await this.#removeOrphans();
  }

  async #writeSegment(name: string, pieces: readonly Uint8Array[]): Promise<void> {
    const file = await open(`${this.#options.folder}/${name}`, 'wx');
    try {
      await file.writev(pieces);
    } finally {
      await file.close();
    }
  }

  /** Whether reading would gather the facts from many files, or mostly read what nobody wants any more. */
  async #isScattered(): Promise<boolean> {
    const wanted = new Map<string, number>();
    for (const { segment, length } of this.#rows.values()) wanted.set(segment, (wanted.get(segment) ?? 0) + length);
    if (wanted.size >= MAX_SEGMENTS) return true;
    let live = 0;
    let all = 0;
    for (const [segment, bytes] of wanted) {
      live += bytes;
      all += await stat(`${this.#options.folder}/${segment}`).then(({ size }) => size, () => 0);
    }
    return all > 2 * live;
  }

  async #segment(name: string): Promise<Buffer | undefined> {
    if (!this.#segments.has(name)) {
      this.#segments.set(name, await readFile(`${this.#options.folder}/${name}`).catch(() => undefined));
    }
    return this.#segments.get(name);
  }

  /** Removes facts that no index names any more. Those of a process that is about to write its index are younger. */
  async #removeOrphans(): Promise<void> {
    const named = new Set([...this.#rows.values()].map(({ segment }) => segment));
    for (const name of await readdir(this.#options.folder)) {
      if (named.has(name) || !(SEGMENT.test(name) || name.endsWith('.tmp'))) continue;
      const file = `${this.#options.folder}/${name}`;
      const written = await stat(file).then(({ mtimeMs }) => mtimeMs, () => 0);
      if (Date.now() - written > ORPHANED) await rm(file, { force: true });
    }
  }

  #key(path: string): string {
    const { root } = this.#options;
    return isWithin(root, path) ? path.slice(root.length + 1) : path;
  }
}

/** Milliseconds: the coarsest clock of a file system in use (FAT). */
const CLOCK_TICK = 2000;

/** Asked when the file has just been read. */
function isRacy({ modified }: Stamp): boolean {
  return Date.now() - modified < CLOCK_TICK;
}
