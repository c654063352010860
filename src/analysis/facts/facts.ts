/** The facts of one file: plain serialisable data, a pure function of its text. No syntax tree outlives extraction. */
import type { Span, Workload } from '../findings.ts';
import type { SelfCall, Size, Work } from './work.ts';
import type { Expr, TypeExpr } from './expr.ts';
import type { AwaitGroup, MicrotaskYield, Poll } from './waiting.ts';

/** A variable: its values or its declared type. */
export interface Binding {
  readonly name: string;
  readonly type?: TypeExpr;
  /** Initialiser and assignments. */
  readonly value?: Expr;
  /** Set for function parameters: the value comes from the call sites. */
  readonly param?: readonly [fn: number, index: number];
  /** The default of the parameter is computed, not a literal. */
  readonly computed?: true;
  /** The stream whose entire content is accumulated in it, chunk by chunk and without a limit. */
  readonly gathers?: Expr;
  /** Its length is compared with something. */
  readonly measured?: true;
  /** Declared in the iterations of a loop, or in a callback for each element. */
  readonly perIteration?: true;
  /** How many elements a collection has that the file writes out and never adds to. */
  readonly holds?: Size;
  /** Only a type alias. */
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
  /** Shown to users: `getUser`, `Store.load`, `callback of forEach`. */
  readonly name: string;
  /** The span of the name, or of the signature if it has none. */
  readonly span: Span;
  readonly kind: FunctionKind;
  readonly async?: true;
  readonly generator?: true;
  /** The enclosing function; -1 for the module. */
  readonly parent: number;
  /** The class it is a member of. */
  readonly owner?: number;
  /** The object literal it is a member of, and its key. */
  readonly object?: readonly [object: number, key: string];
  /** Bindings of the parameters; -1 for a pattern. */
  readonly params: readonly number[];
  readonly returns?: readonly Expr[];
  readonly returnType?: TypeExpr;
  readonly calls: readonly CallFacts[];
  readonly annotations?: Annotations;
  readonly decorators?: readonly Decorator[];
  /** Decorators of its parameters: `@Body() user`. */
  readonly decorated?: readonly (readonly [parameter: number, decorator: Expr])[];
  /** For a literal that is an argument of a call: the callee may determine its parameters. */
  readonly handedTo?: readonly [callee: Expr, argument: number];
  /** Sets `event.returnValue`, so the sender waits for a synchronous answer. */
  readonly answersSync?: true;
  /** Starts with `'use server'`: clients call it. */
  readonly isServed?: true;
  /** Returns JSX: `return <p>…</p>`. */
  readonly renders?: true;
  /** The number of awaits in it, including `for await`. */
  readonly awaits?: number;
  /** Has a loop without awaits. */
  readonly loopsOn?: true;
  /** Has a loop without awaits that counts to a number, or a nested one. */
  readonly computes?: true;
  /** Only returns a promise that a microtask settles. */
  readonly settles?: true;
  readonly microtaskYields?: readonly MicrotaskYield[];
  /** Assigns to a field or outer variable, so that a call may affect later ones. */
  readonly writes?: true;
  /** Waits on purpose, or returns a promise that does: `new Promise((resolve) => setTimeout(resolve, 100))`. */
  readonly delays?: true;
  /**
   * Has a loop that runs for as long as the program does, and waits in each iteration: the calls awaited after all of
   * its exits, indexes into `calls`; none if it has no exits.
   */
  readonly goesOn?: readonly number[];
  readonly awaitGroups?: readonly AwaitGroup[];
  /** Pairs of awaited calls, as indexes into `calls`: the second runs if the first has found nothing. */
  readonly madeWhereMissing?: readonly (readonly [look: number, make: number])[];
  readonly polls?: readonly Poll[];
  /** Left out if negligible. */
  readonly work?: Work;
  readonly selfCalls?: readonly SelfCall[];
  /** The size of its return value, if the text shows it. */
  readonly gives?: Size;
}

/** `@blocking`, `@nonblocking`, `@runs-in …`, `@workload …` in a doc comment. */
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
 * `handler`: a function is assigned as an event handler, `socket.onmessage = f`, `<a onClick={f}>`; it is the argument.
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
  /** The sizes of its arguments, if the text says more than the references do. */
  readonly sizes?: readonly Size[];
  /** The number of loops around the call inside its function. */
  readonly loops?: number;
  /** These, and the list that it is a method of, have a few literal elements. */
  readonly few?: true;
  readonly awaited?: true;
  /** The value is discarded or only returned. */
  readonly unused?: true;
  readonly seldom?: Seldom;
  /** All of them hold whenever the call runs. */
  readonly guards?: readonly Guard[];
  /** The choices by a word that it stands in: calls in different arms of one do not happen in the same run. */
  readonly arms?: readonly Arm[];
  /** What it starts is used only in this function and not kept. */
  readonly local?: true;
  /** How many workers it starts, including the loops around it. */
  readonly workers?: WorkerCount;
  /** The buffer it copies, if it sends to another thread, as code: `pixels.buffer`. */
  readonly copies?: string;
}

