/** Looks at files one after another, each after a pause in typing; what newer text supersedes is dropped. */

type Cancel = () => void;

function after(delay: number, then: () => void): Cancel {
  if (delay > 0) {
    const timer = setTimeout(then, delay);
    return () => clearTimeout(timer);
  }
  // A timer takes a millisecond at least. Two turns: newer text that has arrived already comes in the first.
  let turn = setImmediate(() => {
    turn = setImmediate(then);
  });
  return () => clearImmediate(turn);
}

export class DocumentQueue {
  readonly #look: (file: string) => Promise<void>;
  readonly #waiting = new Map<string, Cancel>();
  readonly #due = new Set<string>();
  #running = false;
  #closed = false;

  /** `look` handles its own errors. */
  constructor(look: (file: string) => Promise<void>) {
    this.#look = look;
  }

  /** Has the file looked at after `delay` milliseconds without another push of it. */
  push(file: string, delay: number): void {
    if (this.#closed) return;
    this.drop(file);
    this.#waiting.set(
      file,
      after(delay, () => this.#fall(file)),
    );
  }

  /** Whether newer text of the file still waits to be looked at. */
  isPending(file: string): boolean {
    return this.#waiting.has(file) || this.#due.has(file);
  }

  drop(file: string): void {
    this.#waiting.get(file)?.();
    this.#waiting.delete(file);
    this.#due.delete(file);
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
    this.#due.clear();
  }

  #fall(file: string): void {
    this.#waiting.delete(file);
    this.#due.add(file);
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (const file of this.#due) {
      this.#due.delete(file);
      await this.#look(file);
    }
    this.#running = false;
  }
}
