/** The status of the server, merged from the work of its folders, and sent to the client on change. */
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

  /** Tracks work on a whole folder. The work returns its number of files, or undefined if it was cancelled. */
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
   * Tracks work on one file. From `budget` milliseconds on it counts as slow, which is reported while it still runs, if
   * possible.
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

  /** Combines several changes of one event-loop iteration into one message. */
  announce(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#send(this.current);
    });
  }
}
