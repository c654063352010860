/** Writes facts to a new segment of the cache as they arrive, so that they need not be held until the end. */
import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { makeFolder } from './make-folder.ts';

/** Bytes to buffer before writing. */
const CHUNK = 1_000_000;

export class SegmentWriter {
  /** File name within its folder. */
  readonly name = `facts-${randomBytes(6).toString('hex')}.jsonl`;
  readonly #folder: string;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #length = 0;
  #file: FileHandle | undefined;
  #written: Promise<void> = Promise.resolve();

  /** @param folder absolute path; created when the first bytes are written */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @returns the offset of the facts in the file */
  append(piece: Uint8Array): number {
    const start = this.#length;
    this.#length += piece.byteLength;
    this.#pending.push(piece);
    this.#pendingBytes += piece.byteLength;
    if (this.#pendingBytes >= CHUNK) this.#flush();
    return start;
  }

  /** @throws if any part could not be written: the file is then unusable */
  async end(): Promise<void> {
    this.#flush();
    try {
      await this.#written;
    } finally {
      await this.#file?.close();
    }
  }

  #flush(): void {
    const pieces = this.#pending;
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#written = this.#written.then(async () => {
      if (!this.#file) {
        await makeFolder(this.#folder);
        this.#file = await open(`${this.#folder}/${this.name}`, 'wx');
      }
      await this.#file.writev(pieces);
    });
    // The error is reported by `close`; this only keeps it from counting as unhandled.
    this.#written.catch(() => undefined);
  }
}
