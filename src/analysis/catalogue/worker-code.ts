/** What a worker may call that does no work: data. */
import { withoutPrefix } from './node/specifiers.ts';

/** Modules whose functions only wait; their synchronous ones are in the tables of what blocks. */
const WAITING = /^(node:)?(fs|fs\/promises|http|https|net|dns|dns\/promises|timers|timers\/promises)$/;
const WAITING_GLOBAL = /^(fetch|setTimeout)\b/;

export const onlyWaits = (module: string, path: string): boolean =>
  module === 'globals' ? WAITING_GLOBAL.test(path) : WAITING.test(module);

/** What is neither a wait nor work. */
const TALKS = /^(worker_threads|path)$/;
const TALKING_GLOBAL = /^(console|require|Promise|Error|String|Number|process|postMessage|self|addEventListener)\b/;

export const onlyTalks = (module: string, path: string): boolean =>
  module === 'globals' ? TALKING_GLOBAL.test(path) : TALKS.test(withoutPrefix(module));
