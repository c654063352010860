/** How often a function of the project that iterates calls its callback. */
import { type Expr, functionIndexOf, isFn, isVar, isVarAt, bindingIndexOf } from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { Loop, Work } from '../../facts/work.ts';
import type { Edge, FunctionSymbol } from '../graph/graph.ts';
import { ONE, times, type Amount } from './amount.ts';

/** The maximum depth of helpers that call helpers. */
const MAX_DEPTH = 4;

/** A call of such a function, as a loop. */
export interface OwnLoop extends Loop {
  readonly turns: Amount;
}

export const isOwnLoop = (loop: Loop): loop is OwnLoop => 'turns' in loop;

export interface Terms {
  readonly iterations: (node: FunctionSymbol, loop: Loop) => Amount;
  /** An amount of a called function, in terms of the caller. */
  readonly seenFrom: (node: FunctionSymbol, call: CallFacts, edge: Edge, amount: Amount) => Amount;
}

/**
 * @param callback the edge to the callback
 * @returns undefined if no function of the project is called that calls it in a loop
 */
export function turnsOf(
  terms: Terms,
  node: FunctionSymbol,
  call: CallFacts,
  callback: Edge,
  depth = 0,
): Amount | undefined {
  if (!callback.repeated || callback.kind !== 'callback') return undefined;
  const index = call.args.findIndex(({ value }) => standsFor(node, value, callback.to));
  return index === -1 ? undefined : turnsOfArgument(terms, node, call, index, depth);
}

function standsFor({ sourceFile }: FunctionSymbol, value: Expr, fn: FunctionSymbol): boolean {
  const literal = isVar(value) ? sourceFile.facts.bindings[bindingIndexOf(value)]!.value : value;
  return isFn(literal) && fn.sourceFile === sourceFile && functionIndexOf(literal) === fn.id;
}

function turnsOfArgument(
  terms: Terms,
  node: FunctionSymbol,
  call: CallFacts,
  index: number,
  depth: number,
): Amount | undefined {
  if (depth > MAX_DEPTH) return undefined;
  for (const edge of node.out) {
    if (edge.span !== call.span || edge.kind !== 'call' || edge.to === node) continue;
    const parameter = edge.to.facts.params[index] ?? -1;
    const turns = parameter < 0 ? undefined : turnsIn(terms, edge.to, parameter, depth + 1);
    if (turns) return terms.seenFrom(node, call, edge, turns);
  }
  return undefined;
}

/** How often a function calls one of its parameters, or that of a function around it. */
function turnsIn(terms: Terms, fn: FunctionSymbol, parameter: number, depth: number): Amount | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { calls, work } = fn.facts;
  const ofCall = (call: CallFacts) => turnsAt(terms, fn, call, parameter, depth);
  const inWork = ({ calls: indexes = [], loops = [] }: Work): Amount | undefined => {
    for (const index of indexes) {
      const turns = ofCall(calls[index]!);
      if (turns) return turns;
    }
    for (const loop of loops) {
      const turns = (typeof loop.at === 'number' ? ofCall(calls[loop.at]!) : undefined) ?? inWork(loop.work);
      if (turns) return times(terms.iterations(fn, loop), turns);
    }
    return undefined;
  };
  const inLoops = work && inWork(work);
  return inLoops ?? calls.flatMap((call) => (call.loops ? [] : [ofCall(call)])).find((turns) => turns !== undefined);
}

/** By one call: of the parameter itself, of a function that receives it, or of a callback that calls it. */
function turnsAt(
  terms: Terms,
  fn: FunctionSymbol,
  call: CallFacts,
  parameter: number,
  depth: number,
): Amount | undefined {
  if (isVarAt(call.callee, parameter)) return ONE;
  const index = call.args.findIndex(({ value }) => isVarAt(value, parameter));
  if (index !== -1) {
    const isOwn = fn.out.some(({ span, kind }) => span === call.span && kind === 'call');
    return isOwn ? turnsOfArgument(terms, fn, call, index, depth) : ONE;
  }
  for (const edge of fn.out) {
    if (edge.span !== call.span || edge.kind !== 'callback' || edge.to.sourceFile !== fn.sourceFile) continue;
    const inside = turnsIn(terms, edge.to, parameter, depth + 1);
    const around = inside && turnsOf(terms, fn, call, edge, depth + 1);
    if (inside) return times(around ?? ONE, terms.seenFrom(fn, call, edge, inside));
  }
  return undefined;
}

/** A method of the project that has the name of one of the language: `workspace.find(uri)`. */
export function isOwnMethod(node: FunctionSymbol, { at }: Loop): boolean {
  if (typeof at !== 'number') return false;
  const edges = node.out.filter(({ span }) => span === node.facts.calls[at]!.span);
  return edges.some(({ kind, possible }) => kind === 'call' && !possible) && edges.every(({ kind }) => kind === 'call');
}

/** The calls of a function, outside its loops, that iterate and call back. */
export function* ownLoopsOf(terms: Terms, node: FunctionSymbol): Generator<OwnLoop> {
  for (const callback of node.out) {
    if (callback.kind !== 'callback' || !callback.repeated) continue;
    const at = node.facts.calls.findIndex(({ span, loops }) => span === callback.span && !loops);
    const turns = at === -1 ? undefined : turnsOf(terms, node, node.facts.calls[at]!, callback);
    if (turns) yield { at, iterations: ['?', ''], work: {}, turns };
  }
}
