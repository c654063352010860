/**
 * Collects the garbage of a look at a document while nobody waits, lest it is collected in the middle of the next one.
 */
import { collectYoung } from '../project/collect.ts';

/** Milliseconds: by then the diagnostics are at the client's, and the next keystroke is not there yet. */
const PAUSE = 20;

/**
 * Only what is young: once a look is over next to nothing of that is used any more, while in the middle of one there is
 * a syntax tree to copy.
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
