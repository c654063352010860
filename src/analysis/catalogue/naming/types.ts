/** The types of the tables of names: what names that users chose tell. */

/** What the name belongs to: a function on the call path, the file of the finding, or a collection that is gone over. */
export type NamedThing = 'function' | 'file' | 'collection';

/** A pattern on names of users' code, with names that it must match and names that it must not. */
export interface NamePattern {
  readonly pattern: RegExp;
  readonly matches: readonly string[];
  readonly misses: readonly string[];
}

/** A pattern on names of users' code. It is evidence only: together, all rows move a finding by one level at most. */
export interface NamingRow extends NamePattern {
  readonly id: string;
  readonly of: NamedThing;
  /** Of functions, matched against the name without its class; of files, against the path within the package; of
   * collections, against the last name of the reference. */
  readonly pattern: RegExp;
  /** Completes "its name says that it …": "loads settings or plugins". */
  readonly because: string;
  /** How long the process is known to live where the name says nothing: what it does says more. */
  readonly yieldsTo?: 'stays' | 'ends';
}
