/** Calls once, a while after the last start; it keeps no process alive. */
export class Timer {
  readonly #milliseconds: number;
  readonly #call: () => void;
  #pending: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, call: () => void) {
    this.#milliseconds = milliseconds;
    this.#call = call;
  }

  start(): void {
    this.cancel();
    this.#pending = setTimeout(this.#call, this.#milliseconds).unref();
  }

  cancel(): void {
    clearTimeout(this.#pending);
  }
}
