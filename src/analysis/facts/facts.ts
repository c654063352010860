/**
 * What one file says by itself: plain serialisable data, a pure function of its text. No syntax tree outlives its
 * extraction.
 */
import type { Polled } from '../catalogue/polling.ts';
import type { Span, Workload } from '../findings.ts';
import type { SelfCall, Size, Work } from './work.ts';
import type { Expr, TypeExpr } from './expr.ts';

/** A variable: what it was initialised with, or what type it declares. */
export interface Binding {
  readonly name: string;
  readonly type?: TypeExpr;
  /** Initialiser and assignments. */
  readonly value?: Expr;
  /** Set for the parameter of a function: the value comes from the call sites. */
  readonly param?: readonly [fn: number, index: number];
  /** The stream whose whole content is gathered in it, piece by piece, without a limit. */
  readonly gathers?: Expr;
  /** Its length is compared with something. */
  readonly measured?: true;
  /** A type name only: an alias. */
  readonly alias?: TypeExpr;
  /** An interface: index into `FileFacts.interfaces`. */
  readonly interface?: number;
}

export type FunctionKind =
  | 'module'
  | 'function'
  | 'arrow'
  | 'method'
  | 'constructor'
  | 'getter'
  | 'setter'
  | 'static-block'
  | 'field';

export interface FunctionFacts {
  /** Shown to people: `getUser`, `Store.load`, `callback of forEach`. */
  readonly name: string;
  /** The name, or the head where there is none. */
  readonly span: Span;
  readonly kind: FunctionKind;
  readonly async?: true;
  readonly generator?: true;
  /** The function around it; -1 for the module. */
  readonly parent: number;
  /** The class it is a member of. */
  readonly owner?: number;
  /** The object literal it is a member of, and under which key. */
  readonly object?: readonly [object: number, key: string];
  /** Bindings of the parameters; -1 for a pattern. */
  readonly params: readonly number[];
  readonly returns?: readonly Expr[];
  readonly returnType?: TypeExpr;
  readonly calls: readonly CallFacts[];
  readonly annotations?: Annotations;
  readonly decorators?: readonly Decorator[];
  /** What decorates its parameters: `@Body() user`. */
  readonly decorated?: readonly (readonly [parameter: number, decorator: Expr])[];
  /** A literal that is handed to a call, as this argument: the callee may tell what its parameters are. */
  readonly handedTo?: readonly [callee: Expr, argument: number];
  /** Sets `event.returnValue`: somebody waits for a synchronous answer. */
  readonly answersSync?: true;
  /** Gives markup: `return <p>…</p>`. */
  readonly renders?: true;
  /** How many awaits stand in it, `for await` among them. */
  readonly awaits?: number;
  /** Has a loop without awaits. */
  readonly loopsOn?: true;
  /** Has a loop without awaits that counts to a number, or one inside another. */
  readonly computes?: true;
  /** Gives a promise that a microtask settles, and does nothing else. */
  readonly settles?: true;
  readonly turns?: readonly MicrotaskYield[];
  /** Assigns to a field or to a variable outside: what it does may show in the next call. */
  readonly writes?: true;
  readonly awaitGroups?: readonly AwaitGroup[];
  readonly polls?: readonly Poll[];
  /** Left out where it is next to nothing. */
  readonly work?: Work;
  readonly selfCalls?: readonly SelfCall[];
  /** How large what it returns is, where the text tells. */
  readonly gives?: Size;
}

/** Awaits that do not need each other's results: those of the turns of a loop, or of statements in a row. */
export interface AwaitGroup {
  readonly kind: 'loop' | 'row';
  /** The awaited calls: indexes into `calls`. */
  readonly calls: readonly number[];
}

/** A loop that does nothing but look again. */
export interface Poll {
  /** The head of the loop. */
  readonly span: Span;
  readonly of: Polled;
}

/** A loop of many turns whose awaits all go on in a microtask. */
export interface MicrotaskYield {
  /** The first of its awaits. */
  readonly span: Span;
  readonly text: string;
  /** Awaited calls of which only the program knows what they do, by their places. */
  readonly calls?: readonly Span[];
}

/** `@blocking`, `@nonblocking`, `@runs-in …`, `@workload …` of a doc comment. */
export interface Annotations {
  readonly blocking?: true;
  readonly nonblocking?: true;
  readonly runsIn?: 'worker' | 'script' | 'startup';
  readonly workload?: Workload;
}

export interface Decorator {
  readonly callee: Expr;
  readonly args: readonly Expr[];
}

/**
 * `handler`: a function is stored where events look for it, `socket.onmessage = f`, `<a onClick={f}>`; it is the
 * argument.
 */
