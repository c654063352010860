/** Progress on one line that rewrites itself; only on a terminal. */
import type { Output } from './io.ts';

/** Milliseconds between two updates: fast enough to look alive, slow enough to cost nothing. */
const INTERVAL = 100;
const CLEAR_LINE = '\r\u001B[K';

export interface Progress {
  readonly show: (text: string) => void;
  /** Removes the line before anything else is written. */
  clear(): Promise<void>;
}

/** @returns a progress for a terminal; undefined for any other output. */
export function createProgress(output: Output): Progress | undefined {
  if (!output.isTTY) return undefined;
  let drawn = Date.now();
  let pending: Promise<void> | undefined;
  return {
    show(text) {
      if (Date.now() - drawn < INTERVAL) return;
      drawn = Date.now();
      pending = output.write(`${CLEAR_LINE}${text}`);
    },
    async clear() {
      if (pending === undefined) return;
      await pending;
      await output.write(CLEAR_LINE);
    },
  };
}
