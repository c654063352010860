/** Extracts the facts of files on disk: many files in threads, few in this one. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FactsReader } from '../../analysis/index.ts';
import type { BatchAnswer, BatchRow, Extracted, ExtractRequest } from './batch.ts';
import { factsOfBytes, hashOf } from './file-facts.ts';
import { loadParser } from './load-parser.ts';
import { readBytes } from '../read-file.ts';
import { threadFile, ThreadPool } from '../thread-pool.ts';

export type { Extracted, ReadError } from './batch.ts';
export { factsOfBytes, factsOfText, hashOf } from './file-facts.ts';
export { loadedParser, loadParser } from './load-parser.ts';

/** The entry of the threads. */
export const workerFile = threadFile('extract-worker');

/** Bytes of source below which starting a thread takes longer than the work. */
const FEW_BYTES = 300_000;
/** Bytes of source that keep a further thread busy for as long as it takes to start. */
const BYTES_PER_THREAD = 1_000_000;
/** Estimated size of a file. */
export const USUAL_BYTES = 4000;
/** Large enough to make messages negligible, small enough to keep all threads busy until the end. */
const BATCH = { files: 64, bytes: 400_000 };

export interface FileToExtract extends ExtractRequest {
  /** Bytes, if known. */
  readonly size: number;
}

/** Called once per file, in no particular order. */
export type OnExtracted = (path: string, extracted: Extracted) => void;

/** Anything that makes facts of files. */
export interface FactsSource {
  /** @throws the signal's reason on abort */
  extract(files: readonly FileToExtract[], onExtracted: OnExtracted, signal?: AbortSignal): Promise<void>;
}

export class Extractor implements FactsSource {
  readonly #threads: number;
  readonly #pool = new ThreadPool<readonly FileToExtract[], BatchAnswer>({ file: workerFile });

  /** @param threads maximum number of threads */
  constructor(threads: number) {
    this.#threads = threads;
  }

  /** Starts threads for this number of unknown files, before the files are passed. */
  prepare(files: number): void {
    const bytes = files * USUAL_BYTES;
    if (bytes >= FEW_BYTES) this.#pool.start(this.#threadsFor(bytes));
  }

  /** @throws the signal's reason on abort */
  async extract(files: readonly FileToExtract[], onExtracted: OnExtracted, signal?: AbortSignal): Promise<void> {
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const reader = new FactsReader();
    const left =
      bytes < FEW_BYTES
        ? [files]
        : await this.#pool.run(batchesOf(files), {
            threads: this.#threadsFor(bytes),
            signal,
            onMessage: (requests, answer) => unpack(requests, answer, reader, onExtracted),
          });
    for (const batch of left) await extractHere(batch, onExtracted, signal);
  }

  /** Ends the threads; they are restarted when there is work. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  #threadsFor(bytes: number): number {
    return Math.min(this.#threads, Math.ceil(bytes / BYTES_PER_THREAD));
  }
}

async function extractHere(
  requests: readonly ExtractRequest[],
  onExtracted: OnExtracted,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { path, knownHash, depth } of requests) {
    signal?.throwIfAborted();
    let bytes: Uint8Array;
    try {
      bytes = await readBytes(path, 'source');
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      onExtracted(path, { error: { code, message } });
      continue;
    }
    const hash = hashOf(bytes);
    if (hash === knownHash) {
      onExtracted(path, { hash, facts: undefined });
      continue;
    }
    const facts = factsOfBytes(bytes, path, await loadParser(), depth);
    onExtracted(path, { hash, facts, json: JSON.stringify(facts) });
    await nextTurn();
  }
}

/** Large files first, so that the last tasks are short. */
function batchesOf(files: readonly FileToExtract[]): FileToExtract[][] {
  const batches: FileToExtract[][] = [];
  let batch: FileToExtract[] = [];
  let bytes = 0;
  for (const file of [...files].sort((a, b) => b.size - a.size)) {
    batch.push(file);
    bytes += file.size;
    if (batch.length < BATCH.files && bytes < BATCH.bytes) continue;
    batches.push(batch);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

function unpack(
  requests: readonly ExtractRequest[],
  { rows, json }: BatchAnswer,
  reader: FactsReader,
  onExtracted: OnExtracted,
): void {
  let start = 0;
  rows.forEach((row, index) => {
    const { path } = requests[index]!;
    if (!isHashRow(row)) return onExtracted(path, { error: row });
    const [hash, length] = row;
    if (length === 0) return onExtracted(path, { hash, facts: undefined });
    const piece = Buffer.from(json.buffer, json.byteOffset + start, length);
    start += length;
    return onExtracted(path, { hash, json: piece, facts: reader.read(piece.toString()) });
  });
}

function isHashRow(row: BatchRow): row is readonly [hash: string, length: number] {
  return Array.isArray(row);
}
