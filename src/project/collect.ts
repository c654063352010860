/** Garbage collected on request: V8 would do it later, when more is held or when somebody waits. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options?: { readonly type: 'minor' }) => void;

/** Bytes in use from which collecting all of it is worth its tenths of a second. */
const LARGE = 150e6;

let collect: Collect | undefined;

/** Only what is young: a few milliseconds. */
export const collectYoung = (): void => (collect ??= exposed())?.({ type: 'minor' });

/** Everything, where that is much; nothing else goes on meanwhile. */
export function collectIfLarge(): void {
  if (getHeapStatistics().used_heap_size > LARGE) (collect ??= exposed())?.();
}

/**
 * Percent by which a heap may grow before it is collected again. V8 would have it grow more, and several threads hold
 * much at once.
 */
const GROWTH = 150;

/**
 * From then on, in all threads: for several that keep every processor busy. Heaps grow slowly, which costs less than
 * collecting on request, for V8 chooses when, and does most of it meanwhile. Each thread collects alone: helpers would
 * take turns with the other threads, and be waited for.
 */
export function collectForMany(): void {
  for (const flag of [`--heap-growing-percent=${GROWTH}`, '--no-parallel-scavenge']) setFlagsFromString(flag);
}

/** Contexts that are made from then on have it, where the runtime allows that. */
function exposed(): Collect | undefined {
  setFlagsFromString('--expose-gc');
  return runInNewContext('globalThis.gc') as Collect | undefined;
}
