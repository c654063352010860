import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./invert-worker.js', import.meta.url));
const buffer = new ArrayBuffer(16_000_000);
// The transfer list moves the buffer instead of copying it; it is empty here from now on.
worker.postMessage(buffer, [buffer]);
const [inverted] = await once(worker, 'message') as [ArrayBuffer];
await worker.terminate();
