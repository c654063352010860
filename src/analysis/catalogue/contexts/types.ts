/**
 * The shape of the tables that tell where code runs: what a call does with the functions it is given, and where
 * contexts begin.
 */
import type { Context } from '../../findings.ts';

/**
 * What happens to a function that is handed over.
 * - `now`: called before the call returns, once; `each`: once per element;
 * - `then`: called later on behalf of the caller, whose context it shares;
 * - a context: called by the runtime or a framework, and that context begins there.
 */
export type CallbackTiming = 'now' | 'each' | 'then' | Context;

export interface CallbackRow {
  /** Module of what is called; without it, the row holds for that method of anything that is not read. */
  readonly module?: string;
  /** Several modules, separated by spaces; the names are then the last of any path: `default()#route()#get`. */
  readonly modules?: string;
  /** Path in the module, or the name of the method; separated by spaces where several are alike. */
  readonly names: string;
  readonly timing: CallbackTiming;
  /** Shown as the kind of the entry point. */
  readonly kind?: string;
  /** Only where the first argument is one of these literals (separated by spaces), or begins like a route. */
  readonly first?: string | 'route';
  /** Only on something of such a name. */
  readonly on?: RegExp;
}

export interface DecoratorRow {
  readonly names: string;
  readonly context: Context;
  readonly kind: string;
}

/** A convention: functions of that name that a file of that path exports. */
export interface ExportRow {
  /** Regular expression over the path, forward slashes. */
  readonly path: string;
  /** Separated by spaces; `*` is every exported function, `default.fetch` a member of the object that is exported. */
  readonly names: string;
  readonly context: Context;
  readonly kind: string;
  /** Only in files that import one of these, separated by spaces. */
  readonly imports?: string;
  /** Only functions whose first parameter is called so. */
  readonly parameter?: RegExp;
}

/** Object literals whose functions, at any depth below the keys, are called by the module they are given to. */
export interface ResolverRow {
  readonly modules: string;
  readonly keys: string;
  readonly context: Context;
  readonly kind: string;
}

/**
 * Methods that a framework calls by name; `parents` are the names of base classes and interfaces, any where left out.
 */
export interface MethodRow {
  readonly names: string;
  readonly parents?: string;
  readonly context: Context;
  readonly kind: string;
}
