/**
 * Threads that all run one program: started when there is work for them, each takes the next task when it has done one.
 */
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

/**
 * The bundle of a thread's program, beside the one that this code is part of. Sources have none, for no thread loads
 * TypeScript.
 */
export const threadFile = (name: string): string | undefined =>
  import.meta.url.endsWith('.ts') ? undefined : fileURLToPath(new URL(`./${name}.js`, import.meta.url));

/** Long chains of operators or of `else if` are deep trees. */
const STACK_MEGABYTES = 32;
/** Room for the trees of a few files, so that few are copied; what is larger leaves the processor's cache. */
const YOUNG_MEGABYTES = 12;

export interface PoolOptions<Message> {
  /** What the threads run; undefined: there are none. */
  readonly file: string | undefined;
  /** Megabytes for what a thread has made a moment ago. */
  readonly young?: number;
  /** Whether a message of a thread is the last on its task; by default each is. */
  readonly isLast?: (message: Message) => boolean;
}

export interface RunOptions<Task, Message> {
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  /** Told to each thread before its first task of this run. */
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

  /** Starts threads ahead of the work, until there are so many. */
  start(threads: number): void {
    while (this.#file !== undefined && this.#all.size < threads) {
      const worker = new Worker(this.#file, { resourceLimits: this.#limits });
      this.#all.add(worker);
      this.#idle.push(worker);
      // A thread that breaks down while idle is replaced when it is wanted.
      worker.on('error', () => this.#forget(worker)).on('exit', () => this.#forget(worker));
    }
  }

  /**
   * Has all tasks done by so many threads; when it is aborted, they end at once.
   * @returns the tasks whose thread broke down: they were not done
   * @throws the signal's reason, when it is aborted
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
    // Where every thread broke down, some tasks were never asked for.
    return [...failed, ...queue];
  }

  /** Ends all threads, whatever they are at. */
  async close(): Promise<void> {
    const workers = [...this.#all];
    this.#idle.length = 0;
    this.#all.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  /** @returns whether the thread has done it, and not ended before */
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
