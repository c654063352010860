/** The types of the catalogue: what blocks, how much, and what to use instead. Rows are data, without functions. */
import type { Workload } from '../findings.ts';

/**
 * How an API is named inside its module: the path the engine walks to reach it, step by step.
 *
 *     path    = name { "." name | "#" name | "()" }
 *     "."     a property of an export, of a namespace or of a member     statSync   realpathSync.native   PNG.sync.read
 *     "#"     a member of an instance: after a class, or after "()"      Linter#verify
 *     "()"    what calling the path so far returns                       compile()
 *
 * `default` is the default export, or the module itself where that can be called or constructed. A property of the
 * default export is written like a named export (`readFileSync`, never `default.readFileSync`): CommonJS modules are
 * imported both ways. `Class.new` is the construction, `default.new` that of a default class. A promise counts as its
 * value: `open()#read`, awaited or not.
 *
 * A row speaks of calling its path (or of reading it, for a getter): `compile` is the call to compile, `compile()` the
 * call of the function that compile returned, `default#prepare()#all` a method of what a method of an instance
 * returned. Where such an instance has a name, `aliases` says so and the rows use the name: `'default#prepare()':
 * 'Statement'`, then `Statement#all`.
 */
export type ApiPath = string;

/**
 * How much of the event loop one call takes.
 * - `negligible`: microseconds; the async twin costs more. Never reported by itself.
 * - `metadata`: one look at or change of a directory entry, or as short a computation; worth a word only when repeated.
 * - `content`: grows with the size of a file, directory or value.
 * - `heavy`: tens of milliseconds or more each time (a process, a key derivation, compression at high level).
 * - `unbounded`: until somebody or something else acts (a dialog, another thread, another process).
 */
export type CostClass = 'negligible' | 'metadata' | 'content' | 'heavy' | 'unbounded';

/** What to use instead of a blocking call. */
export interface Twin {
  /** Its module: `node:fs/promises`, `node:util` for promisify, or the package itself. */
  readonly module: string;
  readonly name: ApiPath;
  /**
   * How the call changes: same arguments awaited, a callback added, promisify around it, or a different kind of call.
   */
  readonly shape: 'await' | 'callback' | 'promisify' | 'other';
  /** One sentence if the shape is `other` or the result differs. */
  readonly note?: string;
}

/** A condition on the arguments under which the row applies; indexes count from 0, `-1` is the last argument. */
export type Condition =
  /** No argument at or after `from` is or may be a function: an optional callback was left out. */
  | { readonly kind: 'no-callback' }
  /** Some argument is a function: the result is not streamed. */
  | { readonly kind: 'callback' }
  /** The object literal at `index` has `property` set to the literal `value`. */
  | {
      readonly kind: 'option';
      readonly index: number;
      readonly property: string;
      readonly value: boolean | string | number;
    }
  /** The argument at `index` is the literal `value`. */
  | { readonly kind: 'literal'; readonly index: number; readonly value: boolean | string | number }
  /** The argument at `index` is a number literal of at least `atLeast`. */
  | { readonly kind: 'number'; readonly index: number; readonly atLeast: number };

/**
 * One blocking API. Several rows may share a name if all but the last have a condition; the first that applies wins.
 */
export interface CatalogueRow {
  readonly name: ApiPath;
  readonly workload: Workload;
  readonly cost: CostClass;
  /** Milliseconds for one typical call; see `evidence`. */
  readonly milliseconds?: number;
  /** What the cost grows with, to follow "grows with the": "size of the file". */
  readonly grows?: string;
  /** Nanoseconds per byte of the first argument. */
  readonly perByte?: number;
  readonly twin?: Twin;
  /** Synchronous code is right here: the twin is slower or no better. Never reported. */
  readonly keepSync?: true;
  /** Fast on small input and noticeable only on large input: reported only if the input is known to be large. */
  readonly sizeGated?: true;
  /** Takes or returns objects in proportion to its work: cloning them for another thread takes longer than the call. */
  readonly payload?: 'objects';
  /** Adds little to the end of a file: a line of a log. */
  readonly addsLine?: true;
  /** The name of the file, or of the call, says that it is small; see `small-files.ts`, `unknown-sync.ts`. */
  readonly isSmall?: true;
  /** The code names the single file that it reads, so requests cannot make it larger; see `small-files.ts`. */
  readonly hasFixedFile?: true;
  /** Expensive only the first time: never more than a hint. */
  readonly cached?: true;
  /** A snapshot for diagnosing a problem, which is expected to stop everything: never more than a hint. */
  readonly diagnostic?: true;
  /** A page asks its user, and nobody else waits: never more than a hint. */
  readonly asks?: true;
  /** The own thread of a page may not: what runs in a page does it in a worker. */
  readonly notInPages?: true;
  readonly when?: Condition;
  /** The Node version that introduced it, if newer than the oldest we support; some were backported to older lines. */
  readonly since?: string;
  /**
   * Where the figures or the verdict come from: `measured` (on 2 cores), `docs`, `source` (of the module), `typings`,
   * `runtime` (its exports, inspected while running), `declared` (by the user; not used in the catalogue), `name`
   * (only its name says so).
   */
  readonly evidence: 'measured' | 'docs' | 'source' | 'typings' | 'runtime' | 'declared' | 'name';
  /** One short sentence for users. */
  readonly note?: string;
}

/** Tables that are found by module and path. */
export interface ApiTable<Row extends { readonly name: ApiPath }> {
  /** `node:fs`, a package name (`fs-extra`) or a subpath (`csv-parse/sync`); `globals` for what needs no import. */
  readonly module: string;
  /** Modules with the same exports: `fs` and `graceful-fs` have those of `node:fs`. */
  readonly sameAs?: readonly string[];
  /** Path prefixes and their aliases; `createHash()` is a `Hash`, `sync` is `globSync`. */
  readonly aliases?: Readonly<Record<ApiPath, ApiPath>>;
  readonly rows: readonly Row[];
}

/** The blocking APIs of one module. A module may have several tables. */
export interface CatalogueModule extends ApiTable<CatalogueRow> {
  /** Exports that are another module's namespace: the global `process` is `node:process`. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** Names that end in `Sync` but do not block noticeably, with the reason. */
  readonly harmless?: Readonly<Record<ApiPath, string>>;
}

/** A promise API that computes on the calling thread: nothing else runs while it is awaited. */
export interface AsyncInNameOnlyRow {
  readonly name: ApiPath;
  /** The longest that one call blocked the event loop, and for what input. */
  readonly milliseconds?: number;
  readonly input?: string;
  /** `whole`: for the entire call; `slices`: it yields now and then, after noticeable stretches. */
  readonly stalls: 'whole' | 'slices';
  /** Fast on input of usual size: reported only if the input is known to be large. */
  readonly sizeGated?: true;
  /** A compiler or formatter: a build awaits it and has nothing else to do. */
  readonly ofBuilds?: true;
  readonly when?: Condition;
  /** An API that really uses another thread, if there is one; otherwise use a worker. */
  readonly instead?: Twin;
  readonly evidence: CatalogueRow['evidence'];
  readonly note?: string;
}

/** The promise APIs of one module that are async in name only. */
export type AsyncInNameOnlyModule = ApiTable<AsyncInNameOnlyRow>;
