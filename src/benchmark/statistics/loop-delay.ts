/** Converts late timers into how long anything would have waited for the main thread. */
import type { LoopDelay } from '../../protocol/benchmark-result.ts';
import type { LoopGaps } from '../host/messages.ts';

/** Bisection steps to find a percentile: to a millionth of the longest wait. */
const STEPS = 20;

/**
 * A timer that is late by 500 ms is one late timer, but half a second of waiting requests, which wait half of that on
 * average. So the percentiles are over moments, evenly spread over the recorded time: a block counts for as long as it
 * lasts.
 */
export function loopDelayOf(executions: readonly LoopGaps[]): LoopDelay {
  const watched = executions.reduce((sum, gaps) => sum + gaps.watched, 0);
  const late = executions.flatMap((gaps) => gaps.late);
  const max = late.reduce((most, gap) => Math.max(most, gap), 0);
  const partWaitingLonger = (wait: number): number =>
    late.reduce((sum, gap) => sum + Math.max(0, gap - wait), 0) / watched;
  const percentile = (part: number): number => {
    let [low, high] = [0, max];
    if (partWaitingLonger(0) <= 1 - part) return 0;
    for (let step = 0; step < STEPS; step++) {
      const middle = (low + high) / 2;
      if (partWaitingLonger(middle) > 1 - part) low = middle;
      else high = middle;
    }
    return high;
  };
  return { p50: percentile(0.5), p99: percentile(0.99), max };
}
