/** What other files can see of a file: while that stays the same, an edit affects no other file's links. */
import type { ExportFacts, FileFacts } from '../../facts/facts.ts';
import type { SourceFileInput } from '../graph/source-file-input.ts';
import {
  bindingIndexOf,
  classIndexOf,
  type Expr,
  functionIndexOf,
  importIndexOf,
  objectIndexOf,
  type TypeExpr,
} from '../../facts/expr.ts';
import { parameterUsesIn } from '../values/parameter-uses.ts';

export interface FileInterface {
  /** What exports and classes lead to, by content; what functions return is left to the evaluator. */
  readonly surface: string;
  /** Names of classes, their parents and members: what decides who overrides whom. */
  readonly classes: string;
  /** The functions that others can reach. */
  readonly reachable: readonly number[];
}

type Reference = Expr | TypeExpr;
/** A file as far as its own text and its imports go. */
type File = Pick<SourceFileInput, 'facts' | 'resolutions'>;

/** Writes references out: numbers of variables change with every edit, what they stand for does not. */
class Surface {
  readonly reachable = new Set<number>();
  readonly #seen = new Set<string>();
  readonly facts: FileFacts;
  constructor(readonly file: File) {
    this.facts = file.facts;
  }

  of(reference: Reference | null | undefined): unknown {
    if (!reference) return null;
    switch (reference[0]) {
      case 'var':
        return this.#once(`v${bindingIndexOf(reference)}`, this.facts.bindings[bindingIndexOf(reference)]!.name, () =>
          this.#binding(bindingIndexOf(reference)),
        );
      case 'fn':
        return typeof reference[1] === 'number' ? this.fn(functionIndexOf(reference)) : this.#parts(reference);
      case 'class':
        return this.class(classIndexOf(reference));
      case 'obj':
        return this.#object(objectIndexOf(reference));
      case 'members':
        return this.interface(reference[1]);
      case 'module':
        return this.module(importIndexOf(reference));
      default:
        return this.#parts(reference);
    }
  }

  /** Numbers of imports change with every other import. */
  module(index: number): unknown {
    const { specifier, kind } = this.facts.imports[index]!;
    return ['module', specifier, kind, this.file.resolutions[index]];
  }

  export(entry: ExportFacts): unknown {
    return 'value' in entry ? [entry.name, this.of(entry.value)] : { ...entry, from: this.module(entry.from) };
  }

  #object(id: number): unknown {
    return this.#once(`o${id}`, ['obj', id], () =>
      this.facts.objects[id]!.entries.map(([key, value]) => [key, this.of(value)]),
    );
  }

  #once(key: string, short: unknown, content: () => unknown): unknown {
    if (this.#seen.has(key)) return short;
    this.#seen.add(key);
    return [short, content()];
  }

  #parts(reference: readonly unknown[]): unknown {
    return reference.map((part) =>
      !Array.isArray(part)
        ? part
        : typeof part[0] === 'string'
          ? this.of(part as unknown as Reference)
          : this.#parts(part),
    );
  }

  #binding(id: number): unknown {
    const binding = this.facts.bindings[id]!;
    const own = binding.interface === undefined ? null : this.interface(binding.interface);
    const { holds } = binding;
    const size = Array.isArray(holds) ? this.#parts(holds) : holds;
    return [this.of(binding.value), this.of(binding.type), this.of(binding.alias), binding.param, own, size];
  }

  fn(id: number): unknown {
    return this.#once(`f${id}`, ['fn', id], () => {
      this.reachable.add(id);
      const fn = this.facts.functions[id]!;
      const params = fn.params.map((param) => (param < 0 ? null : this.of(['var', param])));
      return [
        fn.name,
        fn.kind,
        fn.async,
        fn.generator,
        fn.owner,
        fn.object,
        this.of(fn.returnType),
        fn.annotations,
        params,
      ];
    });
  }

  class(id: number): unknown {
    return this.#once(`c${id}`, ['class', id], () => {
      const facts = this.facts.classes[id]!;
      if (facts.constructorFn !== undefined) this.fn(facts.constructorFn);
      const members = facts.members.map(({ name, fn, type, value }) => [
        name,
        fn === undefined ? null : this.fn(fn),
        this.of(type),
        this.of(value),
      ]);
      return [facts.constructorFn, this.of(facts.extends), members];
    });
  }

  interface(id: number): unknown {
    return this.#once(`i${id}`, ['interface', id], () => {
      const facts = this.facts.interfaces[id]!;
      return [
        facts.name,
        facts.extends?.map((type) => this.of(type)),
        facts.members.map(([name, type]) => [name, this.of(type)]),
      ];
    });
  }
}

/** A reference with the names of its variables and modules, not what they stand for. */
function written(facts: FileFacts, reference: unknown): unknown {
  if (!Array.isArray(reference)) return reference;
  switch (reference[0]) {
    case 'var':
      return facts.bindings[reference[1] as number]!.name;
    case 'module':
      return facts.imports[reference[1] as number]!.specifier;
    default:
      return reference.map((part) => written(facts, part));
  }
}

/** How functions that other files can call use their arguments. */
function usesOf(facts: FileFacts, surface: Surface): unknown {
  return [...parameterUsesIn(facts)]
    .filter(([slot]) => surface.reachable.has(Number.parseInt(slot, 10)))
    .map(([slot, uses]) => [
      slot,
      uses.map(({ inside, key, argument, isResult, call }) => [
        inside < facts.addressable ? inside : facts.functions[inside]!.name,
        key,
        argument,
        isResult,
        call.loops,
        call.few,
        surface.of(call.callee),
        argument === undefined ? null : call.args.map(({ value }) => surface.of(value)),
      ]),
    ]);
}

export function fileInterfaceOf(file: File): FileInterface {
  const { facts } = file;
  const surface = new Surface(file);
  const seen = [
    facts.exports.map((entry) => surface.export(entry)),
    surface.of(facts.commonjs),
    facts.classes.map((_, id) => surface.class(id)),
    facts.shebang,
    facts.isServed,
    facts.isComponent,
    facts.template,
    facts.addressable,
    // The arguments of a function that other files can call.
    usesOf(facts, surface),
  ];
  const classes = facts.classes.map((item) => [
    item.name,
    written(facts, item.extends),
    item.implements?.map((type) => written(facts, type)),
    item.members.map(({ name, kind, static: isStatic }) => [name, kind, isStatic]),
  ]);
  return { surface: JSON.stringify(seen), classes: JSON.stringify(classes), reachable: [...surface.reachable] };
}
