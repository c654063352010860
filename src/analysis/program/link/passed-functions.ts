/** Links the functions passed to a call, alone or inside lists, objects and instances, to whatever runs them. */
import { takesProvider } from '../../catalogue/contexts/frameworks.ts';
import { callbackName } from '../../facts/function-names.ts';
import { CALLS_BACK } from '../../catalogue/naming/words.ts';
import { EVENT_METHOD, PROVIDER_METHOD, ROUTE_PROPERTIES } from '../../catalogue/contexts/handlers.ts';
import {
  type Expr,
  isCall,
  isFn,
  isList,
  isLiteral,
  isProp,
  isRegexp,
  isUnresolved,
  isVar,
  nameOf,
} from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { ApiCall, type EntryPoint, type FunctionSymbol } from '../graph/graph.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Own, Value, Values } from '../values/values.ts';
import type { Target } from './call-targets.ts';
import type { CallbackTimings } from './callback-timing.ts';
import { connect, give, isInLoop } from './edges.ts';
import { answersOf } from './entry-names.ts';
import { entriesOf, takenBy, type Taken } from './object-rows.ts';
import { describedHandler, eventOf, registrationOf, type CallbackRegistration } from './registrations.ts';

/** `resolvers`, the type, its fields. */
const MAX_TABLE_DEPTH = 4;

/** A call that receives functions. */
export interface Receiver {
  /** The function that makes the call. */
  readonly node: FunctionSymbol;
  readonly call: CallFacts;
  /** What the call may reach. */
  readonly targets: readonly Target[];
}

export class PassedFunctions {
  constructor(
    readonly evaluator: Evaluator,
    readonly timings: CallbackTimings,
  ) {}

  /** Links what one argument of a call stands for. */
  link(receiver: Receiver, index: number): void {
    const { node, call } = receiver;
    const expr = call.args[index]!.value;
    if (isLiteral(expr) || isRegexp(expr) || isUnresolved(expr)) return;
    const values = this.evaluator.value(node.sourceFile, expr);
    const timing = values.some(isRunByItself) ? this.timings.ofArgument(node.sourceFile, call, index) : undefined;
    for (const value of values) this.#value(receiver, index, value, timing);
  }

