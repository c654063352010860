/** Shares equal parts of facts: equal references in a file become one object, which saves a third of the memory. */
import type {
  Argument,
  Binding,
  CallFacts,
  ClassFacts,
  FileFacts,
  FunctionFacts,
  InterfaceFacts,
  ObjectFacts,
} from './facts.ts';
import type { Size, Work } from './work.ts';
import type { Expr, TypeExpr } from './expr.ts';

/** Facts that are not shared yet, so equal parts can be merged. */
type Fresh<T> = { -readonly [K in keyof T]: T[K] };
type Parts = unknown[];
type Entry = ObjectFacts['entries'][number];

/** V8 already shares shorter strings from JSON. */
const SHORT = 10;

const NONE: readonly never[] = [];
const UNKNOWN = ['?'] as const;
/** Kinds of `this`: a class is not its instance. */
const THIS = { class: 'this of a class', static: 'this of statics', object: 'this of an object' } as const;

/** Reads the facts of many files and shares equal parts. */
export class FactsReader {
  readonly #sharing = new Sharing(false);

  /** @throws {SyntaxError} if it is not JSON */
  read(json: string): FileFacts {
    return this.#sharing.share(JSON.parse(json) as FileFacts);
  }
}

/**
 * Makes freshly extracted facts about as small as facts read from JSON. Does not share between files: that takes longer
 * than it saves.
 * @param facts not used elsewhere yet; equal parts are merged in place
 */
export function compact(facts: FileFacts): FileFacts {
  for (const fn of facts.functions as Fresh<FunctionFacts>[]) {
    fn.calls = exact(fn.calls);
    if (fn.returns) fn.returns = exact(fn.returns);
    if (fn.work) exactWork(fn.work);
  }
  for (const object of facts.objects as Fresh<ObjectFacts>[]) object.entries = exact(object.entries);
  for (const described of [...facts.classes, ...facts.interfaces] as Fresh<ClassFacts | InterfaceFacts>[])
    described.members = exact(described.members as []);
  return new Sharing(true).share({
    ...facts,
    functions: exact(facts.functions),
    bindings: exact(facts.bindings),
    classes: exact(facts.classes),
    objects: exact(facts.objects),
    interfaces: exact(facts.interfaces),
    imports: exact(facts.imports),
    exports: exact(facts.exports),
    directives: exact(facts.directives),
  });
}

/** Merges equal parts of facts. */
class Sharing {
  readonly #isExtracted: boolean;
  readonly #strings = new Map<string, string>();
  readonly #literals = new Map<string | number | boolean, Expr>();
  readonly #globals = new Map<string, Expr>();
  /** Entries of objects with literal values: by key and value. */
  readonly #entries = new Map<string, Entry>();
  /** For the current file: by kind and id. */
  #numbered = new Map<string, Expr[]>();
  /** For the current file: by property name. */
  #members = new Map<string, Expr[]>();

  /** @param isExtracted not from JSON, where every string is a new one */
  constructor(isExtracted: boolean) {
    this.#isExtracted = isExtracted;
  }

  share(facts: FileFacts): FileFacts {
    this.#numbered = new Map();
    this.#members = new Map();
    for (const binding of facts.bindings) this.#binding(binding);
    for (const fn of facts.functions) this.#function(fn);
    for (const { entries } of facts.objects)
      for (let at = 0; at < entries.length; at++) (entries as Entry[])[at] = this.#entry(entries[at]!);
    for (const { members } of facts.classes) for (const member of members) this.#binding(member);
    for (const entry of facts.exports)
      if ('value' in entry) (entry as Fresh<typeof entry>).value = this.#expr(entry.value);
    return facts;
  }

