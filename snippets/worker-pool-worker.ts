import { parentPort } from 'node:worker_threads';

/** May block: nothing else runs on this thread. */
function sumOfSquares(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += i * i;
  return sum;
}

parentPort!.on('message', (input: number) => parentPort!.postMessage(sumOfSquares(input)));
