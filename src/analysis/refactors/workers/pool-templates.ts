/**
 * The templates of the generated pool, as data: one part that all kinds share, and one for threads, processes and Web
 * Workers each.
 */

export type PoolKind = 'threads' | 'processes' | 'page';

/** Parts between ⟨ and ⟩ are written in TypeScript only. */
export const RUN = `/** Runs tasks in a pool of workers: one per core, started when first needed. */
export class WorkerPool⟨<F extends (...args: never[]) => unknown>⟩ {
  ⟨private readonly file: File;⟩
  ⟨private readonly size: number;⟩
  ⟨private readonly idle: Handle[];⟩
  ⟨private readonly busy: Map<Handle, Task>;⟩
  ⟨private readonly queue: Task[];⟩

  constructor(file⟨: File⟩, size = defaultSize()) {
    this.file = file;
    this.size = size;
    this.idle = [];
    this.busy = new Map();
    this.queue = [];
  }

  /** Rejects with the task's error, including its stack. */
  run(...args⟨: Parameters<F>⟩)⟨: Promise<Awaited<ReturnType<F>>>⟩ {
    return new Promise((resolve, reject) => {
      this.queue.push({ args, resolve: resolve⟨ as (value: unknown) => void⟩, reject });
      this.next();
    });
  }

  /** Ends the workers and rejects all unfinished tasks. */
  close()⟨: void⟩ {
    for (const worker of [...this.idle, ...this.busy.keys()]) end(worker);
    for (const task of [...this.busy.values(), ...this.queue]) task.reject(new Error('The pool was closed'));
    this.idle.length = 0;
    this.queue.length = 0;
    this.busy.clear();
  }

  ⟨private ⟩next()⟨: void⟩ {
    if (this.queue.length === 0) return;
    const worker = this.idle.pop() ?? (this.busy.size < this.size ? this.start() : undefined);
    if (!worker) return;
    const task = this.queue.shift()⟨!⟩;
    this.busy.set(worker, task);
    hold(worker, true);
    send(worker, task.args, (error) => {
      this.done(worker);
      task.reject(error);
    });
  }

  ⟨private ⟩done(worker⟨: Handle⟩)⟨: Task | undefined⟩ {
    const task = this.busy.get(worker);
    if (!task) return undefined;
    this.busy.delete(worker);
    this.idle.push(worker);
    hold(worker, false);
    this.next();
    return task;
  }

  ⟨private ⟩start()⟨: Handle⟩ {
    const worker = launch(this.file);
    listen(worker, ({ value, error }) => {
      const task = this.done(worker);
      if (error === undefined) task?.resolve(value);
      else task?.reject(revive(error));
    }, (error) => {
      const task = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.splice(0, this.idle.length, ...this.idle.filter((other) => other !== worker));
      task?.reject(error);
      this.next();
    });
    return worker;
  }
}
⟨
interface Task {
  readonly args: readonly unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A worker's response; an error is wrapped, since any value can be thrown. */
interface Answer {
  readonly value?: unknown;
  readonly error?: Failure;
}

interface Failure {
  readonly value: unknown;
  readonly own?: object;
}
⟩
/** Cloning an error keeps its stack, but not its name and own properties. */
function revive({ value, own }⟨: Failure⟩)⟨: unknown⟩ {
  return value instanceof Error ? Object.assign(value, own) : value;
}
`;

/** The beginnings of the generated functions that other files call. */
export const CLASS_OF_POOL = 'class WorkerPool';
export const FUNCTION_OF_WORKER = 'function serve';

const SERVE = `
async function answer(run⟨: () => unknown⟩)⟨: Promise<Answer>⟩ {
  try {
    return { value: await run() };
  } catch (error) {
    return { error: { value: error, ...(error instanceof Error && { own: { ...error, name: error.name } }) } };
  }
}
`;

/** For workers that are called with `postMessage`. */
const POST = `function send(worker⟨: Handle⟩, args⟨: readonly unknown[]⟩, failed⟨: (error: unknown) => void⟩)⟨: void⟩ {
  try {
    worker.postMessage(args);
  } catch (error) {
    failed(error);
  }
}
`;

/** The worker's side. If the result cannot be cloned, the task fails. */
const serveThrough = (port: string, listening: string, options: string): string => `${SERVE}
/** Lets the pool call the function; used in the worker file. */
export function serve⟨<A extends unknown[]>⟩(fn⟨: (...args: A) => unknown⟩, transfer⟨: (value: unknown) => ArrayBuffer[]⟩ = () => [])⟨: void⟩ {
  ${port}.${listening}
    const answered = await answer(() => fn(...args));
    try {
      ${port}.postMessage(answered, ${options});
    } catch (error) {
      ${port}.postMessage({ error: { value: error } });
    }
  });
}
`;

