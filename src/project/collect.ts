/**
 * Requests garbage collection, because V8 alone would collect later: when more memory is held, or while somebody waits.
 */
import { getHeapStatistics } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setV8Flag } from './v8-flags.ts';

type Collect = (options?: { readonly type: 'minor' }) => void;

/** Bytes in use above which a full collection is worth its tenths of a second. */
const LARGE = 150e6;
/** Bytes that must have been allocated since the last full collection: a process may analyze many small folders. */
const GROWN = 20e6;

let collect: Collect | undefined;
/** Bytes in use after the last full collection. */
let left = 0;

/** Collects the young generation only: a few milliseconds. */
export const collectYoung = (): void => (collect ??= exposed())?.({ type: 'minor' });

/** Collects everything if much memory is in use, and more than the last time; blocks while it runs. */
export function collectIfLarge(): void {
  const used = usedBytes();
  left = Math.min(left, used);
  if (used < LARGE || used - left < GROWN) return;
  (collect ??= exposed())?.();
  left = usedBytes();
}

const usedBytes = (): number => getHeapStatistics().used_heap_size;

/**
 * Percent by which a heap may grow before the next collection. V8's default is higher, and several threads hold much at
 * once.
 */
const GROWTH = 150;

/**
 * Applies to all threads from then on, for several threads that keep every processor busy. Slow heap growth costs less
 * than collecting on request, because V8 chooses the moment and works mostly in the background. Each thread collects on
 * its own: helper threads would compete with the other threads.
 */
export function collectForMany(): void {
  setV8Flag('heap-growing-percent', GROWTH);
  setV8Flag('parallel-scavenge', false);
}

/** Contexts created from now on have it, if the runtime allows it. */
function exposed(): Collect | undefined {
  setV8Flag('expose-gc', true);
  return runInNewContext('globalThis.gc') as Collect | undefined;
}
