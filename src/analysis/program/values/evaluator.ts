/** Evaluates references against the whole program: which functions, classes and instances an expression may stand for. */
import type { Hierarchy } from './class-hierarchy.ts';
import { BUILTIN_CALLS, COLLECTION_TYPES, ELEMENT_METHODS, SAME_COLLECTION_METHODS } from './builtins.ts';
import { elementsOf, memberOf } from './members.ts';
import { typeOf } from './declared-types.ts';
import type { Resolution, Unit } from '../graph/graph.ts';
import { NOTHING, patternOf, saysLess, unite, type Value, type Values } from './values.ts';
import type { Expr, TypeExpr } from '../../facts/expr.ts';
import { wrappedParametersOf } from '../link/parameter-uses.ts';

const MAX_DEPTH = 120;

export class Evaluator {
  #depth = 0;
  /** The file whose expression is being evaluated: what it looks into remembers it. */
  #at: Unit | undefined;
  /** How many bindings, exports, members and functions are being evaluated. */
  #open = 0;

  constructor(readonly unitAt: (path: string) => Unit | undefined, readonly hierarchy: Hierarchy) {}

  /** @returns what the expression may stand for; empty where nothing is known */
  value(unit: Unit, expr: Expr): Values {
    if (this.#depth > MAX_DEPTH) return NOTHING;
    const from = this.#enter(unit);
    try {
      return this.#value(unit, expr);
    } finally {
      this.#leave(from);
    }
  }

  #enter(unit: Unit): Unit | undefined {
    const from = this.#at;
    if (from && from !== unit) unit.consumers.add(from);
    this.#at = unit;
    this.#depth++;
    return from;
  }

