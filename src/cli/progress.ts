/** How far the work is, on one line that rewrites itself; only where a person looks at it. */
import type { Output } from './io.ts';

/** Milliseconds between two drawings: quick enough to look alive, too slow to cost anything. */
const INTERVAL = 100;
const CLEAR_LINE = '\r\u001B[K';

export interface Progress {
  readonly show: (text: string) => void;
  /** Takes the line away, before anything else is written. */
  clear(): Promise<void>;
}

/** @returns a progress that draws on a terminal, and undefined where the output is none. */
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
