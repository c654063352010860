/** Evaluates references across the program: which functions, classes and instances an expression may stand for. */
import type { Hierarchy } from './class-hierarchy.ts';
import { BUILTIN_CALLS, COLLECTION_TYPES, ELEMENT_METHODS, SAME_COLLECTION_METHODS } from './builtins.ts';
import { elementsOf, memberOf } from './members.ts';
import { typeOf } from './declared-types.ts';
import type { Evaluation } from './evaluation.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { Resolution } from '../graph/source-file-input.ts';
import { NOTHING, patternOf, isLessSpecific, unite, type Value, type Values } from './values.ts';
import {
  argumentsOf,
  assertedTypeOf,
  awaitedOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  classIndexOf,
  collectionOf,
  type Expr,
  functionIndexOf,
  globalNameOf,
  importIndexOf,
  isGlobalNamed,
  isProp,
  itemsOf,
  literalOf,
  objectIndexOf,
  objectOf,
  propertyOf,
  regexpTextOf,
  superKindOf,
  superOwnerOf,
  thisKindOf,
  thisOwnerOf,
  type TypeExpr,
  untypedOf,
} from '../../facts/expr.ts';
import { parameterUsesIn, wrappedParametersOf, type ParameterUses } from './parameter-uses.ts';

const MAX_DEPTH = 120;

/** The results for one file. */
class Memo {
  /** What each binding stands for. */
  readonly bindings: (Values | undefined)[] = [];
  /** What each function returns. */
  readonly returned: (Values | undefined)[] = [];
  readonly exports = new Map<string, Values>();
  /** Evaluations in progress. */
  readonly open = new Set<string | number>();
  /** By function: the parameters that the function's returned functions call. */
  readonly wraps = new Map<number, readonly number[]>();
  parameterUses: ParameterUses | undefined;
}

export class Evaluator implements Evaluation {
  #depth = 0;
  /** The file whose expression is being evaluated, recorded as a consumer of the files that it reads. */
  #at: SourceFile | undefined;
  /** The number of bindings, exports, members and functions in evaluation. */
  #open = 0;
  /** By rank of the file. */
  #memos: (Memo | undefined)[] = [];

  constructor(
    readonly unitAt: (path: string) => SourceFile | undefined,
    readonly hierarchy: Hierarchy,
  ) {}

  /** Discards the results for a file. */
  forget({ rank }: SourceFile): void {
    this.#memos[rank] = undefined;
  }

  forgetAll(): void {
    this.#memos = [];
  }

  #memoOf({ rank }: SourceFile): Memo {
    return (this.#memos[rank] ??= new Memo());
  }

  value(sourceFile: SourceFile, expr: Expr): Values {
    if (this.#depth > MAX_DEPTH) return NOTHING;
    const from = this.#enter(sourceFile);
    try {
      return this.#value(sourceFile, expr);
    } finally {
      this.#leave(from);
    }
  }

  #enter(sourceFile: SourceFile): SourceFile | undefined {
    const from = this.#at;
    if (from && from !== sourceFile) sourceFile.consumers.add(from);
    this.#at = sourceFile;
    this.#depth++;
    return from;
  }

