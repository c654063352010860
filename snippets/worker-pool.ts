import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

interface Task<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: unknown) => void;
}

/** A pool of threads with one task at a time each. Threads start when first needed. */
class WorkerPool<Input, Output> {
  readonly #file: URL;
  readonly #size: number;
  readonly #queue: Task<Input, Output>[] = [];
  readonly #workers = new Map<Worker, Task<Input, Output> | undefined>();
  readonly #idle = new Set<Worker>();

  constructor(file: URL, size = availableParallelism()) {
    this.#file = file;
    this.#size = size;
  }

  run(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ input, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    for (const { reject } of this.#queue.splice(0)) reject(new Error('The pool is closed.'));
    await Promise.all([...this.#workers.keys()].map(worker => worker.terminate()));
  }

  #next(): void {
    if (this.#queue.length === 0) return;
    const [worker = this.#start()] = this.#idle;
    if (worker === undefined) return;
    const task = this.#queue.shift()!;
    this.#idle.delete(worker);
    this.#workers.set(worker, task);
    worker.postMessage(task.input);
  }

  #start(): Worker | undefined {
    if (this.#workers.size >= this.#size) return undefined;
    const worker = new Worker(this.#file);
    worker.on('message', (output: Output) => {
      this.#workers.get(worker)?.resolve(output);
      this.#idle.add(worker);
      this.#next();
    });
    worker.on('error', reason => this.#workers.get(worker)?.reject(reason));
    worker.on('exit', code => {
      this.#workers.get(worker)?.reject(new Error(`The worker ended with code ${code}.`));
      this.#workers.delete(worker);
      this.#idle.delete(worker);
      this.#next();
    });
    return worker;
  }
}

const pool = new WorkerPool<number, number>(new URL('./sum-worker.js', import.meta.url));

const sums = await Promise.all([1_000, 2_000, 3_000].map(n => pool.run(n)));
await pool.close();
