/** What hands a function to the event loop, which calls it with the remaining arguments and nothing else. */

const AFTER_FUNCTION = 1;
const AFTER_DELAY = 2;

const ARGUMENTS_FROM: Readonly<Record<string, number | undefined>> = {
  setTimeout: AFTER_DELAY,
  setInterval: AFTER_DELAY,
  setImmediate: AFTER_FUNCTION,
  queueMicrotask: AFTER_FUNCTION,
  nextTick: AFTER_FUNCTION,
  'process.nextTick': AFTER_FUNCTION,
};

const MODULES: ReadonlySet<string> = new Set(['globals', 'node:timers', 'node:process']);

/** @returns the index of the first argument that is passed on; undefined where the function is given something else */
export const argumentsFrom = (module: string, path: string): number | undefined =>
  MODULES.has(module) && Object.hasOwn(ARGUMENTS_FROM, path) ? ARGUMENTS_FROM[path] : undefined;
