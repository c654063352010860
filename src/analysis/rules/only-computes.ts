/**
 * Does an asynchronous function only compute: nothing it awaits or gives back leaves the thread, and it has work to do?
 */
import { GIVES_PLAIN_VALUE, PLAIN_GLOBAL } from '../catalogue/javascript/methods.ts';
import { callOf, callsAt, type ApiCall, type Edge, type FunctionSymbol } from '../program/index.ts';
import {
  argumentsOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  type Expr,
  functionIndexOf,
  isCall,
  isFn,
  isGlobalNamed,
  isNew,
  isProp,
  isTyped,
  isVar,
  propertyOf,
  untypedOf,
} from '../facts/expr.ts';

/** The maximum depth of helpers to follow; work below is not the function's main purpose. */
const MAX_DEPTH = 4;
const MAX_WORK_DEPTH = 2;

const isPlainApi = ({ module, path }: ApiCall): boolean => module === 'globals' && PLAIN_GLOBAL.test(path);

/** @returns false if anything about it is unknown */
export function onlyComputes(node: FunctionSymbol): boolean {
  return staysHere(node, 0) && computes(node, 0);
}

function staysHere(node: FunctionSymbol, depth: number): boolean {
  const { facts } = node;
  if (depth > MAX_DEPTH || facts.generator) return false;
  if (!facts.async)
    return (
      (facts.returns ?? []).length === 1 &&
      (isComputedPromise(node, facts.returns![0]!) || isForwarded(node, facts.returns![0]!, depth))
    );
  if (node.out.some((edge) => leadsAway(node, edge, depth))) return false;
  const awaited = facts.calls.filter((call) => call.awaited);
  if (awaited.length < (facts.awaits ?? 0)) return false;
  return (
    awaited.every(({ span }) => everyTarget(node, span, depth)) &&
    (facts.returns ?? []).every((value) => isPlain(node, value, depth))
  );
}

/** A callback for later, or a promise that is not awaited: its effects are not visible here. */
const leadsAway = (node: FunctionSymbol, { to, kind }: Edge, depth: number): boolean =>
  kind === 'then' ||
  kind === 'later' ||
  (kind === 'call' && to !== node && Boolean(to.facts.async) && !staysHere(to, depth + 1));

function everyTarget(node: FunctionSymbol, span: FunctionSymbol['facts']['span'], depth: number): boolean {
  const edges = callsAt(node, span);
  return (
    edges.length > 0 &&
    edges.every(
      ({ to, possible }) =>
        !possible && to !== node && (to.facts.async ? staysHere(to, depth + 1) : to.apiCalls.every(isPlainApi)),
    )
  );
}

/** A value without a promise in it. */
function isPlain(node: FunctionSymbol, value: Expr, depth: number): boolean {
  switch (value[0]) {
    case 'as':
      return isPlain(node, untypedOf(value), depth);
    case 'var': {
      const binding = node.sourceFile.facts.bindings[bindingIndexOf(value)]!;
      return !binding.value || depth > MAX_DEPTH || isPlain(node, binding.value, depth + 1);
    }
    case 'await':
      return true;
    case 'call':
      return isPlainCall(node, calleeOf(value), depth);
    case 'or':
      return choicesOf(value).every((choice) => isPlain(node, choice, depth));
    case 'new':
      return !isGlobalNamed(calleeOf(value), 'Promise');
    default:
      return true;
  }
}

function isPlainCall(node: FunctionSymbol, callee: Expr, depth: number): boolean {
  if (isProp(callee) && GIVES_PLAIN_VALUE.has(propertyOf(callee))) return true;
  const call = callOf(node, callee);
  // A call without a record leads nowhere.
  if (!call || call.awaited) return true;
  const apis = node.apiCalls.filter((api) => api.call === call);
  if (apis.length > 0) return apis.every(isPlainApi);
  return callsAt(node, call.span).every(({ to }) => to === node)
    ? callsAt(node, call.span).length > 0
    : everyTarget(node, call.span, depth);
}

/** `(limit) => primesBelow(limit)`: returns the promise of a function that itself only computes. */
function isForwarded(node: FunctionSymbol, value: Expr, depth: number): boolean {
  if (!isCall(value)) return false;
  const call = callOf(node, calleeOf(value));
  const edges = call ? callsAt(node, call.span) : [];
  return edges.length > 0 && edges.every(({ to, possible }) => !possible && to !== node && staysHere(to, depth + 1));
}

/**
 * `new Promise((resolve) => { … resolve(sum); })`: the executor calls only its own parameters and functions that only
 * compute.
 */
function isComputedPromise(node: FunctionSymbol, value: Expr): boolean {
  if (isTyped(value)) return isComputedPromise(node, untypedOf(value));
  if (!isNew(value) || !isGlobalNamed(calleeOf(value), 'Promise')) return false;
  const [given] = argumentsOf(value);
  if (!isFn(given)) return false;
  const executor = node.sourceFile.nodes[functionIndexOf(given)]!;
  const { bindings } = node.sourceFile.facts;
  return (
    executor.apiCalls.every(isPlainApi) &&
    executor.facts.calls.every(
      ({ callee, span }) =>
        (isVar(callee) && bindings[bindingIndexOf(callee)]!.param?.[0] === executor.id) ||
        executor.apiCalls.some(({ call }) => call.span === span) ||
        everyTarget(executor, span, 1),
    )
  );
}

/** Has it, or what it calls at once, a loop that counts, one inside another, or more than one call of itself? */
function computes(node: FunctionSymbol, depth: number): boolean {
  if (depth > MAX_WORK_DEPTH) return false;
  if (node.facts.computes || node.out.filter(({ to, kind }) => to === node && kind === 'call').length > 1) return true;
  return node.out.some(
    ({ to, kind, possible }) =>
      !possible && to !== node && (kind === 'call' || kind === 'callback') && computes(to, depth + 1),
  );
}