  #binding(binding: Fresh<Pick<Binding, 'name' | 'value' | 'type'>>): void {
    binding.name = this.#text(binding.name);
    if (binding.value) binding.value = this.#expr(binding.value);
    if (binding.type) binding.type = this.#type(binding.type);
  }

  #function(fn: Fresh<FunctionFacts>): void {
    fn.name = this.#text(fn.name);
    if (fn.params.length === 0) fn.params = NONE;
    if (fn.returns) fn.returns = this.#exprs(fn.returns);
    if (fn.returnType) fn.returnType = this.#type(fn.returnType);
    if (fn.handedTo) (fn.handedTo as unknown as Parts)[0] = this.#expr(fn.handedTo[0]);
    if (fn.gives !== undefined) fn.gives = this.#size(fn.gives);
    if (fn.work) this.#work(fn.work);
    for (const call of fn.calls) this.#call(call);
  }

  #call(call: Fresh<CallFacts>): void {
    call.callee = this.#expr(call.callee);
    call.text = this.#code(call.text);
    if (call.args.length === 0) call.args = NONE;
    else for (const argument of call.args as Fresh<Argument>[]) argument.value = this.#expr(argument.value);
    if (call.sizes) this.#sizes(call.sizes);
  }

  #entry(entry: Entry): Entry {
    const [key, value] = entry;
    (entry as unknown as Parts)[1] = this.#expr(value);
    return value[0] === 'lit' && !this.#isExtracted
      ? sharedIn(this.#entries, `${typeof value[1]} ${key}=${value[1]}`, entry)
      : entry;
  }

  #work({ loops = [] }: Work): void {
    for (const loop of loops as Fresh<Required<Work>['loops'][number]>[]) {
      loop.iterations = this.#size(loop.iterations);
      this.#work(loop.work);
    }
  }

  #expr(expr: Expr): Expr {
    switch (expr[0]) {
      case '?':
        return UNKNOWN;
      case 'var':
      case 'fn':
      case 'class':
      case 'obj':
      case 'module':
        return this.#shared(expr[0], expr[1], expr);
      case 'this':
        return this.#shared(THIS[expr[1]], expr[2], expr);
      case 'global':
        return sharedIn(this.#globals, expr[1], expr);
      case 'lit':
        return sharedIn(this.#literals, expr[1], expr);
      case 'prop':
        return this.#member(expr);
      case 'regexp':
        (expr as unknown as Parts)[1] = this.#code(expr[1]);
        return expr;
      case 'call':
      case 'new':
        (expr as unknown as Parts)[2] = this.#exprs(expr[2]);
        return this.#inside(expr);
      case 'as':
        (expr as unknown as Parts)[2] = this.#type(expr[2]);
        return this.#inside(expr);
      case 'list':
      case 'or':
        this.#exprs(expr[1]);
        return expr;
      case 'elem':
      case 'await':
        return this.#inside(expr);
      default:
        return expr;
    }
  }

  /** Shares the first operand of a reference. */
  #inside(expr: Expr & readonly [string, Expr, ...unknown[]]): Expr {
    (expr as unknown as Parts)[1] = this.#expr(expr[1]);
    return expr;
  }

  #exprs(exprs: readonly Expr[]): readonly Expr[] {
    if (exprs.length === 0) return NONE;
    for (let at = 0; at < exprs.length; at++) (exprs as Expr[])[at] = this.#expr(exprs[at]!);
    return exprs;
  }

  #member(expr: Extract<Expr, readonly ['prop', ...unknown[]]>): Expr {
    const base = this.#expr(expr[1]);
    const known = this.#members.get(expr[2]);
    const same = known?.find((other) => other[1] === base);
    if (same) return same;
    const parts = expr as unknown as Parts;
    parts[1] = base;
    if (known) known.push(expr);
    else this.#members.set((parts[2] = this.#text(expr[2])), [expr]);
    return expr;
  }

  #type(type: TypeExpr): TypeExpr {
    if (type[0] === '?') return UNKNOWN;
    if (type[0] !== 'ref') return type;
    const parts = type as unknown as Parts;
    parts[1] = this.#expr(type[1]);
    if (type[2].length === 0) parts[2] = NONE;
    return type;
  }

  #size(size: Size): Size {
    if (typeof size === 'number') return size;
    switch (size[0]) {
      case 'of':
        (size as unknown as Parts)[1] = this.#expr(size[1]);
        break;
      case 'made':
        (size as unknown as Parts)[1] = this.#expr(size[1]);
        this.#sizes(size[2]);
        if (size[3]) (size as unknown as Parts)[3] = this.#expr(size[3]);
        break;
      case 'keys':
        (size as unknown as Size[])[1] = this.#size(size[1]);
        break;
      case '?':
      case 'content':
      case 'copied':
        break;
      default:
        for (let at = 1; at < size.length; at++) (size as unknown as Size[])[at] = this.#size(size[at] as Size);
    }
    return size;
  }

  #sizes(sizes: readonly Size[]): void {
    for (let at = 0; at < sizes.length; at++) (sizes as Size[])[at] = this.#size(sizes[at]!);
  }

  #text(text: string): string {
    return text.length <= SHORT || this.#isExtracted ? text : sharedIn(this.#strings, text, text);
  }

  /** A substring may be a view that keeps the file's entire text in memory. */
  #code(text: string): string {
    return text.length > SHORT && this.#isExtracted ? (JSON.parse(JSON.stringify(text)) as string) : this.#text(text);
  }

  #shared(kind: string, number: number, expr: Expr): Expr {
    let known = this.#numbered.get(kind);
    if (!known) this.#numbered.set(kind, (known = []));
    return (known[number] ??= expr);
  }
}

/** A list that grew has spare capacity, often many times its length. */
const exact = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NONE : list.slice());

function exactWork(work: Fresh<Work>): void {
  if (work.calls) work.calls = exact(work.calls);
  if (!work.loops) return;
  work.loops = exact(work.loops);
  for (const loop of work.loops) exactWork(loop.work);
}

function sharedIn<K, T>(known: Map<K, T>, key: K, value: T): T {
  const shared = known.get(key);
  if (shared !== undefined) return shared;
  known.set(key, value);
  return value;
}
