/** Records how late the main thread returns to a timer while something runs. */
import { performance } from 'node:perf_hooks';
import type { LoopGaps } from './messages.ts';

/** Kept before measured code could replace it. */
const clock = performance.now.bind(performance);

/** Milliseconds between two ticks: below what anybody would notice, and too rare to cost anything. */
const INTERVAL = 2;
/** Milliseconds by which timers are late on an idle machine. */
const JITTER = 0.5;

/** @returns a function that stops recording */
export function watchLoop(): () => LoopGaps {
  const started = clock();
  const late: number[] = [];
  let looked = started;
  const tick = (): void => {
    const now = clock();
    const beyond = now - looked - INTERVAL;
    if (beyond > JITTER) late.push(beyond);
    looked = now;
  };
  const timer = setInterval(tick, INTERVAL);
  return () => {
    tick();
    clearInterval(timer);
    return { watched: looked - started, late };
  };
}
