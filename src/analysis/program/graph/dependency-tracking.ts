/**
 * Tracks what a result was computed from, and caches it until a dependency changes. Computations need not declare their
 * dependencies: functions that return data that may change report the read. Each program has a tracker of its own.
 */

/** The version of something that changes; a result is stale if the number differs from the one it read. */
export class Version {
  readonly #dependencies: DependencyTracker;
  at = 0;

  constructor(dependencies: DependencyTracker) {
    this.#dependencies = dependencies;
  }

  /** Called by everything that returns data that may change. */
  read(): void {
    this.#dependencies.read(this);
  }

  /** Called for everything that may have changed. */
  change(): void {
    this.at++;
    this.#dependencies.noteChange(this);
  }
}

export interface Cached<T> {
  readonly value: T;
  readonly rests: ReadonlyMap<Version, number>;
  /** The number of changes when the result was last known to be current. */
  checked: number;
}

/** Number of changes that are remembered individually. */
const MAX_CHANGES = 10_000;

export class DependencyTracker {
  /**
   * Recent changes, in order: checking them against the dependencies is usually faster than checking all dependencies.
   */
  #changes: Version[] = [];
  /** The number of changes before those. */
  #forgotten = 0;
  /** The dependencies of the result that is being computed; only one computation runs at a time. */
  #reading: Map<Version, number> | undefined;
  /** Shortcut: most reads are of the same file as the previous read. */
  #last: Version | undefined;

  noteChange(version: Version): void {
    this.#changes.push(version);
    if (this.#changes.length < MAX_CHANGES) return;
    this.#forgotten += this.#changes.length;
    this.#changes = [];
  }

  read(version: Version): void {
    if (!this.#reading || version === this.#last) return;
    this.#last = version;
    this.#reading.set(version, version.at);
  }

  /** Computes a result and tracks its dependencies, also for the enclosing computation. */
  track<T>(find: () => T): Cached<T> {
    const around = this.#reading;
    const rests = new Map<Version, number>();
    this.#reading = rests;
    this.#last = undefined;
    try {
      return { value: find(), rests, checked: this.#changeCount };
    } finally {
      this.#reading = around;
      this.#last = undefined;
      this.#restOn(rests);
    }
  }

  /** @returns the cached result if its dependencies have not changed */
  cached<T>(kept: Cached<T> | undefined): Cached<T> | undefined {
    if (!kept || !this.#isFresh(kept)) return undefined;
    this.#restOn(kept.rests);
    return kept;
  }

  get #changeCount(): number {
    return this.#forgotten + this.#changes.length;
  }

  #restOn(rests: Cached<unknown>['rests']): void {
    if (this.#reading) for (const [version, at] of rests) this.#reading.set(version, at);
  }

  #isFresh(kept: Cached<unknown>): boolean {
    const { rests, checked } = kept;
    const since = checked - this.#forgotten;
    if (since < 0 || this.#changes.length - since > rests.size) {
      for (const [version, at] of rests) if (version.at !== at) return false;
    } else {
      for (let index = since; index < this.#changes.length; index++) if (rests.has(this.#changes[index]!)) return false;
    }
    kept.checked = this.#changeCount;
    return true;
  }
}
