/** The tables that tell where code runs: what a call does with the functions passed to it, and where contexts begin. */
import type { Context } from '../../findings.ts';

/**
 * What happens to a function that is handed over.
 * - `now`: called before the call returns, once; `each`: once per element;
 * - `then`: called later on behalf of the caller, whose context it shares;
 * - a context: called by the runtime or a framework, and that context begins there.
 */
export type CallbackTiming = 'now' | 'each' | 'then' | Context;

export interface CallbackRow {
  /** The callee's module; without it, the row applies to this method of any external object. */
  readonly module?: string;
  /** Several modules, separated by spaces; the names are then the last part of any path: `default()#route()#get`. */
  readonly modules?: string;
  /** The path in the module, or the name of the method; several are separated by spaces. */
  readonly names: string;
  readonly timing: CallbackTiming;
  /** Shown as the kind of the entry point. */
  readonly kind?: string;
  /** Only if the first argument is one of these literals (separated by spaces), or starts like a route. */
  readonly first?: string | 'route';
  /** Only on objects with such a name. */
  readonly on?: RegExp;
}

export interface DecoratorRow {
  readonly names: string;
  readonly context: Context;
  readonly kind: string;
}

/** Component files by their path. */
export interface ComponentFileRow {
  readonly path: RegExp;
  readonly context: Context;
  readonly kind: string;
}

/** A convention: functions with this name, exported by files with this path. */
export interface ExportRow {
  /** Regular expression for the path, with forward slashes. */
  readonly path: string;
  /**
   * Separated by spaces; `*` is every exported function, `default.fetch` a member of the exported object or class,
   * `actions.*` all members of one.
   */
  readonly names: string;
  readonly context: Context;
  readonly kind: string;
  /** Only in files that import one of these, separated by spaces; `@scope/*` is all that begins so. */
  readonly imports?: string;
  /** Only functions whose first parameter has such a name. */
  readonly parameter?: RegExp;
  /** What the path says of the address that is answered, as its group: `app/(users/[id])/route.ts`. */
  readonly address?: RegExp;
}

/**
 * Objects whose functions, at any depth below the keys, are called by the module that receives them: literals, lists of
 * them, instances with their methods.
 */
export interface ObjectRow {
  readonly modules: string;
  /** Only where these receive them: whole paths or their last names, separated by spaces. */
  readonly names?: string;
  /** Separated by spaces; without, all functions. */
  readonly keys?: string;
  readonly context: Context;
  readonly kind: string;
}

/** Classes that a framework constructs. */
export interface ConstructionRow {
  /** Separated by spaces: one of these stands at the class. */
  readonly decorators: string;
  /** Separated by spaces: the file imports one of these. */
  readonly imports: string;
  readonly context: Context;
  readonly kind: string;
}

/** Methods that a framework calls by name. */
export interface MethodRow {
  /** Separated by spaces; `*` is every method. */
  readonly names: string;
  /** Only in classes with one of these as base class or interface. */
  readonly parents?: string;
  /** Only in classes with one of these decorators. */
  readonly decorators?: string;
  /** Only in files that import one of these; `@scope/*` is all that begins so. */
  readonly imports?: string;
  readonly context: Context;
  readonly kind: string;
}
