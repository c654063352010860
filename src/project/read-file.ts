/**
 * The one place where files of the user's disk are read: regular files only, up to the size limit of their kind. A
 * device never ends, and a pipe waits for a writer.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import pLimit from 'p-limit';

/** Bytes, by kind of file: nobody writes more by hand, and the cache of the largest repositories is smaller. */
export const MAX_BYTES = { source: 1_500_000, configuration: 5_000_000, cache: 1_000_000_000 } as const;

type Kind = keyof typeof MAX_BYTES;

/** Opening a pipe for reading would wait for a writer; other systems than POSIX have no such flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** Bytes to ask for if the size is not known, as in /proc. */
const CHUNK = 65_536;

/**
 * Files open at once. It belongs to the process, as its descriptors do: when they run out, fewer are opened from then
 * on.
 */
const atOnce = pLimit(64);
/** Times to try again without descriptors, and milliseconds before the first; each further one waits twice as long. */
const RETRY = { times: 8, wait: 10 };

/** A path that cannot be read as a file: its `code` is one of those of `file-error.ts`. */
class NotReadable extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * @throws the error of `node:fs`, or one with the code `ENOTFILE` or `EFBIG`
 */
export function readBytes(file: string, kind: Kind): Promise<Buffer> {
  return retrying(() => atOnce(() => readOnce(file, kind)));
}

/** As `readBytes`, as UTF-8. */
export async function readText(file: string, kind: Kind): Promise<string> {
  return (await readBytes(file, kind)).toString();
}

/** As `readBytes`, for threads that have nothing else to do. */
export function readBytesNow(file: string, kind: Kind): Buffer {
  const descriptor = openSync(file, FLAGS);
  try {
    const content = new Content(fstatSync(descriptor), kind);
    while (!content.isComplete(readSync(descriptor, content.buffer, { offset: content.length })));
    return content.bytes();
  } finally {
    closeSync(descriptor);
  }
}

async function readOnce(file: string, kind: Kind): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, FLAGS);
    const content = new Content(await handle.stat(), kind);
    // Chunks of one file, each starting where the one before ended.
    while (!content.isComplete((await handle.read(content.buffer, { offset: content.length })).bytesRead));
    return content.bytes();
  } finally {
    await handle?.close();
  }
}

/** Does something that needs a descriptor; retries, with fewer open files, if none is left. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isExhausted(error) || attempt === RETRY.times) throw error;
      atOnce.concurrency = Math.max(1, Math.ceil(atOnce.concurrency / 2));
      await new Promise((resolve) => setTimeout(resolve, RETRY.wait * 2 ** attempt));
    }
  }
}

function isExhausted(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EMFILE' || code === 'ENFILE';
}

function tooLarge(max: number): NotReadable {
  return new NotReadable('EFBIG', `Is larger than ${max / 1_000_000} MB`);
}

/** The bytes of a file as they arrive. */
class Content {
  /** Has room for one byte more than expected: that is how the end is seen. */
  buffer: Buffer;
  length = 0;
  readonly #kind: Kind;

  constructor(stats: Stats, kind: Kind) {
    if (!stats.isFile()) throw new NotReadable(stats.isDirectory() ? 'EISDIR' : 'ENOTFILE', 'Is not a regular file');
    if (stats.size > MAX_BYTES[kind]) throw tooLarge(MAX_BYTES[kind]);
    this.#kind = kind;
    this.buffer = Buffer.allocUnsafe((stats.size || CHUNK) + 1);
  }

  isComplete(bytesRead: number): boolean {
    this.length += bytesRead;
    if (bytesRead === 0 || this.length > MAX_BYTES[this.#kind]) return true;
    if (this.length === this.buffer.length) this.buffer = Buffer.concat([this.buffer, Buffer.allocUnsafe(this.length)]);
    return false;
  }

  bytes(): Buffer {
    const max = MAX_BYTES[this.#kind];
    if (this.length > max) throw tooLarge(max);
    return this.buffer.subarray(0, this.length);
  }
}
