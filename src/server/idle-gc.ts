/**
 * Collects garbage after a document was analyzed, while the user pauses, so that it does not happen during the next
 * analysis.
 */
import { collectYoung } from '../project/collect.ts';

/** Milliseconds: by then the diagnostics have been sent, and usually the next keystroke has not arrived yet. */
const PAUSE = 20;

/**
 * Collects the young generation only. After an analysis almost none of it is still used; during one, V8 would have to
 * copy a syntax tree.
 */
export class IdleGc {
  #timer: NodeJS.Timeout | undefined;

  soon(): void {
    this.close();
    this.#timer = setTimeout(collectYoung, PAUSE);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