  #leave(from: Unit | undefined): void {
    this.#at = from;
    this.#depth--;
  }

  #value(unit: Unit, expr: Expr): Values {
    switch (expr[0]) {
      case 'var': return this.#binding(unit, expr[1]);
      case 'global': return [expr[1] === 'exports' ? { kind: 'namespace', unit } : { kind: 'api', module: 'globals', path: expr[1], instance: false }];
      case 'this': return [{ kind: expr[1] === 'class' ? 'instance' : expr[1] === 'static' ? 'class' : 'object', unit, id: expr[2] }];
      case 'super': return this.hierarchy.parents(unit, expr[1]).map((parent): Value => this.#instanceOrStatic(parent, expr[2] === 'class'));
      case 'fn': return [{ kind: 'fn', unit, id: expr[1] }];
      case 'class': return [{ kind: 'class', unit, id: expr[1] }];
      case 'obj': return [{ kind: 'object', unit, id: expr[1] }];
      case 'list': return [{ kind: 'list', of: unite(...expr[1].map((element) => this.value(unit, element))) }];
      case 'lit': return [{ kind: 'literal', value: expr[1] }];
      case 'regexp': return [{ kind: 'regexp', source: expr[1] }];
      case 'or': return unite(...expr[1].map((choice) => this.value(unit, choice)));
      case 'await': return this.value(unit, expr[1]);
      case 'as': {
        const given = this.value(unit, expr[1]);
        // `read as Function` says less than the function itself.
        if (given.some((value) => value.kind === 'fn' || value.kind === 'class' || (value.kind === 'list' && value.of.length > 0))) return given;
        const declared = this.type(unit, expr[2]).filter((value) => value.kind !== 'api' || value.path !== 'Function' || value.module !== 'globals');
        return declared.length ? declared : given;
      }
      case 'module': return this.module(unit, expr[1]);
      case 'prop': {
        if (expr[2] === 'exports' && expr[1][0] === 'global' && expr[1][1] === 'module') return [{ kind: 'namespace', unit }];
        return unite(...this.value(unit, expr[1]).map((base) => this.member(base, expr[2])));
      }
      case 'elem': return unite(...this.value(unit, expr[1]).map((base) => this.elements(base)));
      case 'new': return unite(...this.value(unit, expr[1]).map((callee) => this.#constructed(unit, callee, expr[2])));
      case 'call': return this.#called(unit, expr[1], expr[2]);
      default: return NOTHING;
    }
  }

  #instanceOrStatic(value: Value, instance: boolean): Value {
    if (value.kind === 'class') return instance ? { ...value, kind: 'instance' } : value;
    return value.kind === 'api' && instance ? { ...value, instance: true } : value;
  }

  /**
   * Evaluates what is not being evaluated already: a circle adds nothing.
   * @param key of what is evaluated, in its file: there are millions, so they do not name the file
   */
  once({ open }: Unit, key: string | number, evaluate: () => Values): Values {
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

  #binding(unit: Unit, id: number): Values {
    const known = unit.values[id];
    if (known) return known;
    const binding = unit.facts.bindings[id];
    if (!binding) return NOTHING;
    const found = this.once(unit, id, () => {
      const declared = binding.type ? this.type(unit, binding.type) : NOTHING;
      const given = binding.value ? this.value(unit, binding.value) : NOTHING;
      if (declared.length + given.length === 0 && binding.param) return this.#handed(unit, ...binding.param);
      // A declared interface says less than the class or object that is assigned to it.
      return given.some((value) => value.kind === 'instance' || value.kind === 'object' || value.kind === 'fn')
        && declared.every(saysLess) ? given : unite(given, declared);
    });
    // Inside a circle the answer is only part of the truth; it is not remembered.
    if (this.#open === 0 || found.length > 0) unit.values[id] = found;
    return found;
  }

  /** The parameter of a function literal, as the function that it is handed to declares it. */
  #handed(unit: Unit, fn: number, parameter: number): Values {
    const [callee, argument] = unit.facts.functions[fn]!.handedTo ?? [];
    if (!callee || argument === undefined) return NOTHING;
    const accepted = unite(...this.value(unit, callee).map((value) => this.#accepted(value, argument)));
    return unite(...accepted.map((value) => {
      const type = value.kind === 'signature' ? value.type[2][parameter] : undefined;
      return type && value.kind === 'signature' ? this.type(value.unit, type) : NOTHING;
    }));
  }

  /** What a function declares to take as its argument. */
  #accepted(callee: Value, argument: number): Values {
    if (callee.kind === 'signature') return callee.type[2][argument] ? this.type(callee.unit, callee.type[2][argument]) : NOTHING;
    const fn = callee.kind === 'fn' ? callee.id : callee.kind === 'class' ? callee.unit.facts.classes[callee.id]!.constructorFn : undefined;
    if (fn === undefined || !('unit' in callee)) return NOTHING;
    const binding = callee.unit.facts.functions[fn]!.params[argument];
    const type = binding === undefined ? undefined : callee.unit.facts.bindings[binding]?.type;
    return type ? this.type(callee.unit, type) : NOTHING;
  }

  /** The namespace an import stands for. */
  module(unit: Unit, index: number): Values {
    const target = unit.resolutions[index];
    return target ? this.#resolved(target) : NOTHING;
  }

  #resolved({ file, module }: Resolution): Values {
    const unit = file === undefined ? undefined : this.unitAt(file);
    // A function or class that is the whole of a CommonJS module is called by the name of the module.
    const whole = unit?.facts.commonjs ? this.exported(unit, 'default').filter(({ kind }) => kind === 'fn' || kind === 'class' || kind === 'api') : NOTHING;
    // A dependency that is read is known by its own code and by what the catalogue says of it.
    if (unit) return [{ kind: 'namespace', unit }, ...whole, ...(module === undefined || !unit.isDependency ? [] : [apiNamespace(module)])];
    return module === undefined ? NOTHING : [apiNamespace(module)];
  }

  /** What a file exports under a name. */
  exported(unit: Unit, name: string): Values {
    return this.once(unit, `?${name}`, () => {
      const known = unit.exports?.get(name);
      if (known) return known;
      const found = this.#findExport(unit, name);
      unit.exports ??= new Map();
      if (this.#open === 1 || found.length > 0) unit.exports.set(name, found);
      return found;
    });
  }

  #findExport(unit: Unit, name: string): Values {
    const { exports, commonjs } = unit.facts;
    const direct: Values[] = [];
    for (const entry of exports) {
      if (!('name' in entry) || entry.name !== name) continue;
      direct.push('from' in entry
        ? unite(...this.module(unit, entry.from).map((module) => this.member(module, entry.imported)))
        : this.value(unit, entry.value));
    }
    if (direct.length) return unite(...direct);
    if (commonjs) {
      const whole = this.value(unit, commonjs);
      return name === 'default' ? whole : unite(...whole.map((value) => this.member(value, name)));
    }
    if (name === 'default') {
      // A CommonJS module with named exports, imported as a whole.
      return exports.some((entry) => 'value' in entry) ? [{ kind: 'namespace', unit }] : NOTHING;
    }
    for (const entry of exports) {
      if ('name' in entry) continue;
      const found = unite(...this.module(unit, entry.from).map((module) => this.member(module, name)));
      if (found.length) return found;
    }
    return NOTHING;
  }

  /** The value of `base.name`. */
  member(base: Value, name: string): Values {
    this.#lookInto(base);
    return memberOf(this, base, name);
  }

  /** The elements of a collection, the values of a record. */
  elements(base: Value): Values {
    this.#lookInto(base);
    return elementsOf(this, base);
  }

  #lookInto(base: Value): void {
    if ('unit' in base && this.#at && base.unit !== this.#at) base.unit.consumers.add(this.#at);
  }

  #constructed(unit: Unit, callee: Value, args: readonly Expr[]): Values {
    if (callee.kind === 'class') return [{ ...callee, kind: 'instance' }];
    if (callee.kind === 'api' && callee.module === 'globals' && COLLECTION_TYPES[callee.path] !== undefined) {
      const given = args[0] ? this.value(unit, args[0]).flatMap((list) => this.elements(list)) : NOTHING;
      // A map is made of pairs.
      return [{ kind: 'list', of: unite(...given.map((element) => (element.kind === 'list' ? element.of : [element]))) }];
    }
    if (callee.kind === 'api') return [patternOf(callee, args) ?? { ...callee, path: callee.path || 'default', instance: true }];
    return NOTHING;
  }

  #called(unit: Unit, callee: Expr, args: readonly Expr[]): Values {
    let callees: Values;
    if (callee[0] === 'prop') {
      const bases = this.value(unit, callee[1]);
      const lists = bases.filter((base) => base.kind === 'list');
      if (lists.length) {
        if (ELEMENT_METHODS.has(callee[2])) return unite(...lists.map((list) => this.elements(list)));
        if (SAME_COLLECTION_METHODS.has(callee[2])) return lists;
        if (callee[2] === 'map' || callee[2] === 'flatMap') return [{ kind: 'list', of: this.#returnedBy(args[0] ? this.value(unit, args[0]) : NOTHING) }];
      }
      if (callee[2] === 'bind') return bases;
      if (callee[2] === 'call' || callee[2] === 'apply') return this.#returnedBy(bases);
      // Once: a chain of calls is as long as somebody's patience.
      callees = unite(...bases.map((base) => this.member(base, callee[2])));
    } else callees = this.value(unit, callee);
    const own = this.#returnedBy(callees);
    if (own.length) return args.length > 0 && own.some(({ kind }) => kind === 'fn') ? unite(own, this.#wrapped(unit, callees, args)) : own;
    return unite(...callees.map((value) => (value.kind === 'api' ? this.#apiCalled(unit, value, args) : NOTHING)));
  }

  /** The functions that a wrapper of the project is given and calls in what it returns. */
  #wrapped(unit: Unit, callees: Values, args: readonly Expr[]): Values {
    return unite(...callees.map((callee) => (callee.kind !== 'fn' ? NOTHING : this.#wrappedParameters(callee.unit, callee.id).flatMap((index) => (
      args[index] ? this.value(unit, args[index]).flatMap((value): Values => (value.kind === 'fn' ? [{ ...value, isWrapped: true }] : NOTHING)) : NOTHING)))));
  }

  #wrappedParameters(unit: Unit, id: number): readonly number[] {
    unit.wraps ??= new Map();
    let found = unit.wraps.get(id);
    if (!found) unit.wraps.set(id, found = wrappedParametersOf(unit, id));
    return found;
  }

  #returnedBy(callees: Values): Values {
    return unite(...callees.map((callee) => {
      if (callee.kind === 'fn') return this.returned(callee.unit, callee.id);
      return callee.kind === 'signature' && callee.type[1] ? this.type(callee.unit, callee.type[1]) : NOTHING;
    }));
  }

  #apiCalled(unit: Unit, value: Extract<Value, { kind: 'api' }>, args: readonly Expr[]): Values {
    const builtin = value.module === 'globals' ? BUILTIN_CALLS[value.path] : undefined;
    const first = args[0] ? this.value(unit, args[0]) : NOTHING;
    if (builtin === 'argument') return first;
    if (builtin === 'arguments') return unite(...args.map((argument) => this.value(unit, argument)));
    if (builtin === 'elements') return [{ kind: 'list', of: unite(...first.map((list) => this.elements(list))) }];
    const result: Value = { kind: 'api', module: value.module, path: `${value.path || 'default'}()`, instance: true };
    // A wrapper of something that is not read (`memoize(fn)`, `asyncHandler(fn)`) gives back what behaves like the function.
    const wrapped = value.module.startsWith('node:') ? NOTHING : first.filter(({ kind }) => kind === 'fn' || kind === 'class');
    return [result, ...wrapped];
  }

  /** What calling a function gives; a promise counts as its value. */
  returned(unit: Unit, id: number): Values {
    if (this.#at && unit !== this.#at) unit.consumers.add(this.#at);
    const known = unit.returned[id];
    if (known) return known;
    const found = this.once(unit, -1 - id, () => {
      const { returnType, returns = [] } = unit.facts.functions[id]!;
      const declared = returnType ? this.type(unit, returnType) : NOTHING;
      const given = unite(...returns.map((value) => this.value(unit, value)));
      if (declared.length === 0) return given;
      return given.some(({ kind }) => kind === 'instance' || kind === 'object' || kind === 'fn') && declared.every(saysLess)
        ? given : declared;
    });
    if (this.#open === 0 || found.length > 0) unit.returned[id] = found;
    return found;
  }

  /** The values a declared type allows: instances of its classes and interfaces, elements of its collections. */
  type(unit: Unit, type: TypeExpr): Values {
    if (this.#depth > MAX_DEPTH) return NOTHING;
    const from = this.#enter(unit);
    try {
      return typeOf(this, unit, type);
    } finally {
      this.#leave(from);
    }
  }
}

const apiNamespace = (module: string): Value => ({ kind: 'api', module, path: '', instance: false });
