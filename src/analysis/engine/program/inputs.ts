/** Follows what comes from outside — requests, messages, files — through variables, parts and calls to where it is used. */
import {
  decoratedParameter, isCarrierOf, isPart, onlyAnswers, parameterAt, passesOn, readsFrom, type Origin, type Parameter,
} from '../../catalogue/contexts/inputs.ts';
import type { Expr } from '../facts.ts';
import { nameOf } from './fates.ts';
import type { Edge, FunctionNode } from './unit.ts';
import type { Values } from './values.ts';
import { isAt } from './waiting.ts';

/** Something that others made, and how it came. */
export interface Input {
  readonly origin: Origin;
  /** Only parts of it are input: a request object. */
  readonly isCarrier: boolean;
  /** The function that is given it, or reads it. */
  readonly start: FunctionNode;
  /** The calls that hand it on from there. */
  readonly via: readonly Edge[];
}

/** Through more calls and variables than this, what arrives is something else by then. */
const MAX_DEPTH = 24;
const MAX_CALLS = 6;
/** Of a function that everybody calls, some callers are enough. */
const MAX_CALLERS = 40;

/** Looks per question: what takes more is too far away to be told in a message. */
const MAX_LOOKS = 400;

/** What the arguments of a call are, for the function that is called. */
interface Frame {
  readonly node: FunctionNode;
  readonly argument: (index: number) => Input | undefined;
}

type ValueOf = (node: FunctionNode, expr: Expr) => Values;

export class Inputs {
  readonly #parameters = new Map<FunctionNode, (Input | null)[]>();
  /** Parameters that are being followed: a circle brings nothing. */
  readonly #open = new Set<string>();
  #looks = 0;

  constructor(readonly valueOf: ValueOf) {}

  /** @returns how what an expression stands for in a function comes from outside; undefined where it does not, or nobody knows */
  of(node: FunctionNode, expr: Expr): Input | undefined {
    this.#looks = MAX_LOOKS;
    const found = this.#of(node, expr, 0, undefined);
    return found && !found.isCarrier ? found : undefined;
  }

  #of(node: FunctionNode, expr: Expr, depth: number, frame: Frame | undefined): Input | undefined {
    if (depth > MAX_DEPTH || this.#looks-- <= 0) return undefined;
    const next = (inner: Expr) => this.#of(node, inner, depth + 1, frame);
    switch (expr[0]) {
      case 'var': return this.#variable(node, expr[1], depth, frame);
      case 'await':
      case 'as':
      case 'elem': return next(expr[1]);
      case 'prop': return partOf(next(expr[1]), expr[2]);
      case 'or': return first(expr[1], next);
      case 'new': return passesOn(calledAs(node, expr[1])) && expr[2][0] ? next(expr[2][0]) : undefined;
      case 'call': return this.#called(node, expr[1], expr[2], depth, frame);
      case 'list': return first(expr[1], next);
      default: return undefined;
    }
  }