  #value(receiver: Receiver, index: number, value: Value, timing: CallbackRegistration | undefined): void {
    switch (value.kind) {
      case 'fn':
        this.#handOver(receiver, value, timing);
        this.#handOverResult(receiver, value, index);
        break;
      case 'api':
        callApi(receiver, value, timing);
        break;
      case 'list':
        if (timing && timing.timing !== 'each')
          for (const element of functionsIn(value.of)) this.#handOver(receiver, element, timing);
        for (const element of value.of) if (element.kind === 'object') this.#handOverObject(receiver, element, index);
        break;
      case 'object':
        this.#handOverObject(receiver, value, index);
        break;
      case 'instance':
        this.#handOverProvider(receiver, value);
        this.#handOverTables(receiver, value);
        break;
      case 'namespace':
        this.#handOverTables(receiver, value);
    }
  }

  /** @param key of the object that the function is a property of */
  #handOver(
    receiver: Receiver,
    fn: Own,
    registration: CallbackRegistration | undefined,
    property?: { readonly of: Own; readonly key: string },
  ): void {
    const { node, call, targets } = receiver;
    const callee = nameOf(call.callee) || call.text;
    const name = callbackName(callee);
    if (!registration) {
      const isUnread = targets.every(({ value }) => value.kind === 'api');
      if (call.kind === 'new') keep(receiver, fn, callee);
      else if (isUnread && CALLS_BACK.pattern.test(callee) && call.kind === 'call')
        connect(node, call, fn, { kind: 'callback', name, possible: true });
      return;
    }
    const { timing, kind, isOfHost = false } = registration;
    if (timing === 'now' || timing === 'each') {
      connect(node, call, fn, { kind: 'callback', name, possible: false, repeated: timing === 'each' });
    } else if (timing === 'then') {
      connect(node, call, fn, { kind: 'then', name, possible: false });
    } else {
      const answers = answersOf(
        this.evaluator,
        { node, call, kind },
        property && {
          sourceFile: property.of.sourceFile,
          object: property.of.sourceFile.facts.objects[property.of.id]!,
          key: property.key,
        },
      );
      give(
        node.sourceFile,
        fn.sourceFile.nodes[fn.id]!,
        { context: timing, kind, ...(answers && { answers }) },
        { isByConvention: false, isOfHost },
      );
      connect(node, call, fn, { kind: 'later', name, possible: false });
    }
  }

  /** A function that creates handlers, passed to a call that registers its result. */
  #handOverResult(receiver: Receiver, maker: Own, index: number): void {
    const made = functionsIn(this.evaluator.returned(maker.sourceFile, maker.id));
    if (made.length === 0) return;
    const timing = this.timings.ofResult(receiver.node.sourceFile, receiver.call, index);
    if (timing) for (const fn of made) this.#handOver(receiver, fn, timing);
  }

  /** The functions in the properties of an object, and in the tables of a package that takes them by name. */
  #handOverObject(receiver: Receiver, object: Own, index: number): void {
    const taken = this.#handOverTables(receiver, object);
    const facts = object.sourceFile.facts.objects[object.id]!;
    for (const [key, expr] of facts.entries) {
      if (!isFunctionLike(expr)) continue;
      const values = this.evaluator
        .value(object.sourceFile, expr)
        .flatMap((value) => (value.kind === 'list' ? value.of : [value]));
      for (const fn of functionsIn(values)) {
        if (taken.has(fn.sourceFile.nodes[fn.id]!)) continue;
        const registration = this.#ofProperty(receiver, index, object, key);
        if (registration || receiver.call.kind === 'new')
          this.#handOver(receiver, fn, registration, { of: object, key });
      }
    }
  }

  /** What is done with a property of an argument: according to the callee's own code, or to the names around it. */
  #ofProperty(
    { node, call, targets }: Receiver,
    index: number,
    object: Own,
    key: string,
  ): CallbackRegistration | undefined {
    return (
      this.timings.ofArgument(node.sourceFile, call, index, 0, key) ?? registrationByName(object, key, call, targets)
    );
  }

  /** @returns the functions that the host is known to call */
  #handOverTables(receiver: Receiver, value: Value): ReadonlySet<FunctionSymbol> {
    const found = new Set<FunctionSymbol>();
    for (const { value: host } of receiver.targets) {
      if (host.kind !== 'api') continue;
      for (const row of takenBy(host.module, host.path))
        for (const fn of this.#takenIn(value, row, row.keys === undefined, MAX_TABLE_DEPTH)) {
          found.add(fn.sourceFile.nodes[fn.id]!);
          this.#handOver(receiver, fn, { timing: row.context, kind: row.kind, isOfHost: true });
        }
    }
    return found;
  }

  /** The functions below some keys of a table, at any depth. */
  #takenIn(value: Value, row: Taken, isWanted: boolean, depth: number): Own[] {
    if (value.kind === 'fn' && isWanted) return [value];
    if (depth === 0) return [];
    if (value.kind === 'list') return value.of.flatMap((element) => this.#takenIn(element, row, isWanted, depth - 1));
    // A function that is no entry itself may make a table.
    if (value.kind === 'fn')
      return this.evaluator
        .returned(value.sourceFile, value.id)
        .flatMap((made) => (made.kind === 'object' ? this.#takenIn(made, row, false, depth - 1) : []));
    return entriesOf(value, this.evaluator).flatMap(([key, values]) =>
      values.flatMap((entry) => this.#takenIn(entry, row, isWanted || row.keys!.has(key), depth - 1)),
    );
  }

  /** `languages.registerHoverProvider(selector, new Provider())`: the editor calls its methods. */
  #handOverProvider(receiver: Receiver, { sourceFile, id }: Own): void {
    if (!receiver.targets.some(({ value }) => isProviderRegistration(value))) return;
    const registration: CallbackRegistration = { timing: 'event', kind: nameOf(receiver.call.callee) };
    for (const { fn, name } of sourceFile.facts.classes[id]!.members)
      if (fn !== undefined && PROVIDER_METHOD.test(name))
        this.#handOver(receiver, { kind: 'fn', sourceFile, id: fn }, registration);
  }
}

/** Runs, or holds what runs, when the call says so; what is in an object is asked of its properties. */
const isRunByItself = ({ kind }: Value): boolean => kind === 'fn' || kind === 'api' || kind === 'list';

const functionsIn = (values: Values): Own[] => values.filter((value): value is Own => value.kind === 'fn');

/**
 * What is constructed with a function keeps it, and calls it when something happens: `new Job({ run() {} })`. An async
 * function is taken to serve whoever calls it in any case.
 */
function keep({ node }: Receiver, fn: Own, callee: string): void {
  const kept = fn.sourceFile.nodes[fn.id]!;
  if (kept.facts.async) return;
  const entryPoint: EntryPoint = { context: 'event', kind: `new ${callee}`, possible: 'kept' };
  give(node.sourceFile, kept, entryPoint, { isByConvention: true, isOfHost: false });
}

/** A function of a package that is given to what calls it at once: `files.map(readFileSync)`. */
function callApi(
  { node, call }: Receiver,
  { module, path }: Extract<Value, { kind: 'api' }>,
  registration: CallbackRegistration | undefined,
): void {
  if (registration?.timing !== 'now' && registration?.timing !== 'each') return;
  const repeated = (registration.timing === 'each' && !call.few) || isInLoop(call);
  node.apiCalls.push(new ApiCall({ node, call, module, path: path || 'default', possible: false, repeated }));
}

/** What is done with a property by its name, the names beside it and the name of the callee. */
function registrationByName(
  { sourceFile, id }: Own,
  key: string,
  call: CallFacts,
  targets: readonly Target[],
): CallbackRegistration | undefined {
  const facts = sourceFile.facts.objects[id]!;
  const described = describedHandler(facts, key, sourceFile);
  if (described) return { timing: described.context, kind: described.kind };
  const name = nameOf(call.callee);
  if (Object.hasOwn(ROUTE_PROPERTIES, name) && ROUTE_PROPERTIES[name]!.has(key))
    return { timing: 'request', kind: 'route' };
  const event = eventOf(facts, key);
  if (event !== undefined) return { timing: 'event', kind: event };
  // `onShutdown` is the last event of a process, as a property or as a method.
  if (EVENT_METHOD.test(key)) return registrationOf(undefined, key, [], '');
  return targets.some(({ value }) => isProviderRegistration(value)) ? { timing: 'event', kind: name } : undefined;
}

const isProviderRegistration = (value: Value): boolean =>
  value.kind === 'api' && takesProvider(value.module, value.path);
const isFunctionLike = (expr: Expr): boolean =>
  isFn(expr) || isList(expr) || isVar(expr) || isProp(expr) || isCall(expr);
