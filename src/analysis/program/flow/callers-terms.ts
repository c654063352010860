/** Translates what a called function refers to into terms of its caller: a parameter becomes the argument. */
import type { FunctionSymbol, SourceFile } from '../graph/graph.ts';
import {
  argumentsOf,
  baseOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  type Expr,
  isObject,
  isSuper,
  isThis,
  isUnresolved,
  nameOf,
  objectIndexOf,
  propertyOf,
  thisKindOf,
} from '../../facts/expr.ts';

/** A call, as far as the function that it leads to is concerned. */
export interface CallSite {
  readonly from: SourceFile;
  readonly to: FunctionSymbol;
  /** The argument for each parameter. */
  readonly values: readonly Expr[];
  /** What a method is called on. */
  readonly receiver?: Expr | undefined;
}

const MAX_DEPTH = 6;
const NOT_TOLD: Expr = ['?'];

/** @returns undefined if it does not depend on the caller; `['?']` if the caller does not show the argument */
export function inCallersTerms(site: CallSite, expr: Expr, depth = 0): Expr | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const next = (inner: Expr) => inCallersTerms(site, inner, depth + 1);
  switch (expr[0]) {
    case 'var':
      return variableIn(site, bindingIndexOf(expr), depth);
    case 'this':
      return thisKindOf(expr) === 'object' ? undefined : receiverOf(site);
    case 'prop': {
      const base = next(baseOf(expr));
      return base && propertyIn(site, base, propertyOf(expr));
    }
    case 'as':
      // Types of the called function's file mean something else in that of the caller.
      return next(baseOf(expr));
    case 'elem':
    case 'await': {
      const base = next(baseOf(expr));
      return base === undefined || isUnresolved(base) ? base : ([expr[0], base, ...expr.slice(2)] as unknown as Expr);
    }
    case 'call':
    case 'new': {
      // Names of the called function's file mean something else in that of the caller.
      const of = next(calleeOf(expr));
      if (of !== undefined) return isUnresolved(of) ? of : ([expr[0], of, []] as Expr);
      const given = argumentsOf(expr)
        .map(next)
        .find((argument) => argument !== undefined);
      return given && !isUnresolved(given) ? ['prop', given, nameOf(calleeOf(expr))] : given;
    }
    default:
      return undefined;
  }
}

function variableIn(site: CallSite, id: number, depth: number): Expr | undefined {
  const { to, values } = site;
  const { param, value } = to.sourceFile.facts.bindings[id]!;
  if (param) return param[0] === to.id ? (values[param[1]] ?? NOT_TOLD) : undefined;
  return value && inCallersTerms(site, value, depth + 1);
}

/** A method's own fields are those of its caller if both belong to the same object. */
const receiverOf = ({ receiver }: CallSite): Expr | undefined =>
  receiver === undefined || isSuper(receiver) || isThis(receiver) ? undefined : receiver;

/** A property of an argument that is written as a literal at the call: `{ rows, limit: 20 }`. */
function propertyIn({ from }: CallSite, base: Expr, key: string): Expr {
  if (isUnresolved(base)) return base;
  const entry = isObject(base)
    ? from.facts.objects[objectIndexOf(base)]!.entries.find(([name]) => name === key)
    : undefined;
  return entry ? entry[1] : ['prop', base, key];
}

/** The parameter, by index, from which an argument of a recursive call is made. */
export function parameterBehind(to: FunctionSymbol, expr: Expr, depth = 0): number | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const next = (inner: Expr) => parameterBehind(to, inner, depth + 1);
  switch (expr[0]) {
    case 'var': {
      const { param, value } = to.sourceFile.facts.bindings[bindingIndexOf(expr)]!;
      return param?.[0] === to.id ? param[1] : value && next(value);
    }
    case 'prop':
    case 'elem':
    case 'await':
    case 'as':
      return next(baseOf(expr));
    case 'call':
    case 'new':
      return [calleeOf(expr), ...argumentsOf(expr)].map(next).find((at) => at !== undefined);
    case 'or':
      return choicesOf(expr)
        .map(next)
        .find((at) => at !== undefined);
    default:
      return undefined;
  }
}
