/** The shape of the table of names: what a name that users chose tells of how much a finding matters. */

/** What the name belongs to: a function on the call path, or the file that the finding stands in. */
export type NamedThing = 'function' | 'file';

/** A pattern on names of users' code. It is evidence only: together, all rows move a finding by one level at most. */
export interface NamingRow {
  readonly id: string;
  readonly of: NamedThing;
  /** Of functions, matched against the name without its class; of files, against the path within the package. */
  readonly pattern: RegExp;
  /** Completes "its name says that it …": "loads settings or plugins". */
  readonly because: string;
  /** Names that the pattern must match, and names that it must not. */
  readonly matches: readonly string[];
  readonly misses: readonly string[];
}
