/** Divides long work into slices and yields to the event loop after each. */
import { setImmediate as nextTurn } from 'node:timers/promises';

const MILLISECONDS = 10;

export class Slice {
  #start = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#start >= MILLISECONDS;
  }

  /** Yields to the event loop; then the next slice begins. */
  async next(): Promise<void> {
    await nextTurn();
    this.#start = performance.now();
  }
}