  #variable(node: FunctionNode, id: number, depth: number, frame: Frame | undefined): Input | undefined {
    const binding = node.unit.facts.bindings[id];
    if (!binding) return undefined;
    if (binding.param) {
      const owner = node.unit.nodes[binding.param[0]]!;
      const given = frame?.node === owner ? frame.argument(binding.param[1]) : this.#parameter(owner, binding.param[1]);
      if (given) return given;
    }
    return binding.value && this.#of(node, binding.value, depth + 1, frame);
  }

  #called(node: FunctionNode, callee: Expr, args: readonly Expr[], depth: number, frame: Frame | undefined): Input | undefined {
    const next = (inner: Expr) => this.#of(node, inner, depth + 1, frame);
    const name = calledAs(node, callee);
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (passesOn(name) || passesOn(last)) return whole(first(args, next));
    const origin = readsFrom(last);
    if (origin) return { origin, isCarrier: false, start: node, via: [] };
    if (callee[0] === 'prop') {
      // `text.slice(0, 100)` is as short as it says.
      const isCut = (last === 'slice' || last === 'substring' || last === 'substr') && args[1]?.[0] === 'lit';
      const base = isCut || onlyAnswers(last) ? undefined : partOf(next(callee[1]), last);
      if (base) return base;
    }
    return this.#returned(node, callee, args, depth, frame);
  }

  /** What a function of the project makes of its arguments. */
  #returned(node: FunctionNode, callee: Expr, args: readonly Expr[], depth: number, frame: Frame | undefined): Input | undefined {
    if (depth > MAX_CALLS) return undefined;
    for (const value of this.valueOf(node, callee)) {
      if (value.kind !== 'fn') continue;
      const target = value.unit.nodes[value.id]!;
      const inner: Frame = { node: target, argument: (index) => args[index] && this.#of(node, args[index], depth + 1, frame) };
      const found = first(target.facts.returns ?? [], (expr) => this.#of(target, expr, depth + MAX_CALLS / 2, inner));
      if (found) return found;
    }
    return undefined;
  }

  #parameter(node: FunctionNode, index: number): Input | undefined {
    const known = this.#parameters.get(node)?.[index];
    if (known !== undefined) return known ?? undefined;
    const key = `${node.unit.path}:${node.id}:${index}`;
    if (this.#open.has(key)) return undefined;
    this.#open.add(key);
    const found = givenBySeed(node, index) ?? this.#givenByCallers(node, index);
    this.#open.delete(key);
    if (found || (this.#open.size === 0 && this.#looks > 0)) {
      const all = this.#parameters.get(node) ?? [];
      all[index] = found ?? null;
      this.#parameters.set(node, all);
    }
    return found;
  }

  #givenByCallers(node: FunctionNode, index: number): Input | undefined {
    for (const edge of node.in.slice(0, MAX_CALLERS)) {
      if (edge.kind === 'guess' || edge.from === node || edge.from.unit.role === 'test') continue;
      const call = edge.from.facts.calls.find((candidate) => isAt(edge.span, candidate));
      if (!call) continue;
      const given = edge.kind === 'call' ? call.args[index]?.value
        // What a callback gets is in what its function was called on: an element, the value of a promise.
        : index === 0 && call.callee[0] === 'prop' ? call.callee[1] : undefined;
      const found = given && this.#of(edge.from, given, 0, undefined);
      if (found && found.via.length < MAX_CALLS) return { ...found, via: [...found.via, edge] };
    }
    return undefined;
  }
}

function givenBySeed(node: FunctionNode, index: number): Input | undefined {
  const { facts, unit, seeds } = node;
  for (const [parameter, decorator] of facts.decorated ?? []) {
    const name = decorator[0] === 'var' ? unit.facts.bindings[decorator[1]]!.name : nameOf(decorator);
    const row = parameter === index ? decoratedParameter(name) : undefined;
    if (row) return inputOf(node, row);
  }
  for (const { context, kind } of seeds) {
    const row = parameterAt(kind, context === 'request', index);
    if (row) return inputOf(node, row);
  }
  return undefined;
}

const inputOf = (start: FunctionNode, { origin, isCarrier }: Parameter): Input => ({ origin, isCarrier: Boolean(isCarrier), start, via: [] });

/** `request.body` of a request, anything of a body. */
function partOf(base: Input | undefined, name: string): Input | undefined {
  if (!base?.isCarrier) return base && !onlyAnswers(name) ? base : undefined;
  return isPart(name) ? { ...base, isCarrier: false } : isCarrierOf(name) ? base : undefined;
}

const whole = (input: Input | undefined): Input | undefined => input && { ...input, isCarrier: false };

function first(exprs: readonly Expr[], find: (expr: Expr) => Input | undefined): Input | undefined {
  for (const expr of exprs) {
    const found = find(expr);
    if (found) return found;
  }
  return undefined;
}

/** `JSON.parse` of globals; the last name of anything else, an import's own. */
function calledAs({ unit }: FunctionNode, callee: Expr): string {
  if (callee[0] === 'prop' && callee[1][0] === 'global') return `${callee[1][1]}.${callee[2]}`;
  if (callee[0] !== 'var') return nameOf(callee);
  const { name, value } = unit.facts.bindings[callee[1]]!;
  return (value && nameOf(value)) || name;
}
