/** One file of a program: its facts, where its imports lead, and what has been worked out about it. */
import type { Context, Span } from '../../findings.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { CallFacts, Expr, FileFacts, FunctionFacts } from '../facts.ts';
import type { Values } from './values.ts';
import type { FileRole, PackageFacts } from './roles.ts';
import type { Primitive } from './effects.ts';
import type { Shape } from './shape.ts';

/** Where an import leads: to a file of the program, to a module by its name (`node:fs`, `fs-extra`), or to both. */
export interface Resolution {
  readonly file?: string;
  readonly module?: string;
}

/**
 * How a call reaches its target.
 * - `call`: directly; `callback`: through something that calls it at once;
 * - `then`: later, on behalf of the caller, whose context it shares;
 * - `later`: later, in a context of its own; kept to tell who arranged it;
 * - `guess`: only the name of the method fits; good enough to tell that a function is used, not to accuse it.
 */
export type EdgeKind = 'call' | 'callback' | 'then' | 'later' | 'guess';

export interface Edge {
  readonly from: FunctionNode;
  readonly to: FunctionNode;
  readonly kind: EdgeKind;
  /** What is called, for people: `this.store.load`, `forEach`. */
  readonly name: string;
  /** Moves with the text. */
  span: Span;
  readonly possible: boolean;
  /** Once per turn of a loop or per element. */
  readonly repeated: boolean;
}

/** A call of something the catalogue knows, or of a function that is `@blocking`. */
export interface ApiCall {
  readonly node: FunctionNode;
  /** Moves with the text. */
  call: CallFacts;
  readonly module: string;
  readonly path: string;
  readonly possible: boolean;
  readonly repeated: boolean;
  /** What an annotation says of it; the catalogue is not asked. */
  readonly row?: CatalogueRow;
}

/** A text that is matched against a pattern. */
export interface Match {
  readonly call: CallFacts;
  /** As written: `/a+/g`. */
  readonly pattern: string;
  readonly text: Expr;
}

/** Where a context begins, and how it was recognised. */
export interface Seed {
  readonly context: Context;
  readonly kind: string;
}

/** How a context came to a function: by an edge from its caller, or by beginning there. There are as many as functions, so they form lists. */
export interface Arrival {
  readonly node: FunctionNode;
  readonly context: Context;
  readonly seed: Seed | undefined;
  readonly by: Edge | undefined;
  readonly next: Arrival | undefined;
}

export interface FunctionNode {
  readonly unit: Unit;
  readonly id: number;
  facts: FunctionFacts;
  out: Edge[];
  in: Edge[];
  apiCalls: ApiCall[];
  /** Against patterns that may backtrack. */
  matches: readonly Match[];
  /** Beginnings of contexts that registrations elsewhere give to this function. */
  seeds: Seed[];
  /** The contexts in which it runs. */
  arrivals: Arrival | undefined;
}

export const NO_MATCHES: readonly Match[] = [];

/** A function that is not linked yet. */
export const unlinked = (unit: Unit, id: number, facts: FunctionFacts): FunctionNode => (
  { unit, id, facts, out: [], in: [], apiCalls: [], matches: NO_MATCHES, seeds: [], arrivals: undefined });

export interface Unit {
  readonly path: string;
  facts: FileFacts;
  /** By index of `facts.imports`. */
  resolutions: readonly (Resolution | null)[];
  role: FileRole;
  readonly package?: PackageFacts;
  /** From node_modules: its own findings are nobody's business here. */
  readonly isDependency: boolean;
  nodes: readonly FunctionNode[];
  /** Memo of what each binding stands for. */
  values: (Values | undefined)[];
  /** Memo of what each function returns. */
  returned: (Values | undefined)[];
  exports: Map<string, Values> | undefined;
  /** What of it is being evaluated. */
  readonly open: Set<string | number>;
  /** Files whose links look into this one: they are linked anew when its shape changes. */
  readonly consumers: Set<Unit>;
  /** Seeds that this file's registrations gave, to whomever. */
  given: { readonly node: FunctionNode; readonly seed: Seed }[];
  /** The blocking calls in the file, until it is linked anew. */
  primitives: readonly Primitive[] | undefined;
  /** Counts how often the file was linked. */
  links: number;
  /** Known once the file has been edited. */
  shape: Shape | undefined;
  /** Parameters of functions that the functions they return call, by function. */
  wraps: Map<number, readonly number[]> | undefined;
  /** Uses of parameters as functions, by function and parameter. */
  parameterUses: ReadonlyMap<string, readonly ParameterUse[]> | undefined;
}

/** A parameter that is called, or handed on. */
export interface ParameterUse {
  /** The function in which that happens. */
  readonly inside: number;
  /** Property of the parameter: `options.onData()`; `*` where it is computed. */
  readonly key?: string;
  readonly call: CallFacts;
  /** Handed on as this argument; called itself where left out. */
  readonly argument?: number;
}
