/** Threads that extract: started when there is work for them, each takes the next batch when it has done one. */
import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import type { BatchAnswer, ExtractRequest } from './batch.ts';

/** The file that the threads run: a bundle beside the one that this code is part of. Sources have none, for no thread loads TypeScript. */
export const workerFile = import.meta.url.endsWith('.ts') ? undefined : fileURLToPath(new URL('./extract-worker.js', import.meta.url));

/**
 * Megabytes. Stack: long chains of operators or of `else if` are deep trees. Young generation: room for the trees of a few files, so that few are
 * copied; what is larger leaves the processor's cache.
 */
const LIMITS = { stackSizeMb: 32, maxYoungGenerationSizeMb: 12 };

type Batch = readonly ExtractRequest[];

export class ExtractionPool {
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  /** Starts threads ahead of the work, until there are so many. */
  start(threads: number): void {
    while (workerFile !== undefined && this.#all.size < threads) {
      const worker = new Worker(workerFile, { resourceLimits: LIMITS });
      this.#all.add(worker);
      this.#idle.push(worker);
      // A thread that breaks down while idle is replaced when it is wanted.
      worker.on('error', () => this.#forget(worker)).on('exit', () => this.#forget(worker));
    }
  }

  /**
   * Has all batches extracted by so many threads.
   * @returns the batches whose thread broke down: they were not extracted
   * @throws the signal's reason, when it is aborted
   */
  async run(
    batches: readonly Batch[], threads: number, signal: AbortSignal | undefined, onAnswer: (batch: Batch, answer: BatchAnswer) => void,
  ): Promise<Batch[]> {
    this.start(Math.min(threads, batches.length));
    const workers = this.#idle.splice(0, threads);
    const queue = batches.values();
    const failed: Batch[] = [];
    await Promise.all(workers.map(async (worker) => {
      for (const batch of queue) {
        signal?.throwIfAborted();
        const answer = await ask(worker, batch);
        if (answer === undefined) {
          failed.push(batch);
          return;
        }
        onAnswer(batch, answer);
      }
      this.#idle.push(worker);
    }));
    // Where every thread broke down, some batches were never asked for.
    return [...failed, ...queue];
  }

  /** Ends all threads, whatever they are at. */
  async close(): Promise<void> {
    const workers = [...this.#all];
    this.#idle.length = 0;
    this.#all.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #forget(worker: Worker): void {
    this.#all.delete(worker);
    const index = this.#idle.indexOf(worker);
    if (index >= 0) this.#idle.splice(index, 1);
  }
}

/** @returns undefined where the thread ends instead of answering */
function ask(worker: Worker, batch: Batch): Promise<BatchAnswer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer?: BatchAnswer) => {
      worker.off('message', settle).off('error', broken).off('exit', broken);
      resolve(answer);
    };
    const broken = () => settle();
    worker.on('message', settle).on('error', broken).on('exit', broken);
    worker.postMessage(batch);
  });
}
