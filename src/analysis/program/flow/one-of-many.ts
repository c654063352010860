/** Is something handled for one element after the other, by all known callers? Then it is a small part of the whole. */
import { callAt } from '../graph/find-calls.ts';
import type { Edge, FunctionSymbol, SourceFile } from '../graph/graph.ts';
import {
  baseOf,
  bindingIndexOf,
  calleeOf,
  type Expr,
  isProp,
  isThis,
  isUnresolved,
  isVar,
  objectOf,
  thisKindOf,
  thisOwnerOf,
} from '../../facts/expr.ts';
import { inCallersTerms } from './callers-terms.ts';
import { isOfElement } from './elements.ts';

/** The maximum depth of callers. */
const MAX_CALLERS = 3;
const MAX_STEPS = 8;

export function isOfOneOfMany(sourceFile: SourceFile, expr: Expr, callers = 0): boolean {
  if (isOfElement(sourceFile, expr) || (callers > 0 && isMadePerIteration(sourceFile, expr))) return true;
  if (callers >= MAX_CALLERS) return false;
  const edges = givenBy(sourceFile, expr).flatMap(callsOf);
  return edges.length > 0 && edges.every((edge) => givesOneOfMany(edge, expr, callers + 1));
}

/** What a caller creates in the iterations of a loop to pass it on. */
function isMadePerIteration(sourceFile: SourceFile, expr: Expr): boolean {
  if (isVar(expr)) return sourceFile.facts.bindings[bindingIndexOf(expr)]!.perIteration === true;
  return isProp(expr) && isMadePerIteration(sourceFile, objectOf(expr));
}

const callsOf = (fn: FunctionSymbol): readonly Edge[] =>
  fn.in.filter(({ kind, from, span }) => {
    const isOfOthers = kind === 'call' && from !== fn && from.sourceFile.role === 'source';
    const callee = isOfOthers ? callAt(from, span)?.callee : undefined;
    return callee !== undefined && !(isProp(callee) && isThis(objectOf(callee)) && fn.facts.owner !== undefined);
  });

function givesOneOfMany({ from, to, span }: Edge, expr: Expr, callers: number): boolean {
  const { callee, args } = callAt(from, span)!;
  const receiver = isProp(callee) ? objectOf(callee) : undefined;
  const site = { from: from.sourceFile, to, values: args.map(({ value }) => value), receiver };
  const there = inCallersTerms(site, expr);
  return there !== undefined && !isUnresolved(there) && isOfOneOfMany(from.sourceFile, there, callers);
}

/** The functions whose callers say what it is: by a parameter, or by the object that a method is called on. */
function givenBy(sourceFile: SourceFile, expr: Expr, depth = 0): readonly FunctionSymbol[] {
  if (depth > MAX_STEPS) return [];
  const next = (inner: Expr) => givenBy(sourceFile, inner, depth + 1);
  switch (expr[0]) {
    case 'var': {
      const { param, value } = sourceFile.facts.bindings[bindingIndexOf(expr)]!;
      return param ? [sourceFile.nodes[param[0]]!] : value ? next(value) : [];
    }
    case 'this': {
      if (thisKindOf(expr) !== 'class') return [];
      const { members } = sourceFile.facts.classes[thisOwnerOf(expr)]!;
      return members.flatMap(({ fn }) => (fn === undefined ? [] : [sourceFile.nodes[fn]!]));
    }
    case 'prop':
    case 'elem':
    case 'await':
    case 'as':
      return next(baseOf(expr));
    case 'call': {
      const callee = calleeOf(expr);
      return isProp(callee) ? next(objectOf(callee)) : [];
    }
    default:
      return [];
  }
}
