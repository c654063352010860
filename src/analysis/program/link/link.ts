/** Links the calls of one file: edges to functions, calls of APIs, and the contexts that registrations begin. */
import { EVENT_METHOD, ROUTE_PROPERTIES } from '../../catalogue/contexts/callbacks.ts';
import { RESOLVERS } from '../../catalogue/contexts/frameworks.ts';
import type { ResolverRow } from '../../catalogue/contexts/types.ts';
import { declaredRow } from '../../catalogue/declared.ts';
import { lookupUnlisted } from '../../catalogue/index.ts';
import { mayBacktrack, textOf } from '../../catalogue/matching.ts';
import { pollRow } from '../../catalogue/polling.ts';
import type { CallFacts, ObjectFacts, Poll } from '../../facts/facts.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { CallbackTimings } from './callback-timing.ts';
import type { Hierarchy } from '../values/class-hierarchy.ts';
import { declaredMembers } from '../values/members.ts';
import { describedHandler, eventOf, type CallbackRegistration } from './registrations.ts';
import { ApiCall, Edge, type EdgeKind, type FunctionSymbol, type EntryPoint, type SourceFile } from '../graph/graph.ts';
import type { Own, Value, Values } from '../values/values.ts';
import {
  bindingIndexOf,
  type Expr,
  isCall,
  isEachElem,
  isElem,
  isFn,
  isList,
  isLiteral,
  isProp,
  isRegexp,
  isSuper,
  isUnresolved,
  isVar,
  nameOf,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';

interface Target {
  readonly value: Value;
  readonly possible: boolean;
}

/** More implementations than this of one method say nothing about the one that is called. */
const MAX_IMPLEMENTATIONS = 8;
/** `resolvers`, the type, its fields. */
const MAX_TABLE_DEPTH = 4;
/** Functions handed to a call of such a name probably run before it returns, even where the callee is not read. */
const CALLS_BACK =
  /^(each|eachSeries|times|tap|run|exec|attempt|tryCatch|with[A-Z]\w*|wrap\w*|measure\w*|time|trace|transaction|batch|untracked|produce|update\w*|walk\w*|visit\w*|traverse\w*|mapValues|sortBy|groupBy|keyBy|partition)$/;

/** What a project has of a name, whatever else is known of it. */
export interface Names {
  /** Methods that few enough share. */
  readonly methods: ReadonlyMap<string, readonly FunctionSymbol[]>;
  /** Getters and setters. */
  readonly accessors: ReadonlySet<string>;
}

const NO_NAMES: Names = { methods: new Map(), accessors: new Set() };

export class Linker {
  #names = NO_NAMES;

  constructor(
    readonly evaluator: Evaluator,
    readonly hierarchy: Hierarchy,
    readonly timings: CallbackTimings,
  ) {}

  /** @param names of the file's project */
  link(sourceFile: SourceFile, names: Names): void {
    this.#names = names;
    for (const node of sourceFile.nodes) {
      for (const call of node.facts.calls) this.#call(node, call);
      for (const poll of node.facts.polls ?? []) node.apiCalls.push(asCall(node, poll));
    }
  }

  #call(node: FunctionSymbol, call: CallFacts): void {
    if (call.kind === 'handler') {
      this.#argument(node, call, 0, []);
      return;
    }
    const isAccess = call.kind === 'get' || call.kind === 'set';
    // Most members are read, and few are accessors.
    if (isAccess && isProp(call.callee) && !this.#names.accessors.has(propertyOf(call.callee))) return;
    const targets = this.#targets(node.sourceFile, call).filter(({ value }) => value.kind !== 'signature');
    if (isAccess) {
      for (const { value, possible } of targets)
        if (value.kind === 'fn') this.#edge(node, value, call, 'call', possible, call.text);
      return;
    }
    for (const target of targets) this.#target(node, call, target);
    this.#match(node, call);
    if (targets.length === 0) this.#guess(node, call);
    call.args.forEach((_, index) => this.#argument(node, call, index, targets));
  }

  /** What a call may reach; a method of an abstract class or interface may be any of its implementations. */
  #targets(sourceFile: SourceFile, call: CallFacts): Target[] {
    const { callee } = call;
    if (call.kind === 'get' || call.kind === 'set') {
      if (!isProp(callee)) return [];
      return this.evaluator
        .value(sourceFile, objectOf(callee))
        .flatMap((base) => this.#accessors(base, propertyOf(callee), call.kind === 'get' ? 'getter' : 'setter'));
    }
    if (isProp(callee)) {
      const bases = this.evaluator.value(sourceFile, objectOf(callee));
      const isOneOf = bases.length > 1 && (isPicked(sourceFile, objectOf(callee)) || isReplaced(bases));
      const targets = bases.flatMap((base) =>
        isSuper(objectOf(callee)) ? this.#certain(base, propertyOf(callee)) : this.#methods(base, propertyOf(callee)),
      );
      return isOneOf ? targets.map(({ value }) => ({ value, possible: true })) : targets;
    }
    const values = this.evaluator.value(sourceFile, callee);
    // `super()` constructs what `super` is an instance of.
    if (isSuper(callee)) {
      return values.flatMap((value): Target[] =>
        value.kind === 'instance' ? [{ value: { ...value, kind: 'class' }, possible: false }] : [],
      );
    }
    // One of several: any element of a table of functions.
    const several =
      values.filter(
        (value) =>
          value.kind !== 'api' && value.kind !== 'namespace' && value.kind !== 'signature' && !isWrapped(value),
      ).length > 1;
    return values.map((value) => ({ value, possible: several || isElem(callee) || isWrapped(value) }));
  }

  #match(node: FunctionSymbol, call: CallFacts): void {
    const { callee, args } = call;
    const text = isProp(callee) ? textOf(propertyOf(callee)) : undefined;
    if (!text || !isProp(callee) || !args[0]) return;
    const [pattern, matched] =
      text === 'argument' ? [objectOf(callee), args[0].value] : [args[0].value, objectOf(callee)];
    if (isUnresolved(matched) || isLiteral(matched)) return;
    for (const value of this.evaluator.value(node.sourceFile, pattern)) {
      if (value.kind === 'regexp' && mayBacktrack(value.source))
        node.matches = [...node.matches, { call, pattern: value.source, text: matched }];
    }
  }

  #certain(base: Value, name: string): Target[] {
    return this.evaluator.member(base, name).map((value) => ({ value, possible: isWrapped(value) }));
  }

  #methods(base: Value, name: string): Target[] {
    // Binding a function does not call it.
    if (base.kind === 'fn' && name === 'bind') return [];
    const own = this.#certain(base, name);
    if (base.kind !== 'instance' && base.kind !== 'interface') return own;
    const others = this.hierarchy.descendants(base);
    if (others.length === 0) return own;
    const overrides = others.flatMap((child) => {
      const { members } = child.sourceFile.facts.classes[child.id] ?? { members: [] };
      return child.kind === 'interface'
        ? []
        : members.flatMap((member): Target[] =>
            member.name === name && member.fn !== undefined && !member.static
              ? [{ value: { kind: 'fn', sourceFile: child.sourceFile, id: member.fn }, possible: true }]
              : [],
          );
    });
    return overrides.length > MAX_IMPLEMENTATIONS ? own : [...own, ...overrides];
  }

  #accessors(base: Value, name: string, kind: 'getter' | 'setter'): Target[] {
    if (base.kind !== 'instance' && base.kind !== 'class') return [];
    return declaredMembers(this.evaluator, base, name, base.kind === 'class').flatMap(({ owner, member }): Target[] =>
      member.kind === kind && member.fn !== undefined
        ? [{ value: { kind: 'fn', sourceFile: owner.sourceFile, id: member.fn }, possible: false }]
        : [],
    );
  }

  #target(node: FunctionSymbol, call: CallFacts, { value, possible }: Target): void {
    if (value.kind === 'fn') this.#edge(node, value, call, 'call', possible, call.text);
    else if (value.kind === 'class') this.#construct(node, value, call, possible);
    else if (value.kind === 'api') {
      const constructed = call.kind === 'new' ? '.new' : '';
      const path = (value.path || 'default') + constructed;
      const { module } = value;
      const row = call.awaited ? undefined : lookupUnlisted(module, path);
      node.apiCalls.push(
        new ApiCall({
          node,
          call,
          module,
          path,
          possible: possible || row !== undefined,
          repeated: Boolean(call.loops),
          ...(row && { row }),
        }),
      );
    }
  }

  /**
   * Construction runs the nearest constructor and the field initialisers; a constructor calls the one above by
   * `super()`.
   */
  #construct(node: FunctionSymbol, value: Own, call: CallFacts, possible: boolean): void {
    const lineage = this.hierarchy.lineage(value);
    for (const { sourceFile, id } of lineage) {
      const fields = sourceFile.nodes.find(({ facts }) => facts.kind === 'field' && facts.owner === id);
      if (fields)
        this.#edge(
          node,
          { kind: 'fn', sourceFile, id: fields.id },
          call,
          'call',
          possible,
          `new ${sourceFile.facts.classes[id]!.name}`,
        );
      const { constructorFn } = sourceFile.facts.classes[id]!;
      if (constructorFn === undefined) continue;
      this.#edge(
        node,
        { kind: 'fn', sourceFile, id: constructorFn },
        call,
        'call',
        possible,
        `new ${sourceFile.facts.classes[id]!.name}`,
      );
      break;
    }
  }

  #guess(node: FunctionSymbol, call: CallFacts): void {
    const { callee } = call;
    const name = isProp(callee) ? propertyOf(callee) : undefined;
    if (name === undefined) return;
    for (const { sourceFile, id } of this.#names.methods.get(name) ?? [])
      this.#edge(node, { kind: 'fn', sourceFile, id }, call, 'guess', true, call.text);
  }

  #edge(
    from: FunctionSymbol,
    to: Own,
    call: CallFacts,
    kind: EdgeKind,
    possible: boolean,
    name: string,
    repeated = false,
  ): void {
    const target = to.sourceFile.nodes[to.id]!;
    if ((kind === 'call' || kind === 'callback') && target.facts.annotations?.blocking) {
      const {
        name: path,
        annotations: { workload },
      } = target.facts;
      from.apiCalls.push(
        new ApiCall({
          node: from,
          call,
          module: 'globals',
          path,
          possible,
          repeated: repeated || Boolean(call.loops),
          row: declaredRow(path, workload),
        }),
      );
      // What it does inside is said by the annotation.
      kind = 'guess';
    }
    if (to.sourceFile !== from.sourceFile) to.sourceFile.consumers.add(from.sourceFile);
    const { span, seldom, guards } = call;
    const edge = new Edge({
      from,
      to: target,
      kind,
      name,
      span,
      possible,
      repeated: repeated || Boolean(call.loops),
      seldom,
      guards,
    });
    from.out.push(edge);
    target.addCaller(edge);
  }

  #argument(node: FunctionSymbol, call: CallFacts, index: number, targets: readonly Target[]): void {
    const expr = call.args[index]!.value;
    if (isLiteral(expr) || isRegexp(expr) || isUnresolved(expr)) return;
    const values = this.evaluator.value(node.sourceFile, expr);
    if (
      !values.some(
        ({ kind }) => kind === 'fn' || kind === 'object' || kind === 'api' || kind === 'instance' || kind === 'list',
      )
    )
      return;
    let timing: CallbackRegistration | undefined | null = null;
    for (const value of values) {
      if (value.kind === 'fn') {
        timing = timing === null ? this.timings.ofArgument(node.sourceFile, call, index) : timing;
        this.#handOver(node, value, call, timing, targets);
        this.#handOverResult(node, value, call, index);
      } else if (value.kind === 'api') {
        timing = timing === null ? this.timings.ofArgument(node.sourceFile, call, index) : timing;
        if (timing?.timing === 'now' || timing?.timing === 'each') {
          const repeated = timing.timing === 'each' || Boolean(call.loops);
          node.apiCalls.push(
            new ApiCall({ node, call, module: value.module, path: value.path || 'default', possible: false, repeated }),
          );
        }
      } else if (value.kind === 'list') {
        timing = timing === null ? this.timings.ofArgument(node.sourceFile, call, index) : timing;
        if (timing && timing.timing !== 'each')
          for (const element of value.of)
            if (element.kind === 'fn') this.#handOver(node, element, call, timing, targets);
      } else if (value.kind === 'object') this.#handOverObject(node, value, call, index, targets);
      else if (value.kind === 'instance') this.#handOverProvider(node, value, call, targets);
    }
  }

  /** A function that makes handlers, given to what registers what it makes. */
  #handOverResult(node: FunctionSymbol, maker: Own, call: CallFacts, index: number): void {
    const made = this.evaluator.returned(maker.sourceFile, maker.id).filter(({ kind }) => kind === 'fn') as Own[];
    const timing = made.length > 0 ? this.timings.ofResult(node.sourceFile, call, index) : undefined;
    if (timing) for (const fn of made) this.#handOver(node, fn, call, timing, []);
  }

  #handOver(
    node: FunctionSymbol,
    fn: Own,
    call: CallFacts,
    registration: CallbackRegistration | undefined,
    targets: readonly Target[],
  ): void {
    const name = nameOf(call.callee) || call.text;
    if (!registration) {
      const unread = targets.every(({ value }) => value.kind === 'api');
      if (unread && CALLS_BACK.test(name) && call.kind === 'call')
        this.#edge(node, fn, call, 'callback', true, `callback of ${name}`);
      return;
    }
    const { timing, kind } = registration;
    if (timing === 'now' || timing === 'each')
      this.#edge(node, fn, call, 'callback', false, `callback of ${name}`, timing === 'each');
    else if (timing === 'then') this.#edge(node, fn, call, 'then', false, `callback of ${name}`);
    else {
      give(node.sourceFile, fn.sourceFile.nodes[fn.id]!, { context: timing, kind }, false);
      this.#edge(node, fn, call, 'later', false, `callback of ${name}`);
    }
  }

  #handOverObject(node: FunctionSymbol, object: Own, call: CallFacts, index: number, targets: readonly Target[]): void {
    const facts = object.sourceFile.facts.objects[object.id]!;
    for (const [key, expr] of facts.entries) {
      if (!isFunctionLike(expr)) continue;
      const functions = this.evaluator
        .value(object.sourceFile, expr)
        .flatMap((value) => (value.kind === 'list' ? value.of : [value]));
      for (const value of functions) {
        if (value.kind !== 'fn') continue;
        const registration =
          this.timings.ofArgument(node.sourceFile, call, index, 0, key) ?? this.#byProperty(facts, key, call, targets);
        if (registration) this.#handOver(node, value, call, registration, targets);
      }
    }
    for (const { value } of targets) {
      const row = value.kind === 'api' ? resolverRow(value.module) : undefined;
      if (row) this.#handOverTable(node, object, call, row, row.keys.split(' '), MAX_TABLE_DEPTH);
    }
  }

  /** The functions below some keys of a table, at any depth. */
  #handOverTable(
    node: FunctionSymbol,
    table: Own,
    call: CallFacts,
    row: ResolverRow,
    keys: readonly string[],
    depth: number,
  ): void {
    for (const [key, expr] of table.sourceFile.facts.objects[table.id]!.entries) {
      const isWanted = keys.length === 0 || keys.includes(key);
      for (const value of this.evaluator.value(table.sourceFile, expr)) {
        if (value.kind === 'fn' && isWanted)
          this.#handOver(node, value, call, { timing: row.context, kind: row.kind }, []);
        const inner = value.kind === 'fn' && !isWanted ? this.evaluator.returned(value.sourceFile, value.id) : [value];
        for (const part of inner)
          if (part.kind === 'object' && depth > 0)
            this.#handOverTable(node, part, call, row, isWanted ? [] : keys, depth - 1);
      }
    }
  }

  #byProperty(
    facts: ObjectFacts,
    key: string,
    call: CallFacts,
    targets: readonly Target[],
  ): CallbackRegistration | undefined {
    const described = describedHandler(facts, key);
    if (described) return { timing: described.context, kind: described.kind };
    const name = nameOf(call.callee);
    if (Object.hasOwn(ROUTE_PROPERTIES, name) && ROUTE_PROPERTIES[name]!.has(key))
      return { timing: 'request', kind: 'route' };
    const event = eventOf(facts, key) ?? (EVENT_METHOD.test(key) ? key : undefined);
    if (event !== undefined) return { timing: 'event', kind: event };
    if (targets.some(({ value }) => isProviderRegistration(value)))
      return { timing: 'event', kind: nameOf(call.callee) };
    return undefined;
  }

  /** `languages.registerHoverProvider(selector, new Provider())`: the editor calls its methods. */
  #handOverProvider(node: FunctionSymbol, instance: Own, call: CallFacts, targets: readonly Target[]): void {
    if (!targets.some(({ value }) => isProviderRegistration(value))) return;
    for (const { fn } of instance.sourceFile.facts.classes[instance.id]!.members) {
      if (fn !== undefined)
        this.#handOver(
          node,
          { kind: 'fn', sourceFile: instance.sourceFile, id: fn },
          call,
          { timing: 'event', kind: nameOf(call.callee) },
          targets,
        );
    }
  }
}

