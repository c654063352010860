/**
 * A pool of threads that run one program: threads start when there is work, and each takes the next task when it is
 * done.
 */
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

/**
 * The bundle of a thread's program, beside the bundle that contains this code. Unbundled sources have none, because
 * threads cannot load TypeScript.
 */
export const threadFile = (name: string): string | undefined =>
  import.meta.url.endsWith('.ts') ? undefined : fileURLToPath(new URL(`./${name}.js`, import.meta.url));

/** Long chains of operators or of `else if` are deep trees. */
const STACK_MEGABYTES = 32;
/** Enough for the trees of a few files, so that few are copied; a larger one would not fit the processor's cache. */
const YOUNG_MEGABYTES = 12;

export interface PoolOptions<Message> {
  /** The program of the threads; undefined: no threads. */
  readonly file: string | undefined;
  /** Megabytes of the young generation. */
  readonly young?: number;
  /** Whether a thread's message is the last one of its task; by default every message is. */
  readonly isLast?: (message: Message) => boolean;
}

export interface RunOptions<Task, Message> {
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  /** Sent to each thread before its first task of this run. */
  readonly first?: unknown;
  readonly onMessage: (task: Task, message: Message) => void;
}

export class ThreadPool<Task, Message> {
  readonly #file: string | undefined;
  readonly #isLast: (message: Message) => boolean;
  readonly #limits: ResourceLimits;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  constructor({ file, young = YOUNG_MEGABYTES, isLast = () => true }: PoolOptions<Message>) {
    this.#file = file;
    this.#limits = { stackSizeMb: STACK_MEGABYTES, maxYoungGenerationSizeMb: young };
    this.#isLast = isLast;
  }

  /** Starts threads in advance, up to this number. */
  start(threads: number): void {
    while (this.#file !== undefined && this.#all.size < threads) {
      const worker = new Worker(this.#file, { resourceLimits: this.#limits });
      this.#all.add(worker);
      this.#idle.push(worker);
      // A thread that crashes while idle is replaced when needed.
      worker.on('error', () => this.#forget(worker)).on('exit', () => this.#forget(worker));
    }
  }

  /**
   * Runs all tasks on this number of threads, which end at once on abort.
   * @returns the tasks that were not done because their thread crashed
   * @throws the signal's reason on abort
   */
  async run(tasks: readonly Task[], { threads, signal, first, onMessage }: RunOptions<Task, Message>): Promise<Task[]> {
    signal?.throwIfAborted();
    this.start(Math.min(threads, tasks.length));
    const workers = this.#idle.splice(0, threads);
    const queue = tasks.values();
    const failed: Task[] = [];
    const end = () => void this.close();
    signal?.addEventListener('abort', end, { once: true });
    await Promise.all(
      workers.map(async (worker) => {
        if (first !== undefined) worker.postMessage(first);
        for (const task of queue) {
          if (!(await this.#ask(worker, task, onMessage))) {
            failed.push(task);
            return;
          }
        }
        this.#idle.push(worker);
      }),
    ).finally(() => signal?.removeEventListener('abort', end));
    signal?.throwIfAborted();
    // If every thread crashed, some tasks were never taken.
    return [...failed, ...queue];
  }

  /** Ends all threads at once. */
  async close(): Promise<void> {
    const workers = [...this.#all];
    this.#idle.length = 0;
    this.#all.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  /** @returns whether the thread completed the task without crashing */
  #ask(worker: Worker, task: Task, onMessage: RunOptions<Task, Message>['onMessage']): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const settle = (isDone: boolean) => {
        worker.off('message', take).off('error', broken).off('exit', broken);
        resolve(isDone);
      };
      const take = (message: Message) => {
        try {
          onMessage(task, message);
        } catch (error) {
          reject(error as Error);
        }
        if (this.#isLast(message)) settle(true);
      };
      const broken = () => settle(false);
      worker.on('message', take).on('error', broken).on('exit', broken);
      worker.postMessage(task);
    });
  }

  #forget(worker: Worker): void {
    this.#all.delete(worker);
    const index = this.#idle.indexOf(worker);
    if (index >= 0) this.#idle.splice(index, 1);
  }
}