  #leave(from: SourceFile | undefined): void {
    this.#at = from;
    this.#depth--;
  }

  #value(sourceFile: SourceFile, expr: Expr): Values {
    switch (expr[0]) {
      case 'var':
        return this.#binding(sourceFile, bindingIndexOf(expr));
      case 'global':
        return [
          globalNameOf(expr) === 'exports'
            ? { kind: 'namespace', sourceFile }
            : { kind: 'api', module: 'globals', path: globalNameOf(expr), instance: false },
        ];
      case 'this':
        return [
          {
            kind: thisKindOf(expr) === 'class' ? 'instance' : thisKindOf(expr) === 'static' ? 'class' : 'object',
            sourceFile,
            id: thisOwnerOf(expr),
          },
        ];
      case 'super':
        return this.hierarchy
          .parents(sourceFile, superOwnerOf(expr))
          .map((parent): Value => this.#instanceOrStatic(parent, superKindOf(expr) === 'class'));
      case 'fn':
        return [{ kind: 'fn', sourceFile, id: functionIndexOf(expr) }];
      case 'class':
        return [{ kind: 'class', sourceFile, id: classIndexOf(expr) }];
      case 'obj':
        return [{ kind: 'object', sourceFile, id: objectIndexOf(expr) }];
      case 'list':
        return [{ kind: 'list', of: unite(...itemsOf(expr).map((element) => this.value(sourceFile, element))) }];
      case 'lit':
        return [{ kind: 'literal', value: literalOf(expr) }];
      case 'regexp':
        return [{ kind: 'regexp', source: regexpTextOf(expr) }];
      case 'or':
        return unite(...choicesOf(expr).map((choice) => this.value(sourceFile, choice)));
      case 'await':
        return this.value(sourceFile, awaitedOf(expr));
      case 'as': {
        const given = this.value(sourceFile, untypedOf(expr));
        // `read as Function` is less specific than the function itself.
        if (
          given.some(
            (value) => value.kind === 'fn' || value.kind === 'class' || (value.kind === 'list' && value.of.length > 0),
          )
        )
          return given;
        const declared = this.type(sourceFile, assertedTypeOf(expr)).filter(
          (value) => value.kind !== 'api' || value.path !== 'Function' || value.module !== 'globals',
        );
        return declared.length ? declared : given;
      }
      case 'module':
        return this.module(sourceFile, importIndexOf(expr));
      case 'prop': {
        if (propertyOf(expr) === 'exports' && isGlobalNamed(objectOf(expr), 'module'))
          return [{ kind: 'namespace', sourceFile }];
        return unite(...this.value(sourceFile, objectOf(expr)).map((base) => this.member(base, propertyOf(expr))));
      }
      case 'elem':
        return unite(...this.value(sourceFile, collectionOf(expr)).map((base) => this.elements(base)));
      case 'new':
        return unite(
          ...this.value(sourceFile, calleeOf(expr)).map((callee) =>
            this.#constructed(sourceFile, callee, argumentsOf(expr)),
          ),
        );
      case 'call':
        return this.#called(sourceFile, calleeOf(expr), argumentsOf(expr));
      default:
        return NOTHING;
    }
  }

  #instanceOrStatic(value: Value, instance: boolean): Value {
    if (value.kind === 'class') return instance ? { ...value, kind: 'instance' } : value;
    return value.kind === 'api' && instance ? { ...value, instance: true } : value;
  }

  once(sourceFile: SourceFile, key: string | number, evaluate: () => Values): Values {
    const { open } = this.#memoOf(sourceFile);
    if (open.has(key)) return NOTHING;
    open.add(key);
    this.#open++;
    try {
      return evaluate();
    } finally {
      open.delete(key);
      this.#open--;
    }
  }

  #binding(sourceFile: SourceFile, id: number): Values {
    const { bindings } = this.#memoOf(sourceFile);
    const known = bindings[id];
    if (known) return known;
    const binding = sourceFile.facts.bindings[id];
    if (!binding) return NOTHING;
    const found = this.once(sourceFile, id, () => {
      const declared = binding.type ? this.type(sourceFile, binding.type) : NOTHING;
      const given = binding.value ? this.value(sourceFile, binding.value) : NOTHING;
      if (declared.length + given.length === 0 && binding.param) return this.#handed(sourceFile, ...binding.param);
      // A declared interface is less specific than the assigned class or object.
      return given.some((value) => value.kind === 'instance' || value.kind === 'object' || value.kind === 'fn') &&
        declared.every(isLessSpecific)
        ? given
        : unite(given, declared);
    });
    // Inside a cycle the result is incomplete, so it is not cached.
    if (this.#open === 0 || found.length > 0) bindings[id] = found;
    return found;
  }

  /** The parameter of a function literal, as declared by the function that receives it. */
  #handed(sourceFile: SourceFile, fn: number, parameter: number): Values {
    const [callee, argument] = sourceFile.facts.functions[fn]!.handedTo ?? [];
    if (!callee || argument === undefined) return NOTHING;
    const accepted = unite(...this.value(sourceFile, callee).map((value) => this.#accepted(value, argument)));
    return unite(
      ...accepted.map((value) => {
        const type = value.kind === 'signature' ? value.type[2][parameter] : undefined;
        return type && value.kind === 'signature' ? this.type(value.sourceFile, type) : NOTHING;
      }),
    );
  }

  /** The type that a function declares for its argument. */
  #accepted(callee: Value, argument: number): Values {
    if (callee.kind === 'signature')
      return callee.type[2][argument] ? this.type(callee.sourceFile, callee.type[2][argument]) : NOTHING;
    const fn =
      callee.kind === 'fn'
        ? callee.id
        : callee.kind === 'class'
          ? callee.sourceFile.facts.classes[callee.id]!.constructorFn
          : undefined;
    if (fn === undefined || !('sourceFile' in callee)) return NOTHING;
    const binding = callee.sourceFile.facts.functions[fn]!.params[argument];
    const type = binding === undefined ? undefined : callee.sourceFile.facts.bindings[binding]?.type;
    return type ? this.type(callee.sourceFile, type) : NOTHING;
  }

  module(sourceFile: SourceFile, index: number): Values {
    const target = sourceFile.resolutions[index];
    return target ? this.#resolved(target) : NOTHING;
  }

  #resolved({ file, module }: Resolution): Values {
    const sourceFile = file === undefined ? undefined : this.unitAt(file);
    // A CommonJS module that is a single function or class is called by the module's name.
    const whole = sourceFile?.facts.commonjs
      ? this.exported(sourceFile, 'default').filter(({ kind }) => kind === 'fn' || kind === 'class' || kind === 'api')
      : NOTHING;
    // A dependency in the program counts both as its code and as its catalogue entry.
    if (sourceFile)
      return [
        { kind: 'namespace', sourceFile },
        ...whole,
        ...(module === undefined || !sourceFile.isDependency ? [] : [apiNamespace(module)]),
      ];
    return module === undefined ? NOTHING : [apiNamespace(module)];
  }

  exported(sourceFile: SourceFile, name: string): Values {
    return this.once(sourceFile, `?${name}`, () => {
      const { exports } = this.#memoOf(sourceFile);
      const known = exports.get(name);
      if (known) return known;
      const found = this.#findExport(sourceFile, name);
      if (this.#open === 1 || found.length > 0) exports.set(name, found);
      return found;
    });
  }

  #findExport(sourceFile: SourceFile, name: string): Values {
    const { exports, commonjs } = sourceFile.facts;
    const direct: Values[] = [];
    for (const entry of exports) {
      if (!('name' in entry) || entry.name !== name) continue;
      direct.push(
        'from' in entry
          ? unite(...this.module(sourceFile, entry.from).map((module) => this.member(module, entry.imported)))
          : this.value(sourceFile, entry.value),
      );
    }
    if (direct.length) return unite(...direct);
    if (commonjs) {
      const whole = this.value(sourceFile, commonjs);
      return name === 'default' ? whole : unite(...whole.map((value) => this.member(value, name)));
    }
    if (name === 'default') {
      // A CommonJS module with named exports, imported as a whole.
      return exports.some((entry) => 'value' in entry) ? [{ kind: 'namespace', sourceFile }] : NOTHING;
    }
    for (const entry of exports) {
      if ('name' in entry) continue;
      const found = unite(...this.module(sourceFile, entry.from).map((module) => this.member(module, name)));
      if (found.length) return found;
    }
    return NOTHING;
  }

  member(base: Value, name: string): Values {
    this.#lookInto(base);
    return memberOf(this, base, name);
  }

  elements(base: Value): Values {
    this.#lookInto(base);
    return elementsOf(this, base);
  }

  #lookInto(base: Value): void {
    if ('sourceFile' in base && this.#at && base.sourceFile !== this.#at) base.sourceFile.consumers.add(this.#at);
  }

  #constructed(sourceFile: SourceFile, callee: Value, args: readonly Expr[]): Values {
    if (callee.kind === 'class') return [{ ...callee, kind: 'instance' }];
    if (callee.kind === 'api' && callee.module === 'globals' && COLLECTION_TYPES[callee.path] !== undefined) {
      const given = args[0] ? this.value(sourceFile, args[0]).flatMap((list) => this.elements(list)) : NOTHING;
      // A map consists of key and value pairs.
      return [
        { kind: 'list', of: unite(...given.map((element) => (element.kind === 'list' ? element.of : [element]))) },
      ];
    }
    if (callee.kind === 'api')
      return [patternOf(callee, args) ?? { ...callee, path: callee.path || 'default', instance: true }];
    return NOTHING;
  }

  #called(sourceFile: SourceFile, callee: Expr, args: readonly Expr[]): Values {
    let callees: Values;
    if (isProp(callee)) {
      const bases = this.value(sourceFile, objectOf(callee));
      const lists = bases.filter((base) => base.kind === 'list');
      if (lists.length) {
        if (ELEMENT_METHODS.has(propertyOf(callee))) return unite(...lists.map((list) => this.elements(list)));
        if (SAME_COLLECTION_METHODS.has(propertyOf(callee))) return lists;
        if (propertyOf(callee) === 'map' || propertyOf(callee) === 'flatMap')
          return [{ kind: 'list', of: this.#returnedBy(args[0] ? this.value(sourceFile, args[0]) : NOTHING) }];
      }
      if (propertyOf(callee) === 'bind') return bases;
      if (propertyOf(callee) === 'call' || propertyOf(callee) === 'apply') return this.#returnedBy(bases);
      // Evaluated once, because call chains can be arbitrarily long.
      callees = unite(...bases.map((base) => this.member(base, propertyOf(callee))));
    } else callees = this.value(sourceFile, callee);
    const own = this.#returnedBy(callees);
    if (own.length)
      return args.length > 0 && own.some(({ kind }) => kind === 'fn')
        ? unite(own, this.#wrapped(sourceFile, callees, args))
        : own;
    return unite(
      ...callees.map((value) => (value.kind === 'api' ? this.#apiCalled(sourceFile, value, args) : NOTHING)),
    );
  }

  /** The functions passed to a wrapper in the project, which calls them in the function it returns. */
  #wrapped(sourceFile: SourceFile, callees: Values, args: readonly Expr[]): Values {
    return unite(
      ...callees.map((callee) =>
        callee.kind !== 'fn'
          ? NOTHING
          : this.#wrappedParameters(callee.sourceFile, callee.id).flatMap((index) =>
              args[index]
                ? this.value(sourceFile, args[index]).flatMap(
                    (value): Values => (value.kind === 'fn' ? [{ ...value, isWrapped: true }] : NOTHING),
                  )
                : NOTHING,
            ),
      ),
    );
  }

  #wrappedParameters(sourceFile: SourceFile, id: number): readonly number[] {
    const { wraps } = this.#memoOf(sourceFile);
    let found = wraps.get(id);
    if (!found)
      wraps.set(id, (found = wrappedParametersOf(sourceFile.facts, () => this.parameterUses(sourceFile), id)));
    return found;
  }

  /** How the functions of a file use their function parameters. */
  parameterUses(sourceFile: SourceFile): ParameterUses {
    return (this.#memoOf(sourceFile).parameterUses ??= parameterUsesIn(sourceFile.facts));
  }

  #returnedBy(callees: Values): Values {
    return unite(
      ...callees.map((callee) => {
        if (callee.kind === 'fn') return this.returned(callee.sourceFile, callee.id);
        return callee.kind === 'signature' && callee.type[1] ? this.type(callee.sourceFile, callee.type[1]) : NOTHING;
      }),
    );
  }

  #apiCalled(sourceFile: SourceFile, value: Extract<Value, { kind: 'api' }>, args: readonly Expr[]): Values {
    const builtin = value.module === 'globals' ? BUILTIN_CALLS[value.path] : undefined;
    const first = args[0] ? this.value(sourceFile, args[0]) : NOTHING;
    if (builtin === 'argument') return first;
    if (builtin === 'arguments') return unite(...args.map((argument) => this.value(sourceFile, argument)));
    if (builtin === 'elements') return [{ kind: 'list', of: unite(...first.map((list) => this.elements(list))) }];
    const result: Value = { kind: 'api', module: value.module, path: `${value.path || 'default'}()`, instance: true };
    // An external wrapper (`memoize(fn)`, `asyncHandler(fn)`) returns something that behaves like the function.
    const wrapped = value.module.startsWith('node:')
      ? NOTHING
      : first.filter(({ kind }) => kind === 'fn' || kind === 'class');
    return [result, ...wrapped];
  }

  returned(sourceFile: SourceFile, id: number): Values {
    if (this.#at && sourceFile !== this.#at) sourceFile.consumers.add(this.#at);
    const { returned } = this.#memoOf(sourceFile);
    const known = returned[id];
    if (known) return known;
    const found = this.once(sourceFile, -1 - id, () => {
      const { returnType, returns = [] } = sourceFile.facts.functions[id]!;
      const declared = returnType ? this.type(sourceFile, returnType) : NOTHING;
      const given = unite(...returns.map((value) => this.value(sourceFile, value)));
      if (declared.length === 0) return given;
      return given.some(({ kind }) => kind === 'instance' || kind === 'object' || kind === 'fn') &&
        declared.every(isLessSpecific)
        ? given
        : declared;
    });
    if (this.#open === 0 || found.length > 0) returned[id] = found;
    return found;
  }

  type(sourceFile: SourceFile, type: TypeExpr): Values {
    if (this.#depth > MAX_DEPTH) return NOTHING;
    const from = this.#enter(sourceFile);
    try {
      return typeOf(this, sourceFile, type);
    } finally {
      this.#leave(from);
    }
  }
}

const apiNamespace = (module: string): Value => ({ kind: 'api', module, path: '', instance: false });
