/** Looks at files one after another, each after a pause in typing; what newer text supersedes is dropped. */

export class DocumentQueue {
  readonly #look: (file: string) => Promise<void>;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
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
    this.#waiting.set(file, setTimeout(() => this.#fall(file), delay));
  }

  /** Whether newer text of the file still waits to be looked at. */
  isPending(file: string): boolean {
    return this.#waiting.has(file) || this.#due.has(file);
  }

  drop(file: string): void {
    clearTimeout(this.#waiting.get(file));
    this.#waiting.delete(file);
    this.#due.delete(file);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#waiting.values()) clearTimeout(timer);
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
