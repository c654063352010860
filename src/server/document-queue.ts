/** Analyzes edited files one at a time, each after a pause in typing, and drops outdated requests. */

type Cancel = () => void;

function after(delay: number, then: () => void): Cancel {
  if (delay > 0) {
    const timer = setTimeout(then, delay);
    return () => clearTimeout(timer);
  }
  // A timer takes at least a millisecond. Two `setImmediate`: newer text that has already arrived is handled in the
  // first.
  let tick = setImmediate(() => {
    tick = setImmediate(then);
  });
  return () => clearImmediate(tick);
}

export class DocumentQueue {
  readonly #analyse: (file: string) => Promise<void>;
  readonly #waiting = new Map<string, Cancel>();
  readonly #due = new Set<string>();
  #running = false;
  #closed = false;

  /** `analyse` handles its own errors. */
  constructor(analyse: (file: string) => Promise<void>) {
    this.#analyse = analyse;
  }

  /** Analyzes the file after `delay` milliseconds without another push of it. */
  push(file: string, delay: number): void {
    if (this.#closed) return;
    this.drop(file);
    this.#waiting.set(
      file,
      after(delay, () => this.#fall(file)),
    );
  }

  /** Whether newer text of the file is still waiting. */
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
      await this.#analyse(file);
    }
    this.#running = false;
  }
}
