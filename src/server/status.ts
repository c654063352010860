/** How the server stands, put together from what its folders do, and told to the client when it changes. */
import type { ServerStatus } from '../protocol/messages.ts';

export class Status {
  readonly #findings: () => ServerStatus['findings'];
  readonly #send: (status: ServerStatus) => void;
  readonly #files = new Map<string, number>();
  #analysing = 0;
  #milliseconds = 0;
  #slowFile: string | undefined;
  #scheduled = false;

  constructor(findings: () => ServerStatus['findings'], send: (status: ServerStatus) => void) {
    this.#findings = findings;
    this.#send = send;
  }

  get current(): ServerStatus {
    return {
      state: this.#analysing > 0 ? 'analysing' : this.#slowFile ? 'slow' : 'ready',
      files: [...this.#files.values()].reduce((sum, files) => sum + files, 0),
      findings: this.#findings(),
      milliseconds: Math.round(this.#milliseconds),
      ...(this.#slowFile && { slowFile: this.#slowFile }),
    };
  }

  /** Work on a whole folder, which answers with the number of its files; with nothing if it was cancelled. */
  async analysing(root: string, work: () => Promise<number | undefined>): Promise<void> {
    const start = performance.now();
    this.#analysing++;
    this.announce();
    try {
      const files = await work();
      if (files !== undefined) this.#files.set(root, files);
    } finally {
      this.#analysing--;
      this.#milliseconds = performance.now() - start;
      this.announce();
    }
  }

  /**
   * Work on one file, which is slow from `budget` milliseconds on: told while it still runs, where it leaves time for
   * that.
   */
  async looking(file: string, budget: number, work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    const timer = setTimeout(() => this.#slow(file), budget);
    try {
      await work();
    } finally {
      clearTimeout(timer);
      this.#milliseconds = performance.now() - start;
      this.#slow(this.#milliseconds > budget ? file : undefined);
    }
  }

  forget(root: string): void {
    this.#files.delete(root);
    this.announce();
  }

  #slow(file: string | undefined): void {
    this.#slowFile = file;
    this.announce();
  }

  /** Several changes of one turn make one message. */
  announce(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#send(this.current);
    });
  }
}
