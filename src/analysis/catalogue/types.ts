/** The shape of the catalogue: what blocks, how much, and what to use instead; rows are data, without functions. */
import type { Workload } from '../findings.ts';

/**
 * How much of the event loop one call takes.
 * - `negligible`: microseconds; the async twin costs more. Never reported by itself.
 * - `metadata`: one look at or change of a directory entry; worth a word only when repeated.
 * - `content`: grows with the size of a file, directory or value.
 * - `heavy`: tens of milliseconds or more each time (a process, a key derivation, compression at high level).
 * - `unbounded`: until somebody or something else acts (a dialog, another thread, another process).
 */
export type CostClass = 'negligible' | 'metadata' | 'content' | 'heavy' | 'unbounded';

/** What to use instead of a blocking call. */
export interface Twin {
  /** Where it comes from: `node:fs/promises`, `node:util` for promisify, the package itself. */
  readonly module: string;
  /** Export path in that module: `readFile`, `subtle.digest`, `default`. */
  readonly name: string;
  /** How the call changes: the same arguments awaited, a callback added, promisify around it, or another construction altogether. */
  readonly shape: 'await' | 'callback' | 'promisify' | 'other';
  /** One sentence where the shape is `other` or the result differs. */
  readonly note?: string;
}

/** A condition on the call's arguments under which the row applies; indexes count from 0, `-1` is the last argument. */
export type Condition =
  /** No argument at or after `from` is (or may be) a function: an optional callback was left out. */
  | { readonly kind: 'no-callback' }
  /** The object literal at `index` has `property` set to the literal `value`. */
  | { readonly kind: 'option'; readonly index: number; readonly property: string; readonly value: boolean | string | number }
  /** The argument at `index` is the literal `value`. */
  | { readonly kind: 'literal'; readonly index: number; readonly value: boolean | string | number };

/** One blocking API. */
export interface CatalogueRow {
  /**
   * Export path inside the module. Segments are joined by `.`; `default` is the default export or the callable module itself;
   * `Class#method` is an instance method; `fn()#method` is a method of what `fn` returns; `new` after a class (`Class.new`) its constructor.
   */
  readonly name: string;
  readonly workload: Workload;
  readonly cost: CostClass;
  /** Milliseconds of one typical call; see `evidence`. */
  readonly milliseconds?: number;
  /** What drives the cost: "size of the file". */
  readonly grows?: string;
  readonly twin?: Twin;
  /** Regular code is right here: the twin is slower or no better. Such calls are never reported. */
  readonly keepSync?: true;
  readonly when?: Condition;
  /** A row replaced by another when a condition holds goes first; the first matching row wins. */
  readonly since?: string;
  /** Where the figures or the verdict come from: `measured` (Node 24, 2 cores), `docs`, `source`, `typings`. */
  readonly evidence: 'measured' | 'docs' | 'source' | 'typings' | 'runtime';
  readonly note?: string;
}

/** The blocking APIs of one module. */
export interface CatalogueModule {
  /** `node:fs`, a package name (`fs-extra`) or a subpath (`csv-parse/sync`); `globals` for what needs no import. */
  readonly module: string;
  /** Modules with the same exports: `graceful-fs` has those of `node:fs`. */
  readonly sameAs?: readonly string[];
  readonly rows: readonly CatalogueRow[];
  /** Names ending in `Sync` that do not block enough to be said (or not at all), with the reason. */
  readonly harmless?: Readonly<Record<string, string>>;
}
