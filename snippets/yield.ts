import { setImmediate as yieldToEventLoop } from 'node:timers/promises';

let lastYield = performance.now();
for (const item of items) {
  handle(item);
  if (performance.now() - lastYield < 10) continue;
  // Lets requests, timers and events run. Awaiting a settled promise would not.
  await yieldToEventLoop();
  lastYield = performance.now();
}
