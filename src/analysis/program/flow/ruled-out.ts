/** Branches that a function does not take with its arguments: literals, and the defaults of its parameters. */
import { argumentsFrom } from '../../catalogue/contexts/bare-calls.ts';
import { type Expr, isLiteral, isObject, literalOf, objectIndexOf } from '../../facts/expr.ts';
import type { Argument, Guard } from '../../facts/facts.ts';
import { isEventLoop } from '../../findings.ts';
import type { Contexts } from '../contexts/contexts.ts';
import { callAt, isAt } from '../graph/find-calls.ts';
import type { Edge, FunctionSymbol, SourceFile } from '../graph/graph.ts';
import { valueOfProperty } from '../graph/object-properties.ts';

/** A literal, `undefined` for undefined itself, or nothing if the code does not show it. */
type Known = { readonly value: string | number | boolean | undefined } | undefined;

/** Does an edge pass its function arguments that exclude one of the guards? */
export function excludesGuards(edge: Edge, guards: readonly Guard[]): boolean {
  const args = givenBy(edge);
  return args !== undefined && guards.some((guard) => isExcluded(edge, args, guard));
}

/**
 * Does no caller on the event loop pass what a guard of the function requires? Callers at start-up or exit hold up
 * nobody.
 */
export function isNeverAsked(contexts: Contexts, node: FunctionSymbol, guards: readonly Guard[]): boolean {
  if (node.given.some(({ isByConvention }) => isByConvention)) return false;
  const callers = node.in.filter(({ kind }) => kind !== 'guess');
  return callers.length > 0 && callers.every((edge) => isHarmless(contexts, edge) || excludesGuards(edge, guards));
}

function isHarmless(contexts: Contexts, { from, kind }: Edge): boolean {
  const context = kind === 'later' ? undefined : contexts.primary(from);
  return context !== undefined && !isEventLoop(context);
}

/** @returns undefined if something else decides the function's arguments */
function givenBy(edge: Edge): readonly Argument[] | undefined {
  const call = callAt(edge.from, edge.span);
  if (!call || edge.kind === 'call') return call?.args;
  for (const { call: made, module, path } of edge.from.apiCalls) {
    const first = isAt(edge.span, made) ? argumentsFrom(module, path) : undefined;
    if (first !== undefined) return call.args.slice(first);
  }
  return undefined;
}

function isExcluded({ from, to }: Edge, args: readonly Argument[], [parameter, is, value, property]: Guard): boolean {
  if (args.slice(0, parameter + 1).some(({ spread }) => spread)) return false;
  const given = args[parameter];
  const known = given ? knownOf(from.sourceFile, given.value, property) : byDefault(to, parameter, property);
  return known !== undefined && (value === null ? Boolean(known.value) : known.value === value) !== is;
}

function knownOf(sourceFile: SourceFile, given: Expr, property: string | undefined): Known {
  if (property !== undefined && lacks(sourceFile, given, property)) return { value: undefined };
  const value = property === undefined ? given : valueOfProperty(sourceFile, given, property);
  return isLiteral(value) ? { value: literalOf(value) } : undefined;
}

/** An object literal as the argument, without that property. */
const lacks = ({ facts }: SourceFile, given: Expr, property: string): boolean =>
  isObject(given) &&
  facts.objects[objectIndexOf(given)]!.entries.every(([key]) => !MAY_BE.has(key) && key !== property);

/** A spread and a computed key. */
const MAY_BE: ReadonlySet<string> = new Set(['...', '*']);

/** The default of a parameter. */
function byDefault({ sourceFile, facts }: FunctionSymbol, parameter: number, property: string | undefined): Known {
  const binding = sourceFile.facts.bindings[facts.params[parameter] ?? -1];
  if (!binding || binding.computed) return undefined;
  if (binding.value) return knownOf(sourceFile, binding.value, property);
  return property === undefined ? { value: undefined } : undefined;
}
