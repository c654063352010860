/** A server for requests, sockets and images, with clients in another process that record their latencies. */
import '../lifeline/join.ts';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket, { WebSocketServer } from 'ws';
import { fetchText, manyConnections, order, serve, takeOrders } from './load.ts';
import { photograph, processPhotograph, takePhotographs } from './photographs.ts';
import { defineScenario, times, type Beside, type Context } from './scenario.ts';

interface Visit {
  readonly address: string;
  readonly images: number;
  readonly sockets: number;
  /** Requests per second. */
  readonly rate: number;
}

interface Visited {
  /** Bytes of each image. */
  readonly images: readonly string[];
  /** Milliseconds of each request. */
  readonly latencies: readonly number[];
}

const prepare = ({ folder, size }: Beside): Promise<void> =>
  takePhotographs(folder, size['images']!, size['megapixels']!);

/** The clients, in the companion process, so that their work does not count. */
function accompany(): Promise<string> {
  const agent = manyConnections();
  return takeOrders(async ({ address, images, sockets, rate }: Visit): Promise<Visited> => {
    const chatting = await Promise.all(times(sockets, () => openSocket(address)));
    const done = new AbortController();
    const latencies: number[] = [];
    const asking = askAtRate(rate, done.signal, async () => {
      const asked = performance.now();
      await fetchText(`${address}/hello`, agent);
      latencies.push(performance.now() - asked);
    });
    const answers = await Promise.all(times(images, (index) => fetchText(`${address}/image/${index}`, agent)));
    done.abort();
    await asking;
    for (const socket of chatting) socket.terminate();
    return { images: answers, latencies };
  });
}

/** Sends the next message as soon as it has received the reply. */
async function openSocket(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address.replace('http:', 'ws:'));
  await once(socket, 'open');
  socket.on('message', () => void sleep(10).then(() => socket.readyState === WebSocket.OPEN && socket.send('ping')));
  socket.send('ping');
  return socket;
}

/** Starts requests on schedule, whether or not earlier ones are answered: users do not wait for each other. */
async function askAtRate(rate: number, signal: AbortSignal, ask: () => Promise<void>): Promise<void> {
  const asked: Promise<void>[] = [];
  const begun = performance.now();
  while (!signal.aborted) {
    const due = Math.floor(((performance.now() - begun) * rate) / 1000) + 1;
    while (asked.length < due) asked.push(ask());
    await sleep(1000 / rate);
  }
  await Promise.all(asked);
}

/** Runs on the main thread, in a worker, or in a process. */
export const processFile = async (file: string): Promise<number> => (await processPhotograph(file)).byteLength;

async function serveAll(
  context: Context,
  processImage: (file: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const { server, address } = await serve((request, response) => {
    const [, what, index] = request.url?.split('/') ?? [];
    if (what !== 'image') {
      response.end('hello');
      return;
    }
    void processImage(photograph(context.folder, Number(index))).then(
      (bytes) => response.end(`${bytes}`),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', () => socket.send('pong')));
  try {
    const { images, sockets: open, rate } = context.size;
    const visited = await order<Visited>(context.companion, {
      address,
      images: images!,
      sockets: open!,
      rate: rate!,
    } satisfies Visit);
    visited.latencies.forEach(context.latency);
    return visited.images;
  } finally {
    sockets.close();
    server.close();
    server.closeAllConnections();
  }
}

const async = (context: Context): Promise<readonly string[]> => serveAll(context, processFile);

const pooled = (context: Context): Promise<readonly string[]> =>
  serveAll(context, (file) => context.pool.run('processFile', file) as Promise<unknown>);

export const scenario = defineScenario({
  prepare,
  accompany,
  strategies: { async, 'async+threads': pooled, 'async+processes': pooled },
});
