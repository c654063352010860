import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
setInterval(() => {
  const longest = Math.round(delay.max / 1e6);
  if (longest > 50) console.warn(`The event loop was held up for ${longest} ms.`);
  delay.reset();
}, 1_000).unref();