const resolvers = new Map(RESOLVERS.flatMap((row) => row.modules.split(' ').map((module) => [module, row] as const)));
const resolverRow = (module: string): ResolverRow | undefined => resolvers.get(module);

const isWrapped = (value: Value): boolean => value.kind === 'fn' && value.isWrapped === true;

/** A loop that polls blocks like a call that waits. */
function asCall(node: FunctionSymbol, { span, of }: Poll): ApiCall {
  const call: CallFacts = { span, kind: 'call', callee: ['?'], text: of, args: [] };
  return new ApiCall({
    node,
    call,
    module: 'globals',
    path: `busy wait for ${of}`,
    possible: false,
    repeated: false,
    row: pollRow(of),
  });
}

/** A seed goes when the file that gave it is linked anew. */
export function give(from: SourceFile, node: FunctionSymbol, entryPoint: EntryPoint, isByConvention: boolean): void {
  if (node.sourceFile !== from) node.sourceFile.consumers.add(from);
  const given = { node, entryPoint, from, isByConvention };
  node.addEntryPoint(given);
  from.given.push(given);
}

/** An element chosen by a key that is not known here: `formats[name]`. */
function isPicked(sourceFile: SourceFile, expr: Expr): boolean {
  const made = isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]?.value : expr;
  return isElem(made) && !isEachElem(made);
}

/** A package in a variable that an object of the file's own may take the place of. */
const isReplaced = (bases: Values): boolean =>
  bases.some(({ kind }) => kind === 'api') && bases.some(({ kind }) => kind === 'object');

const isProviderRegistration = (value: Value): boolean =>
  value.kind === 'api' && value.module === 'vscode' && /\.register\w+|\.create\w+/.test(value.path);
const isFunctionLike = (expr: Expr): boolean =>
  isFn(expr) || isList(expr) || isVar(expr) || isProp(expr) || isCall(expr);
