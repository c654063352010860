/** Evaluates references against the whole program: which functions, classes and instances an expression may stand for. */
import type { Expr, Member, TypeExpr } from '../facts.ts';
import type { Hierarchy } from './hierarchy.ts';
import { BUILTIN_CALLS, COLLECTION_TYPES, ELEMENT_METHODS, SAME_COLLECTION_METHODS, TRANSPARENT_TYPES } from './builtins.ts';
import type { Resolution, Unit } from './unit.ts';
import { apiMember, NOTHING, unite, type Own, type Value, type Values } from './values.ts';

const MAX_DEPTH = 120;

export class Evaluator {
  #depth = 0;
  /** The file whose expression is being evaluated: what it looks into remembers it. */
  #at: Unit | undefined;
  /** Bindings, exports and functions being evaluated: a circle adds nothing. */
  readonly #open = new Set<string>();

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

  #guarded(key: string, evaluate: () => Values): Values {
    if (this.#open.has(key)) return NOTHING;
    this.#open.add(key);
    try {
      return evaluate();
    } finally {
      this.#open.delete(key);
    }
  }

  #binding(unit: Unit, id: number): Values {
    const known = unit.values[id];
    if (known) return known;
    const binding = unit.facts.bindings[id];
    if (!binding) return NOTHING;
    const found = this.#guarded(`${unit.path}:${id}`, () => {
      const declared = binding.type ? this.type(unit, binding.type) : NOTHING;
      const given = binding.value ? this.value(unit, binding.value) : NOTHING;
      if (declared.length + given.length === 0 && binding.param) return this.#handed(unit, ...binding.param);
      // A declared interface says less than the class or object that is assigned to it.
      return given.some((value) => value.kind === 'instance' || value.kind === 'object' || value.kind === 'fn')
        && declared.every(saysLess) ? given : unite(given, declared);
    });
    // Inside a circle the answer is only part of the truth; it is not remembered.
    if (this.#open.size === 0 || found.length > 0) unit.values[id] = found;
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
    return this.#guarded(`${unit.path}?${name}`, () => {
      const known = unit.exports?.get(name);
      if (known) return known;
      const found = this.#findExport(unit, name);
      unit.exports ??= new Map();
      if (this.#open.size === 1 || found.length > 0) unit.exports.set(name, found);
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
    if ('unit' in base && this.#at && base.unit !== this.#at) base.unit.consumers.add(this.#at);
    switch (base.kind) {
      case 'namespace': return this.exported(base.unit, name);
      case 'api': return [isInvocation(base, name) ? base : apiMember(base, name)];
      case 'object': return this.#objectMember(base, name);
      case 'class': return this.#guarded(`${base.unit.path}[${base.id}.${name}`, () => (
        unite(...this.membersOf(base, name, true).map(({ owner, member }) => this.#memberValue(owner, member)))));
      case 'instance': return this.#instanceMember(base, name);
      case 'interface': return this.#interfaceMember(base, name);
      case 'list': return /^\d+$/.test(name) ? base.of : NOTHING;
      case 'fn': return name === 'call' || name === 'apply' || name === 'bind' ? [base] : NOTHING;
      default: return NOTHING;
    }
  }

  #objectMember(base: Own, name: string): Values {
    const { entries } = base.unit.facts.objects[base.id]!;
    const own = entries.filter(([key]) => key === name);
    if (own.length) return unite(...own.map(([, value]) => this.value(base.unit, value)));
    const spread = entries.filter(([key]) => key === '...');
    const found = spread.length === 0 ? NOTHING : this.#guarded(`${base.unit.path}{${base.id}.${name}`, () => (
      unite(...spread.flatMap(([, value]) => this.value(base.unit, value)).map((value) => this.member(value, name)))));
    return found.length ? found : unite(...entries.filter(([key]) => key === '*').map(([, value]) => this.value(base.unit, value)));
  }

  /** Members of that name, from the class itself or the nearest class above that has one. */
  membersOf(base: Own, name: string, isStatic: boolean): { readonly owner: Own; readonly member: Member }[] {
    for (const owner of this.hierarchy.lineage(base)) {
      const members = owner.unit.facts.classes[owner.id]!.members.filter((member) => member.name === name && Boolean(member.static) === isStatic);
      if (members.length) return members.map((member) => ({ owner, member }));
    }
    return [];
  }

  #instanceMember(base: Own, name: string): Values {
    const found = this.membersOf(base, name, false);
    if (found.length === 0) {
      // Members of a base class that is not read.
      return unite(...this.hierarchy.apiParents(base).map((parent) => [apiMember({ ...parent, instance: true }, name)]));
    }
    return this.#guarded(`${base.unit.path}(${base.id}.${name}`, () => unite(...found.map(({ owner, member }) => this.#memberValue(owner, member))));
  }

  #memberValue({ unit }: Own, member: Member): Values {
    switch (member.kind) {
      case 'method': return member.fn === undefined ? this.#optionalType(unit, member.type) : [{ kind: 'fn', unit, id: member.fn }];
      case 'getter': return member.fn === undefined ? NOTHING : this.returned(unit, member.fn);
      case 'field': {
        const given = member.value ? this.value(unit, member.value) : NOTHING;
        const declared = this.#optionalType(unit, member.type);
        return given.some(({ kind }) => kind === 'instance' || kind === 'object') && declared.every(saysLess)
          ? given : unite(given, declared);
      }
      default: return NOTHING;
    }
  }

  #optionalType(unit: Unit, type: TypeExpr | undefined): Values {
    return type ? this.type(unit, type) : NOTHING;
  }

  #interfaceMember(base: Own, name: string): Values {
    const facts = base.unit.facts.interfaces[base.id]!;
    return this.#guarded(`${base.unit.path}|${base.id}.${name}`, () => {
      const own = facts.members.filter(([key]) => key === name);
      if (own.length) return unite(...own.map(([, type]) => this.type(base.unit, type)));
      return unite(...(facts.extends ?? []).flatMap((parent) => this.type(base.unit, parent)).map((parent) => this.member(parent, name)));
    });
  }

  /** The elements of a collection, the values of a record. */
  elements(base: Value): Values {
    if ('unit' in base && this.#at && base.unit !== this.#at) base.unit.consumers.add(this.#at);
    switch (base.kind) {
      case 'list': return base.of;
      case 'object': return this.#guarded(`${base.unit.path}{${base.id}`, () => (
        unite(...base.unit.facts.objects[base.id]!.entries.map(([key, value]) => (key === '...'
          ? unite(...this.value(base.unit, value).map((spread) => this.elements(spread))) : this.value(base.unit, value))))));
      case 'interface': {
        const any = base.unit.facts.interfaces[base.id]!.members.filter(([key]) => key === '*');
        return unite(...any.map(([, type]) => this.type(base.unit, type)));
      }
      case 'namespace': return unite(...base.unit.facts.exports.flatMap((entry) => ('name' in entry ? [this.exported(base.unit, entry.name)] : [])));
      default: return NOTHING;
    }
  }

  #constructed(unit: Unit, callee: Value, args: readonly Expr[]): Values {
    if (callee.kind === 'class') return [{ ...callee, kind: 'instance' }];
    if (callee.kind === 'api' && callee.module === 'globals' && COLLECTION_TYPES[callee.path] !== undefined) {
      const given = args[0] ? this.value(unit, args[0]).flatMap((list) => this.elements(list)) : NOTHING;
      // A map is made of pairs.
      return [{ kind: 'list', of: unite(...given.map((element) => (element.kind === 'list' ? element.of : [element]))) }];
    }
    if (callee.kind === 'api') return [{ ...callee, path: callee.path || 'default', instance: true }];
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
    if (own.length) return own;
    return unite(...callees.map((value) => (value.kind === 'api' ? this.#apiCalled(unit, value, args) : NOTHING)));
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
    const found = this.#guarded(`${unit.path}!${id}`, () => {
      const { returnType, returns = [] } = unit.facts.functions[id]!;
      const declared = returnType ? this.type(unit, returnType) : NOTHING;
      const given = unite(...returns.map((value) => this.value(unit, value)));
      if (declared.length === 0) return given;
      return given.some(({ kind }) => kind === 'instance' || kind === 'object' || kind === 'fn') && declared.every(saysLess)
        ? given : declared;
    });
    if (this.#open.size === 0 || found.length > 0) unit.returned[id] = found;
    return found;
  }

  /** The values a declared type allows: instances of its classes and interfaces, elements of its collections. */
  type(unit: Unit, type: TypeExpr): Values {
    if (this.#depth > MAX_DEPTH) return NOTHING;
    const from = this.#enter(unit);
    try {
      return this.#type(unit, type);
    } finally {
      this.#leave(from);
    }
  }

  #type(unit: Unit, type: TypeExpr): Values {
    switch (type[0]) {
      case 'array': return [{ kind: 'list', of: this.type(unit, type[1]) }];
      case 'union': return unite(...type[1].map((part) => this.type(unit, part)));
      case 'members': return [{ kind: 'interface', unit, id: type[1] }];
      case 'typeof': return this.value(unit, type[1]);
      case 'fn': return [{ kind: 'signature', unit, type }];
      case 'ref': return this.#typeReference(unit, type[1], type[2]);
      default: return NOTHING;
    }
  }

  #typeReference(unit: Unit, name: Expr, args: readonly TypeExpr[]): Values {
    if (name[0] === 'global') {
      if (TRANSPARENT_TYPES.has(name[1])) return args[0] ? this.type(unit, args[0]) : NOTHING;
      const element = COLLECTION_TYPES[name[1]];
      if (element !== undefined) return [{ kind: 'list', of: args[element] ? this.type(unit, args[element]) : NOTHING }];
      return [{ kind: 'api', module: 'globals', path: name[1], instance: true }];
    }
    return this.#guarded(`${unit.path}<${JSON.stringify(name)}`, () => this.namedType(unit, name));
  }

  /** Instances of what a type name stands for. */
  namedType(unit: Unit, name: Expr): Values {
    if (name[0] === 'var') {
      const binding = unit.facts.bindings[name[1]];
      if (!binding) return NOTHING;
      if (binding.interface !== undefined) return [{ kind: 'interface', unit, id: binding.interface }];
      if (binding.alias) return this.type(unit, binding.alias);
      return binding.value ? this.namedType(unit, binding.value) : NOTHING;
    }
    if (name[0] === 'class') return [{ kind: 'instance', unit, id: name[1] }];
    if (name[0] === 'prop') return unite(...this.value(unit, name[1]).map((base) => this.#exportedType(base, name[2])));
    return NOTHING;
  }

  #exportedType(base: Value, name: string): Values {
    if (base.kind === 'api') {
      const member = apiMember(base, name);
      return member.kind === 'api' ? [{ ...member, instance: true }] : NOTHING;
    }
    if (base.kind !== 'namespace') return NOTHING;
    return this.#guarded(`${base.unit.path}<${name}`, () => {
      const { exports } = base.unit.facts;
      for (const entry of exports) {
        if (!('name' in entry) || entry.name !== name) continue;
        return 'from' in entry
          ? unite(...this.module(base.unit, entry.from).map((module) => this.#exportedType(module, entry.imported)))
          : this.namedType(base.unit, entry.value);
      }
      for (const entry of exports) {
        if ('name' in entry) continue;
        const found = unite(...this.module(base.unit, entry.from).map((module) => this.#exportedType(module, name)));
        if (found.length) return found;
      }
      return NOTHING;
    });
  }
}

/** `readFileSync.call(…)` calls the function; an instance may have a method of that name. */
const isInvocation = ({ path, instance }: Extract<Value, { kind: 'api' }>, name: string): boolean =>
  (name === 'call' || name === 'apply') && path !== '' && !instance;

/** A declared interface or type of function says less than the class, object or function that is given. */
const saysLess = ({ kind }: Value): boolean => kind === 'interface' || kind === 'signature';

const apiNamespace = (module: string): Value => ({ kind: 'api', module, path: '', instance: false });
