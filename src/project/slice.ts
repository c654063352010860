/** A slice of long work, at whose end other work is let in. */
import { setImmediate as nextTurn } from 'node:timers/promises';

const MILLISECONDS = 10;

export class Slice {
  #start = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#start >= MILLISECONDS;
  }

  /** Lets other work in; then the next slice begins. */
  async next(): Promise<void> {
    await nextTurn();
    this.#start = performance.now();
  }
}
