/**
 * Remembers what an answer was read from, so that it is kept until any of that changes. Whoever answers need not say
 * what was looked at.
 */

/** Of something that changes: what was read of it is out of date when the number is another. */
export interface Version {
  at: number;
}

export interface Cached<T> {
  readonly value: T;
  readonly rests: ReadonlyMap<Version, number>;
  /** How many changes there had been when it was last known to be up to date. */
  checked: number;
}

/** Changes that are remembered one by one. */
const MAX_CHANGES = 10_000;

/**
 * What has changed, in order: mostly it is quicker to see whether anything rests on that than whether all it rests on
 * is as it was.
 */
let changes: Version[] = [];
/** How many there were before those. */
let forgotten = 0;

/** Called for whatever may be different from now on. */
export function changed(version: Version): void {
  version.at++;
  changes.push(version);
  if (changes.length < MAX_CHANGES) return;
  forgotten += changes.length;
  changes = [];
}

/** What the answer that is being worked out has read so far: the analysis does one thing at a time. */
let reading: Map<Version, number> | undefined;
/** Most is read of the same file as what was read before. */
let last: Version | undefined;

/** Called by whatever gives something away that may change. */
export function read(version: Version): void {
  if (!reading || version === last) return;
  last = version;
  reading.set(version, version.at);
}

/** Works something out, and remembers what it rests on; so does the answer around it. */
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

/** @returns the answer, if what it rests on is as it was */
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
