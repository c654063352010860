/** Collects the garbage of a look at a document while nobody waits, lest it is collected in the middle of the next one. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds: by then the diagnostics are at the client's, and the next keystroke is not there yet. */
const PAUSE = 20;

type Collect = (options: { readonly type: 'minor' }) => void;

let collect: Collect | undefined;

/** Only what is young: once a look is over next to nothing of that is used any more, while in the middle of one there is a syntax tree to copy. */
export class TidyUp {
  #timer: NodeJS.Timeout | undefined;

  soon(): void {
    this.close();
    this.#timer = setTimeout(() => (collect ??= exposed())?.({ type: 'minor' }), PAUSE);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

/** Contexts that are made from then on have it, where the runtime allows that. */
function exposed(): Collect | undefined {
  setFlagsFromString('--expose-gc');
  return runInNewContext('globalThis.gc') as Collect | undefined;
}
