/** Batches changes on disk: a checkout makes thousands at once. */

/** Milliseconds without a change before the batch is processed. */
const SILENCE = 100;
/** Number of files from which analyzing everything is cheaper than updating file by file. */
const MANY = 50;

export interface DiskChangeEvents {
  few(files: readonly string[]): Promise<void>;
  many(): Promise<void>;
}

export class DiskChanges {
  readonly #events: DiskChangeEvents;
  readonly #files = new Set<string>();
  #unknown = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(events: DiskChangeEvents) {
    this.#events = events;
  }

  add(file: string): void {
    this.#files.add(file);
    this.#wait();
  }

  /** A folder was deleted: the files are unknown. */
  addUnknown(): void {
    this.#unknown = true;
    this.#wait();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), SILENCE);
  }

  #flush(): void {
    const files = [...this.#files];
    const areFew = !this.#unknown && files.length < MANY;
    this.#files.clear();
    this.#unknown = false;
    // Both handle their own errors.
    void (areFew ? this.#events.few(files) : this.#events.many());
  }
}