interface Template {
  /** Named imports: module, names, and type-only names. */
  readonly imports: readonly (readonly [module: string, names: readonly string[]])[];
  readonly body: string;
}

const THREADS: Template = {
  imports: [
    ['node:os', ['availableParallelism']],
    ['node:worker_threads', ['parentPort', '⟨type Worker⟩']],
  ],
  body: `
⟨type Handle = Worker;
type File = () => Worker;
⟩
const defaultSize = () => availableParallelism();
const launch = (file⟨: File⟩) => file();
const end = (worker⟨: Handle⟩) => void worker.terminate();

/** An idle worker does not keep the process alive. */
function hold(worker⟨: Handle⟩, isBusy⟨: boolean⟩)⟨: void⟩ {
  if (isBusy) worker.ref();
  else worker.unref();
}

${POST}
function listen(worker⟨: Handle⟩, answered⟨: (answer: Answer) => void⟩, lost⟨: (error: unknown) => void⟩)⟨: void⟩ {
  worker.on('message', answered);
  worker.once('error', lost);
  worker.once('exit', (code) => lost(new Error(\`The worker ended with code \${code}\`)));
}
${serveThrough('parentPort?', "on('message', async (args⟨: A⟩) => {", 'transfer(answered.value)')}`,
};

const PROCESSES: Template = {
  imports: [
    ['node:child_process', ['⟨type ChildProcess⟩', 'fork']],
    ['node:os', ['availableParallelism']],
    ['node:url', ['fileURLToPath']],
  ],
  body: `
⟨type Handle = ChildProcess;
type File = string | URL;
⟩
const defaultSize = () => availableParallelism();
const end = (worker⟨: Handle⟩) => void worker.kill();

function launch(file⟨: File⟩)⟨: Handle⟩ {
  return fork(typeof file === 'string' ? file : fileURLToPath(file), { serialization: 'advanced' });
}

/** An idle process does not keep this one alive, and ends with it. */
function hold(worker⟨: Handle⟩, isBusy⟨: boolean⟩)⟨: void⟩ {
  if (isBusy) {
    worker.ref();
    worker.channel?.ref();
  } else {
    worker.unref();
    worker.channel?.unref();
  }
}

function send(worker⟨: Handle⟩, args⟨: readonly unknown[]⟩, failed⟨: (error: unknown) => void⟩)⟨: void⟩ {
  try {
    worker.send(args, (error) => {
      if (error) failed(error);
    });
  } catch (error) {
    failed(error);
  }
}

function listen(worker⟨: Handle⟩, answered⟨: (answer: Answer) => void⟩, lost⟨: (error: unknown) => void⟩)⟨: void⟩ {
  worker.on('message', (answer) => answered(answer⟨ as Answer⟩));
  worker.once('error', lost);
  worker.once('exit', (code, signal) => lost(new Error(\`The process ended with \${signal ?? \`code \${code}\`}\`)));
}
${SERVE}
/** Lets the pool call the function; used in the process file. */
export function serve⟨<A extends unknown[]>⟩(fn⟨: (...args: A) => unknown⟩)⟨: void⟩ {
  process.on('message', async (args) => {
    process.send?.(await answer(() => fn(...(args⟨ as A⟩))));
  });
}
`,
};

const PAGE: Template = {
  imports: [],
  body: `
⟨type Handle = Worker;
type File = () => Worker;
⟩
const defaultSize = () => navigator.hardwareConcurrency || 4;
const launch = (file⟨: File⟩) => file();
const end = (worker⟨: Handle⟩) => worker.terminate();
/** Workers end with their page. */
const hold = (_worker⟨: Handle⟩, _isBusy⟨: boolean⟩)⟨: void⟩ => undefined;

${POST}
function listen(worker⟨: Handle⟩, answered⟨: (answer: Answer) => void⟩, lost⟨: (error: unknown) => void⟩)⟨: void⟩ {
  worker.addEventListener('message', ({ data }) => answered(data⟨ as Answer⟩));
  worker.addEventListener('error', ({ message }) => lost(new Error(message)), { once: true });
}
${serveThrough('self', "addEventListener('message', async ({ data: args }⟨: { data: A }⟩) => {", '{ transfer: transfer(answered.value) }')}`,
};

export const TEMPLATES: Readonly<Record<PoolKind, Template>> = { threads: THREADS, processes: PROCESSES, page: PAGE };
export const POOL_FILES: Readonly<Record<PoolKind, string>> = {
  threads: 'worker-pool',
  processes: 'process-pool',
  page: 'worker-pool',
};