/**
 * Why a call runs rarely: its result is kept in what was empty (under a key, or once for all), something failed,
 * somebody asked for it, only developers run it, the process ends right after it, or it creates a file that is missing.
 */
export type Seldom = 'kept' | 'once' | 'failure' | 'asked' | 'development' | 'ends' | 'creates';

/** Is the result of a call kept? */
export const isResultKept = (seldom: Seldom | undefined): boolean => seldom === 'kept' || seldom === 'once';

/**
 * The literal argument under which a call runs: the parameter or its property equals the value or does not; `null`
 * stands for any truthy value.
 */
export type Guard = readonly [
  parameter: number,
  is: boolean,
  value: string | number | boolean | null,
  property?: string,
];

/** One arm of a choice that is made by a word, such as the name of a command. */
export type Arm = readonly [choice: number, arm: number];

/** A number as written, or a multiple of the number of cores. */
export type WorkerCount =
  | { readonly count: number; readonly perCore?: never; readonly unlimited?: never }
  | { readonly perCore: number; readonly count?: never; readonly unlimited?: never }
  /** One more whenever none is idle. */
  | { readonly unlimited: true; readonly count?: never; readonly perCore?: never };

/** What rules and the catalogue need to know of an argument: its reference, and literal options of an object. */
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
  readonly template?: ComponentTemplate;
}

/** The template of an Angular component. */
export interface ComponentTemplate {
  /** By what is written in its decorator: the template itself, or bindings of its own element. */
  readonly uses: readonly TemplateUse[];
  /** The whole template is written there. */
  readonly isInline?: true;
  /** The file it stands in: index into `FileFacts.imports`. */
  readonly file?: number;
}

/** What a template does with a member of its component. */
export interface TemplateUse {
  /** `(click)`: when this happens; left out: whenever the template is drawn. */
  readonly event?: string;
  readonly way: 'call' | 'get' | 'set';
  /** From the component on: `cart.total`. */
  readonly members: readonly string[];
}

export interface Member {
  readonly name: string;
  readonly static?: true;
  readonly kind: 'method' | 'getter' | 'setter' | 'field';
  /** The function of a method or accessor. */
  readonly fn?: number;
  /** The declared type of a field, or the return type of an abstract method. */
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
  /** The declared type of each member; a method's is its return type wrapped in `fn`. */
  readonly members: readonly (readonly [name: string, type: TypeExpr])[];
}

export interface ImportFacts {
  readonly specifier: string;
  readonly span: Span;
  readonly kind: 'import' | 'require' | 'dynamic' | 'url' | 'template';
  readonly typeOnly?: true;
  /** Each file that the specifier fits, where `*` stands for one step of a path: all of a folder, one after another. */
  readonly isPattern?: true;
  /** The functions that load it when they run; left out where it is loaded with the file. */
  readonly within?: readonly number[];
  /** Where only one place loads it, the choices by a word that this stands in. */
  readonly arms?: readonly Arm[];
}

export type ExportFacts =
  | { readonly name: string; readonly value: Expr }
  | { readonly name: string; readonly from: number; readonly imported: string }
  | { readonly from: number };

/** A comment that turns rules off or on. */
export interface Directive {
  readonly kind: 'next-line' | 'disable' | 'enable' | 'line';
  /** Empty: all rules. */
  readonly rules: readonly string[];
  readonly reason?: string;
  readonly span: Span;
  /** Written for ESLint: respected, but never reported as unused. */
  readonly foreign?: true;
}

export interface FileFacts {
  readonly bindings: readonly Binding[];
  /** The first is the module itself. */
  readonly functions: readonly FunctionFacts[];
  /** How many of the first functions keep their ids when function bodies are edited. */
  readonly addressable: number;
  readonly classes: readonly ClassFacts[];
  readonly objects: readonly ObjectFacts[];
  readonly interfaces: readonly InterfaceFacts[];
  readonly imports: readonly ImportFacts[];
  readonly exports: readonly ExportFacts[];
  /** `module.exports =` as a whole. */
  readonly commonjs?: Expr;
  readonly directives: readonly Directive[];
  /** Properties that hold tables: values are stored in them under computed keys. */
  readonly tables?: readonly string[];
  /** Only the syntax was checked, because the file cannot block anything. */
  readonly syntaxOnly?: true;
  /** Starts with `'use server'`: clients call its exports. */
  readonly isServed?: true;
  /** Its code runs for each component that is made of it, or each page that is asked for. */
  readonly isComponent?: true;
  /** The file is the template of a component. */
  readonly template?: readonly TemplateUse[];
  /** Starts with `#!`. */
  readonly shebang?: true;
  readonly error?: { readonly message: string; readonly span: Span };
  /** Lines of the file. */
  readonly lines: number;
}