export type CallKind = 'call' | 'new' | 'tag' | 'get' | 'set' | 'handler';

export interface CallFacts {
  /** What is underlined. */
  readonly span: Span;
  readonly kind: CallKind;
  readonly callee: Expr;
  /** As written, for messages: `this.store.load`. */
  readonly text: string;
  readonly args: readonly Argument[];
  /** How large its arguments are, where the text says more of one than what it refers to. */
  readonly sizes?: readonly Size[];
  /** Loops around the call inside its function. */
  readonly loops?: number;
  readonly awaited?: true;
  /** The value is thrown away or only returned: statement position. */
  readonly unused?: true;
  /** Made only where something outside the function is empty still and its result is put there, or after a failure. */
  readonly seldom?: true;
  /** All of them hold wherever it is made. */
  readonly guards?: readonly Guard[];
  /** What it starts is used in this function only, and kept nowhere. */
  readonly local?: true;
  /** How many workers it starts, a loop around it counted. */
  readonly workers?: WorkerCount;
  /** The buffer it copies, if it sends to another thread, as code: `pixels.buffer`. */
  readonly copies?: string;
}

/**
 * Under which literal argument a call is made: the parameter, or its property, is the value, or is not; `null` stands
 * for anything true.
 */
export type Guard = readonly [
  parameter: number,
  is: boolean,
  value: string | number | boolean | null,
  property?: string,
];

/** A number as written, or a multiple of the number of cores. */
export type WorkerCount =
  | { readonly count: number; readonly perCore?: never }
  | { readonly perCore: number; readonly count?: never };

/** An argument as far as rules and the catalogue ask: what it refers to, and the literal options of an object. */
export interface Argument {
  readonly value: Expr;
  readonly spread?: true;
}

export interface ClassFacts {
  readonly name: string;
  readonly span: Span;
  readonly extends?: Expr;
  readonly implements?: readonly TypeExpr[];
  readonly abstract?: true;
  readonly members: readonly Member[];
  readonly constructorFn?: number;
  readonly decorators?: readonly Decorator[];
}

export interface Member {
  readonly name: string;
  readonly static?: true;
  readonly kind: 'method' | 'getter' | 'setter' | 'field';
  /** The function of a method or accessor. */
  readonly fn?: number;
  /** Declared type of a field, or return type of an abstract method. */
  readonly type?: TypeExpr;
  readonly value?: Expr;
  readonly decorators?: readonly Decorator[];
}

export interface ObjectFacts {
  /** Key and value; `...` is a spread, `*` a computed key. */
  readonly entries: readonly (readonly [key: string, value: Expr])[];
}

export interface InterfaceFacts {
  readonly name: string;
  readonly extends?: readonly TypeExpr[];
  /** Declared type of each member; a method's is its return type wrapped in `fn`. */
  readonly members: readonly (readonly [name: string, type: TypeExpr])[];
}

export interface ImportFacts {
  readonly specifier: string;
  readonly span: Span;
  readonly kind: 'import' | 'require' | 'dynamic' | 'url';
  readonly typeOnly?: true;
  /** The functions that load it when they run; left out where it is loaded with the file. */
  readonly within?: readonly number[];
}

export type ExportFacts =
  | { readonly name: string; readonly value: Expr }
  | { readonly name: string; readonly from: number; readonly imported: string }
  | { readonly from: number };

/** A comment that switches rules off or on. */
export interface Directive {
  readonly kind: 'next-line' | 'disable' | 'enable' | 'line';
  /** Empty: all rules. */
  readonly rules: readonly string[];
  readonly reason?: string;
  readonly span: Span;
  /** Written for ESLint: honoured, never reported as unused. */
  readonly foreign?: true;
}

export interface FileFacts {
  readonly bindings: readonly Binding[];
  /** The first is the module itself. */
  readonly functions: readonly FunctionFacts[];
  /** How many of the first functions keep their numbers while the insides of functions are edited. */
  readonly addressable: number;
  readonly classes: readonly ClassFacts[];
  readonly objects: readonly ObjectFacts[];
  readonly interfaces: readonly InterfaceFacts[];
  readonly imports: readonly ImportFacts[];
  readonly exports: readonly ExportFacts[];
  /** `module.exports =` as a whole. */
  readonly commonjs?: Expr;
  readonly directives: readonly Directive[];
  /** Nothing was looked at but whether the text parses: what it does holds up nobody. */
  readonly syntaxOnly?: true;
  /** Starts with `'use server'`: others call what it exports. */
  readonly isServed?: true;
  /** Starts with `#!`. */
  readonly shebang?: true;
  readonly error?: { readonly message: string; readonly span: Span };
  /** Lines of the file. */
  readonly lines: number;
}
