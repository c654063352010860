import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

interface Job {
  readonly input: string;
  readonly resolve: (output: string) => void;
  readonly reject: (reason: unknown) => void;
}

/** Connects requests, which put jobs in, to workers, which take them out. */
class Queue<Item> {
  readonly #items: Item[] = [];
  readonly #takers: ((item: Item) => void)[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns false if the queue is full */
  put(item: Item): boolean {
    const taker = this.#takers.shift();
    if (taker === undefined && this.#items.length >= this.#limit) return false;
    if (taker === undefined) this.#items.push(item);
    else taker(item);
    return true;
  }

  async take(): Promise<Item> {
    return this.#items.shift() ?? new Promise(resolve => this.#takers.push(resolve));
  }
}

const jobs = new Queue<Job>(100);

async function work(): Promise<never> {
  let worker = new Worker(new URL('./job-worker.js', import.meta.url));
  while (true) {
    const { input, resolve, reject } = await jobs.take();
    try {
      worker.postMessage(input);
      const [output] = await once(worker, 'message');
      resolve(output);
    } catch (error) {
      reject(error);
      worker = new Worker(new URL('./job-worker.js', import.meta.url));
    }
  }
}

for (let worker = 0; worker < availableParallelism(); worker++) void work();

const server = createServer(async (request, response) => {
  try {
    const output = await new Promise<string | undefined>((resolve, reject) => {
      if (!jobs.put({ input: request.url ?? '/', resolve, reject })) resolve(undefined);
    });
    if (output === undefined) response.writeHead(503, { 'retry-after': '1' }).end();
    else response.end(output);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(3000);
