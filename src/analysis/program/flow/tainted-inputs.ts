/**
 * Follows what comes from outside — requests, messages, files — through variables, parts and calls to where it is used.
 */
import { CUTS_TEXT } from '../../catalogue/javascript/methods.ts';
import {
  decoratedParameter,
  gathersStream,
  keepsLength,
  onlyAnswers,
  parameterAt,
  passesOn,
  readsFrom,
  type Parameter,
} from '../../catalogue/contexts/inputs.ts';
import type { Binding } from '../../facts/facts.ts';
import { bodyOf, part, resultOf, through, WHOLE, whole, type Input, type Path } from './input-parts.ts';
import { fieldsOf, isMessageOfClient, settledBy } from './input-sources.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import type { Values } from '../values/values.ts';
import { callAt } from '../graph/find-calls.ts';
import {
  argumentsOf,
  baseOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  collectionOf,
  type Expr,
  globalNameOf,
  isGlobal,
  isLiteral,
  isProp,
  isThis,
  isVar,
  itemsOf,
  nameOf,
  objectIndexOf,
  objectOf,
  propertyOf,
  thisKindOf,
} from '../../facts/expr.ts';

/** After more calls and variables than this, the value is something else. */
const MAX_DEPTH = 24;
const MAX_CALLS = 6;
/** For a function with many callers, some of them are enough. */
const MAX_CALLERS = 40;

/** Steps per question: an input further away cannot be shown in a message. */
const MAX_LOOKS = 400;

/** What the arguments of a call are, for the function that is called. */
interface Frame {
  readonly node: FunctionSymbol;
  readonly argument: (index: number, path: Path) => Input | undefined;
}

type ValueOf = (node: FunctionSymbol, expr: Expr) => Values;

export class Inputs {
  /** By function, then by the number of the parameter and the path taken of it. */
  readonly #parameters = new Map<FunctionSymbol, Map<string, Input | null>>();
  /** Parameters that are being followed: a cycle adds nothing. */
  readonly #open = new Set<string>();
  #looks = 0;

  constructor(readonly valueOf: ValueOf) {}

  /**
   * @returns how the value of an expression in a function comes from outside; undefined if it does not, or if that is
   * unknown
   */
  of(node: FunctionSymbol, expr: Expr): Input | undefined {
    this.#looks = MAX_LOOKS;
    const found = this.#of(node, expr, WHOLE, 0, undefined);
    return found && !found.isCarrier ? found : undefined;
  }

  #of(node: FunctionSymbol, expr: Expr, path: Path, depth: number, frame: Frame | undefined): Input | undefined {
    if (depth > MAX_DEPTH || this.#looks-- <= 0) return undefined;
    const next = (inner: Expr, of = path) => this.#of(node, inner, of, depth + 1, frame);
    switch (expr[0]) {
      case 'var':
        return this.#variable(node, bindingIndexOf(expr), path, depth, frame);
      case 'await':
      case 'as':
        return next(baseOf(expr));
      case 'elem':
        return through(path, part(next(collectionOf(expr), WHOLE)));
      case 'prop': {
        const [, base, name] = expr;
        const isField = isThis(base) && thisKindOf(base) !== 'object';
        return isField ? first(fieldsOf(node, base, name), (value) => next(value)) : next(base, [name, ...path]);
      }
      case 'obj':
        return (
          first(entriesOf(node, objectIndexOf(expr), path[0]), (value) => next(value, path.slice(1))) ??
          first(entriesOf(node, objectIndexOf(expr), '...'), (value) => part(next(value)))
        );
      case 'or':
        return first(choicesOf(expr), (value) => next(value));
      case 'new': {
        const [given] = argumentsOf(expr);
        if (calledAs(node, calleeOf(expr)) === 'Promise') {
          // A program or socket of our own is no outside input, unless it carries a request.
          const found = first(settledBy(node, given), (value) => next(value));
          return found?.limit ? found : undefined;
        }
        return passesOn(calledAs(node, calleeOf(expr))) && given ? through(path, part(next(given, WHOLE))) : undefined;
      }
      case 'call':
        return this.#called(node, calleeOf(expr), argumentsOf(expr), path, depth, frame);
      case 'list':
        return through(path, part(first(itemsOf(expr), (value) => next(value, WHOLE))));
      default:
        return undefined;
    }
  }

