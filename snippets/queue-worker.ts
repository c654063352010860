import { parentPort } from 'node:worker_threads';

/** May block: nothing else runs on this thread. */
function work(input: string): string {
  return input.toUpperCase();
}

parentPort!.on('message', (input: string) => parentPort!.postMessage(work(input)));
