/** Where a collection comes from: from outside, as long as others make it, or from this code. */
import { isListing } from '../../catalogue/waits.ts';
import { isCut } from '../../catalogue/ordering.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { callOf, isAt } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { waitBehind } from './awaited-apis.ts';
import { nameOf, type Expr } from '../../facts/expr.ts';

/** Methods and functions that give a collection as long as the one they get. */
const KEEPS_LENGTH: ReadonlySet<string> = new Set([
  'map',
  'filter',
  'sort',
  'toSorted',
  'reverse',
  'flat',
  'flatMap',
  'concat',
  'keys',
  'values',
  'entries',
  'from',
  'then',
  'catch',
  'toString',
  'split',
]);
const GATHERS = /^all(Settled)?$/;
const MAX_DEPTH = 12;

/**
 * @returns true where the length is up to a request, a directory, a file, a query or a server, and nothing on the way
 * cuts it
 */
export function comesFromOutside(node: FunctionSymbol, expr: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const next = (inner: Expr) => comesFromOutside(node, inner, depth + 1);
  switch (expr[0]) {
    case 'var':
      return variableComesFromOutside(node, expr[1], depth);
    case 'prop':
    case 'elem':
    case 'await':
    case 'as':
      return next(expr[1]);
    case 'new':
      return expr[1][0] === 'global' && expr[2].length > 0 && next(expr[2][0]!);
    case 'or':
      return expr[1].some(next);
    case 'call': {
      const [, callee, args] = expr;
      const name = nameOf(callee);
      if (callee[0] === 'prop' && callee[1][0] === 'global') {
        if (callee[1][1] === 'JSON' && name === 'parse') return true;
        // One result for each promise of the list.
        if (callee[1][1] === 'Promise' && GATHERS.test(name)) return args.length > 0 && next(args[0]!);
        return (
          (callee[1][1] === 'Object' || callee[1][1] === 'Array') &&
          KEEPS_LENGTH.has(name) &&
          args.length > 0 &&
          next(args[0]!)
        );
      }
      if (callee[0] === 'prop' && KEEPS_LENGTH.has(name) && next(callee[1])) return true;
      const call = callOf(node, callee);
      return call !== undefined && (listsSomething(node, call) || waitBehind(node, call) !== undefined);
    }
    default:
      return false;
  }
}

function variableComesFromOutside(node: FunctionSymbol, id: number, depth: number): boolean {
  const { name, param, value } = node.sourceFile.facts.bindings[id]!;
  if (isCut(name)) return false;
  if (param && node.sourceFile.nodes[param[0]]!.entryPoints.some(({ context }) => context === 'request')) return true;
  return value !== undefined && comesFromOutside(node, value, depth + 1);
}

const listsSomething = ({ apiCalls }: FunctionSymbol, call: CallFacts): boolean =>
  apiCalls.some((api) => isAt(api.call.span, call) && isListing(api.module));