  #variable(node: FunctionSymbol, id: number, path: Path, depth: number, frame: Frame | undefined): Input | undefined {
    const binding = node.sourceFile.facts.bindings[id];
    if (!binding) return undefined;
    const found = this.#bound(node, binding, path, depth, frame);
    return found && binding.measured ? { ...part(found), isMeasured: true } : found;
  }

  #bound(
    node: FunctionSymbol,
    { param, gathers, value }: Binding,
    path: Path,
    depth: number,
    frame: Frame | undefined,
  ): Input | undefined {
    if (param) {
      const owner = node.sourceFile.nodes[param[0]]!;
      const given = frame?.node === owner ? frame.argument(param[1], path) : this.#parameter(owner, param[1], path);
      if (given) return given;
    }
    const stream = gathers && this.#of(node, gathers, WHOLE, depth + 1, frame);
    if (stream?.isCarrier) return through(path, bodyOf(stream, 'none'));
    return value && this.#of(node, value, path, depth + 1, frame);
  }

  #called(
    node: FunctionSymbol,
    callee: Expr,
    args: readonly Expr[],
    path: Path,
    depth: number,
    frame: Frame | undefined,
  ): Input | undefined {
    const next = (inner: Expr) => this.#of(node, inner, WHOLE, depth + 1, frame);
    const name = calledAs(node, callee);
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (passesOn(name) || passesOn(last)) {
      const given = whole(first(args, next));
      return through(path, keepsLength(name) ? given : part(given));
    }
    const origin = readsFrom(last);
    if (origin) return through(path, { origin, isCarrier: false, start: node, via: [] });
    if (
      args[0] &&
      this.valueOf(node, callee).some((value) => value.kind === 'api' && gathersStream(value.module, value.path))
    ) {
      const stream = next(args[0]);
      return stream?.isCarrier ? through(path, bodyOf(stream, 'none')) : undefined;
    }
    if (isProp(callee)) {
      // `text.slice(0, 100)` is as short as it says.
      const isCut = CUTS_TEXT.has(last) && isLiteral(args[1]);
      const on = isCut || onlyAnswers(last) ? undefined : next(objectOf(callee));
      const base = on && resultOf(on, last);
      if (base) return through(path, base);
    }
    return this.#returned(node, callee, args, path, depth, frame);
  }

  /** What a function of the project returns for its arguments. */
  #returned(
    node: FunctionSymbol,
    callee: Expr,
    args: readonly Expr[],
    path: Path,
    depth: number,
    frame: Frame | undefined,
  ): Input | undefined {
    if (depth > MAX_CALLS) return undefined;
    for (const value of this.valueOf(node, callee)) {
      if (value.kind !== 'fn') continue;
      const target = value.sourceFile.nodes[value.id]!;
      const inner: Frame = {
        node: target,
        argument: (index, of) => args[index] && this.#of(node, args[index], of, depth + 1, frame),
      };
      const found = first(target.facts.returns ?? [], (expr) =>
        this.#of(target, expr, path, depth + MAX_CALLS / 2, inner),
      );
      if (found) return found;
    }
    return undefined;
  }

  #parameter(node: FunctionSymbol, index: number, path: Path): Input | undefined {
    const slot = [index, ...path].join('.');
    const known = this.#parameters.get(node)?.get(slot);
    if (known !== undefined) return known ?? undefined;
    const key = `${node.sourceFile.path}:${node.id}:${slot}`;
    if (this.#open.has(key)) return undefined;
    this.#open.add(key);
    const found = through(path, this.#givenBySeed(node, index)) ?? this.#givenByCallers(node, index, path);
    this.#open.delete(key);
    if (found || (this.#open.size === 0 && this.#looks > 0)) {
      const all = this.#parameters.get(node) ?? new Map<string, Input | null>();
      this.#parameters.set(node, all.set(slot, found ?? null));
    }
    return found;
  }

  #givenBySeed(node: FunctionSymbol, index: number): Input | undefined {
    const found = givenBySeed(node, index);
    return found?.origin === 'message' && isMessageOfClient(node, (expr) => this.valueOf(node, expr))
      ? { ...found, limit: 'unknown' }
      : found;
  }

  #givenByCallers(node: FunctionSymbol, index: number, path: Path): Input | undefined {
    for (const edge of node.in.slice(0, MAX_CALLERS)) {
      if (edge.kind === 'guess' || edge.from === node || edge.from.sourceFile.role === 'test') continue;
      const call = callAt(edge.from, edge.span);
      if (!call) continue;
      const isCall = edge.kind === 'call';
      // What a callback receives is contained in what its function was called on: an element, the value of a promise.
      const given = isCall
        ? call.args[index]?.value
        : index === 0 && isProp(call.callee)
          ? objectOf(call.callee)
          : undefined;
      const found =
        given &&
        (isCall
          ? this.#of(edge.from, given, path, 0, undefined)
          : through(path, part(this.#of(edge.from, given, WHOLE, 0, undefined))));
      if (found && found.via.length < MAX_CALLS) return { ...found, via: [...found.via, edge] };
    }
    return undefined;
  }
}

function givenBySeed(node: FunctionSymbol, index: number): Input | undefined {
  const { facts, sourceFile, entryPoints } = node;
  for (const [parameter, decorator] of facts.decorated ?? []) {
    const name = isVar(decorator) ? sourceFile.facts.bindings[bindingIndexOf(decorator)]!.name : nameOf(decorator);
    const row = parameter === index ? decoratedParameter(name) : undefined;
    if (row) return inputOf(node, row);
  }
  for (const { context, kind } of entryPoints) {
    const row = parameterAt(kind, context === 'request', index);
    if (row) return inputOf(node, row);
  }
  return undefined;
}

const inputOf = (start: FunctionSymbol, { origin, isCarrier }: Parameter): Input => ({
  origin,
  isCarrier: Boolean(isCarrier),
  start,
  via: [],
});

const entriesOf = ({ sourceFile }: FunctionSymbol, object: number, key: string | undefined): readonly Expr[] =>
  key === undefined
    ? []
    : sourceFile.facts.objects[object]!.entries.flatMap(([name, value]) => (name === key ? [value] : []));

function first(exprs: readonly Expr[], find: (expr: Expr) => Input | undefined): Input | undefined {
  for (const expr of exprs) {
    const found = find(expr);
    if (found) return found;
  }
  return undefined;
}

/** `JSON.parse` of globals; the last name of anything else, an import's own. */
function calledAs({ sourceFile }: FunctionSymbol, callee: Expr): string {
  const object = isProp(callee) ? objectOf(callee) : undefined;
  if (isProp(callee) && isGlobal(object)) return `${globalNameOf(object)}.${propertyOf(callee)}`;
  if (!isVar(callee)) return nameOf(callee);
  const { name, value } = sourceFile.facts.bindings[bindingIndexOf(callee)]!;
  return (value && nameOf(value)) || name;
}
