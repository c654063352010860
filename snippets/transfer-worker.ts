import { parentPort } from 'node:worker_threads';

parentPort!.on('message', (buffer: ArrayBuffer) => {
  const pixels = new Uint8Array(buffer);
  for (const [i, pixel] of pixels.entries()) pixels[i] = ~pixel;
  parentPort!.postMessage(buffer, [buffer]);
});
