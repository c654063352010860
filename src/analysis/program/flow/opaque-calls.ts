/** Awaited calls that lead nowhere known: of an untyped client, or of a package that no table lists. */
import { lookup } from '../../catalogue/index.ts';
import { isDelayByName, isSingleType, givesTransaction, makesSingle } from '../../catalogue/ordering.ts';
import {
  isKnownModule,
  kindOfModule,
  limitsConcurrency,
  turnsOf,
  waitOf,
  type WaitKind,
} from '../../catalogue/waits.ts';
import { nameOf, type Expr, type TypeExpr } from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { callOf } from '../graph/find-calls.ts';
import type { ApiCall, FunctionSymbol } from '../graph/graph.ts';

/** What reads the body of an answer that is there already, and what promises and texts do themselves. */
const OF_VALUES =
  /^(json|text|arrayBuffer|blob|formData|buffer|bytes|then|catch|finally|toString|map|filter|all|allSettled|race|any|resolve|reject|next|return|toArray)$/;
/** What browsers and their extensions give that answers from another process. */
const OF_BROWSER = /^(chrome|browser|caches|indexedDB|navigator)\./;

/** `turn`: of something that does one thing at a time. */
type OpaqueKind = 'unknown' | 'turn' | WaitKind;

/** @returns undefined where the call is not one that may wait */
export function opaqueKind(
  node: FunctionSymbol,
  { callee, args, kind }: CallFacts,
  apis: readonly ApiCall[],
  isFresh = false,
): OpaqueKind | undefined {
  if (kind !== 'call') return undefined;
  const { sourceFile } = node;
  const name = callee[0] === 'var' ? sourceFile.facts.bindings[callee[1]]!.name : nameOf(callee);
  if (apis.some(({ module, path }) => waitOf(module, path) === 'timer') || isDelayByName(name)) return 'timer';
  if (apis.some((api) => isTurn(api, isFresh))) return 'turn';
  if (args.some(({ value }) => isShared(node, value))) return 'turn';
  if (apis.length > 0) return apis.map(kindOfApi).find(Boolean);
  return callee[0] === 'prop' && !OF_VALUES.test(name) ? kindOfMethod(node, callee[1]) : undefined;
}

function isTurn({ module, path }: ApiCall, isFresh: boolean): boolean {
  const turns = turnsOf(module, path);
  return limitsConcurrency(module) || turns === 'all' || (turns === 'receiver' && !isFresh);
}

function kindOfApi({ module, path }: ApiCall): OpaqueKind | undefined {
  if (module === 'globals') return OF_BROWSER.test(path) ? 'process' : undefined;
  // What users add to the models and clients of a library asks it in the end.
  const kind = path.includes('#') ? kindOfModule(module) : undefined;
  if (kind) return kind;
  return isKnownModule(module) || module === 'vscode' || lookup(module, path).length > 0 ? undefined : 'unknown';
}

function kindOfMethod(node: FunctionSymbol, receiver: Expr): 'unknown' | 'turn' | undefined {
  if (isOne(node, receiver)) return 'turn';
  return receiver[0] === 'lit' || receiver[0] === 'list' || receiver[0] === 'regexp' || isNative(receiver)
    ? undefined
    : 'unknown';
}

const isNative = (expr: Expr): boolean => expr[0] === 'global' && /^[A-Z]/.test(expr[1]);

/** Is it a connection, a transaction, a page, a stream: by how it was made, or by its declared type? */
function isOne(node: FunctionSymbol, expr: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (expr[0]) {
    case 'await':
      return isOne(node, expr[1], depth + 1);
    case 'as':
      return isOneByType(expr[2]) || isOne(node, expr[1], depth + 1);
    case 'call':
      // What each iteration makes for itself is nobody else's.
      return makesSingle(nameOf(expr[1])) && !callOf(node, expr[1])?.loops;
    case 'var': {
      const { value, type } = node.sourceFile.facts.bindings[expr[1]]!;
      return (type !== undefined && isOneByType(type)) || (value !== undefined && isOne(node, value, depth + 1));
    }
    case 'prop':
      return isOne(node, expr[1], depth + 1);
    default:
      return false;
  }
}

const MAX_DEPTH = 6;

const isOneByType = (type: TypeExpr): boolean =>
  type[0] === 'ref' &&
  ((type[1][0] === 'prop' && isSingleType(type[1][2])) || (type[1][0] === 'global' && isSingleType(type[1][1])));

/** A connection or transaction that is handed over, alone or as an option. */
function isShared(node: FunctionSymbol, value: Expr): boolean {
  const { bindings, objects } = node.sourceFile.facts;
  if (value[0] !== 'obj') return value[0] === 'var' && isOne(node, value);
  return objects[value[1]]!.entries.some(
    ([key, given]) =>
      givesTransaction(key) && (isOne(node, given) || (given[0] === 'var' && bindings[given[1]]!.param !== undefined)),
  );
}
