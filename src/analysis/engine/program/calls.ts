/** What linking makes of the calls in a function: edges to functions, and calls of APIs. */
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Span } from '../../findings.ts';
import type { CallFacts, Guard } from '../../facts/facts.ts';
import { read } from '../../program/graph/dependency-tracking.ts';
import type { FunctionNode } from '../../program/graph/graph.ts';

/**
 * How a call reaches its target.
 * - `call`: directly; `callback`: through something that calls it at once;
 * - `then`: later, on behalf of the caller, whose context it shares;
 * - `later`: later, in a context of its own; kept to tell who arranged it;
 * - `guess`: only the name of the method fits; good enough to tell that a function is used, not to accuse it.
 */
export type EdgeKind = 'call' | 'callback' | 'then' | 'later' | 'guess';

export interface Link {
  readonly from: FunctionNode;
  readonly to: FunctionNode;
  readonly kind: EdgeKind;
  /** What is called, for people: `this.store.load`, `forEach`. */
  readonly name: string;
  readonly span: Span;
  readonly possible: boolean;
  /** Once per turn of a loop or per element. */
  readonly repeated: boolean;
  /** See {@link CallFacts.seldom}. */
  readonly seldom: true | undefined;
  /** Of the call that it comes from. */
  readonly guards: readonly Guard[] | undefined;
}

/** How one function leads to another. Where it stands moves with the text, and that is read of its file. */
export class Edge implements Link {
  readonly from: FunctionNode;
  readonly to: FunctionNode;
  readonly kind: EdgeKind;
  readonly name: string;
  readonly possible: boolean;
  readonly repeated: boolean;
  readonly seldom: true | undefined;
  readonly guards: readonly Guard[] | undefined;
  #span: Span;

  constructor({ from, to, kind, name, span, possible, repeated, seldom, guards }: Link) {
    this.from = from;
    this.to = to;
    this.kind = kind;
    this.name = name;
    this.possible = possible;
    this.repeated = repeated;
    this.seldom = seldom;
    this.guards = guards;
    this.#span = span;
  }

  get span(): Span {
    read(this.from.unit.made);
    return this.#span;
  }

  set span(span: Span) {
    this.#span = span;
  }
}

/** A call of something the catalogue knows, or of a function that is `@blocking`. */
export interface Api {
  readonly node: FunctionNode;
  readonly call: CallFacts;
  readonly module: string;
  readonly path: string;
  readonly possible: boolean;
  readonly repeated: boolean;
  /** What an annotation says of it; the catalogue is not asked. */
  readonly row?: CatalogueRow;
}

/** Such a call in the program. Where it stands moves with the text, and that is read of its file. */
export class ApiCall implements Api {
  readonly node: FunctionNode;
  readonly module: string;
  readonly path: string;
  readonly possible: boolean;
  readonly repeated: boolean;
  readonly row?: CatalogueRow;
  #call: CallFacts;

  constructor({ node, call, module, path, possible, repeated, row }: Api) {
    this.node = node;
    this.#call = call;
    this.module = module;
    this.path = path;
    this.possible = possible;
    this.repeated = repeated;
    if (row) this.row = row;
  }

  get call(): CallFacts {
    read(this.node.unit.made);
    return this.#call;
  }

  set call(call: CallFacts) {
    this.#call = call;
  }
}
