/** Writes facts to a new file of the cache while they come in, so that they need not be kept until the end. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';

/** Bytes that are gathered before they are written. */
const CHUNK = 1_000_000;

export class SegmentWriter {
  /** Name of the file in its folder. */
  readonly name = `facts-${randomBytes(6).toString('hex')}.jsonl`;
  readonly #folder: string;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #length = 0;
  #file: FileHandle | undefined;
  #written: Promise<void> = Promise.resolve();

  /** @param folder absolute path; made when the first bytes are written */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @returns where in the file the piece begins */
  append(piece: Uint8Array): number {
    const start = this.#length;
    this.#length += piece.byteLength;
    this.#pending.push(piece);
    this.#pendingBytes += piece.byteLength;
    if (this.#pendingBytes >= CHUNK) this.#flush();
    return start;
  }

  /** @throws where a piece could not be written: then the file is of no use */
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
        await mkdir(this.#folder, { recursive: true });
        this.#file = await open(`${this.#folder}/${this.name}`, 'wx');
      }
      await this.#file.writev(pieces);
    });
    // Told at the end; here only so that it does not count as unhandled.
    this.#written.catch(() => undefined);
  }
}
