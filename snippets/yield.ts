import { setImmediate as yieldToEventLoop } from 'node:timers/promises';

let since = performance.now();
for (const item of items) {
  handle(item);
  if (performance.now() - since < 10) continue;
  // Requests, timers and clicks come in here; a promise that is settled already would let in none of them.
  await yieldToEventLoop();
  since = performance.now();
}
