/** The status of the server, merged from the work of its folders, and sent to the client on change. */
import type { ServerStatus } from '../protocol/messages.ts';

/**
 * Milliseconds that a slow analysis stays in the status after its end: while it blocks the server, nothing can be sent.
 */
const SLOW_SHOWN = 3_000;

export class Status {
  readonly #findings: () => ServerStatus['findings'];
  readonly #send: (status: ServerStatus) => void;
  /** The number of files of each folder. */
  readonly #files = new Map<string, () => number>();
  #analysing = 0;
  #milliseconds = 0;
  #revision = 0;
  #slowFile: string | undefined;
  #slowEnd: NodeJS.Timeout | undefined;
  #scheduled = false;

  constructor(findings: () => ServerStatus['findings'], send: (status: ServerStatus) => void) {
    this.#findings = findings;
    this.#send = send;
  }

  get current(): ServerStatus {
    return {
      state: this.#analysing > 0 ? 'analysing' : this.#slowFile ? 'slow' : 'ready',
      files: [...this.#files.values()].reduce((sum, files) => sum + files(), 0),
      findings: this.#findings(),
      revision: this.#revision,
      milliseconds: Math.round(this.#milliseconds),
      ...(this.#slowFile && { slowFile: this.#slowFile }),
    };
  }

  /** Counts the files of a folder, whenever it is asked. */
  count(root: string, files: () => number): void {
    this.#files.set(root, files);
  }

  forget(root: string): void {
    this.#files.delete(root);
    this.changed();
  }

  /** What is known of the code has changed: findings, entry points, files. */
  changed(): void {
    this.#revision++;
    this.announce();
  }

  /** Tracks work on a whole folder. */
  async analysing(work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    this.#analysing++;
    this.announce();
    try {
      await work();
    } finally {
      this.#analysing--;
      this.#milliseconds = performance.now() - start;
      this.changed();
    }
  }

  /**
   * Tracks work on one file. From `budget` milliseconds on it counts as slow, which is reported while it still runs, if
   * possible.
   * @returns the milliseconds that it took
   */
  async looking(file: string, budget: number, work: () => Promise<void>): Promise<number> {
    const start = performance.now();
    const timer = setTimeout(() => this.#slow(file), budget);
    try {
      await work();
    } finally {
      clearTimeout(timer);
      this.#milliseconds = performance.now() - start;
      this.#slow(this.#milliseconds > budget ? file : undefined);
      if (this.#slowFile) this.#slowEnd = setTimeout(() => this.#slow(undefined), SLOW_SHOWN).unref();
      this.changed();
    }
    return this.#milliseconds;
  }

  #slow(file: string | undefined): void {
    clearTimeout(this.#slowEnd);
    if (file === this.#slowFile) return;
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
