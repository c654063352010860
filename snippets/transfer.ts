import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./invert-worker.js', import.meta.url));
const buffer = new ArrayBuffer(16_000_000);
// Named in the list it is handed over, not copied; here it is empty from now on.
worker.postMessage(buffer, [buffer]);
const [inverted] = await once(worker, 'message') as [ArrayBuffer];
await worker.terminate();
