/**
 * Tracks what a result was computed from, and caches it until a dependency changes. Computations need not declare their
 * dependencies.
 */

/** The version of something that changes; a result is stale if the number differs from the one it read. */
export interface Version {
  at: number;
}

export interface Cached<T> {
  readonly value: T;
  readonly rests: ReadonlyMap<Version, number>;
  /** The number of changes when the result was last known to be current. */
  checked: number;
}

/** Number of changes that are remembered individually. */
const MAX_CHANGES = 10_000;

/**
 * Recent changes, in order: checking them against the dependencies is usually faster than checking all dependencies.
 */
let changes: Version[] = [];
/** The number of changes before those. */
let forgotten = 0;

/** Called for everything that may have changed. */
export function changed(version: Version): void {
  version.at++;
  changes.push(version);
  if (changes.length < MAX_CHANGES) return;
  forgotten += changes.length;
  changes = [];
}

/** The dependencies of the result that is being computed; only one computation runs at a time. */
let reading: Map<Version, number> | undefined;
/** Shortcut: most reads are of the same file as the previous read. */
let last: Version | undefined;

/** Called by everything that returns data that may change. */
export function read(version: Version): void {
  if (!reading || version === last) return;
  last = version;
  reading.set(version, version.at);
}

/** Computes a result and tracks its dependencies, also for the enclosing computation. */
export function track<T>(find: () => T): Cached<T> {
  const around = reading;
  const rests = new Map<Version, number>();
  reading = rests;
  last = undefined;
  try {
    return { value: find(), rests, checked: forgotten + changes.length };
  } finally {
    reading = around;
    last = undefined;
    restOn(rests);
  }
}

/** @returns the cached result if its dependencies have not changed */
export function cached<T>(kept: Cached<T> | undefined): Cached<T> | undefined {
  if (!kept || !isFresh(kept)) return undefined;
  restOn(kept.rests);
  return kept;
}

function restOn(rests: Cached<unknown>['rests']): void {
  if (reading) for (const [version, at] of rests) reading.set(version, at);
}

function isFresh(kept: Cached<unknown>): boolean {
  const { rests, checked } = kept;
  const since = checked - forgotten;
  if (since < 0 || changes.length - since > rests.size) {
    for (const [version, at] of rests) if (version.at !== at) return false;
  } else {
    for (let index = since; index < changes.length; index++) if (rests.has(changes[index]!)) return false;
  }
  kept.checked = forgotten + changes.length;
  return true;
}
