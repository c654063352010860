/** Awaited calls whose target is unknown: of an untyped client, or of a package outside the catalogue. */
import { lookup } from '../../catalogue/index.ts';
import { isDelayByName, isSingleType, isTransaction, givesTransaction, makesSingle } from '../../catalogue/ordering.ts';
import {
  asksBrowser,
  isEditor,
  isKnownModule,
  isOfValues,
  kindOfModule,
  limitsConcurrency,
  serializationOf,
  waitOf,
  type WaitKind,
} from '../../catalogue/waits.ts';
import {
  assertedTypeOf,
  awaitedOf,
  bindingIndexOf,
  calleeOf,
  type Expr,
  globalNameOf,
  isGlobal,
  isList,
  isLiteral,
  isNamedType,
  isObject,
  isProp,
  isRegexp,
  isVar,
  nameOf,
  objectIndexOf,
  objectOf,
  type TypeExpr,
  typeNameOf,
  untypedOf,
} from '../../facts/expr.ts';
import { isOfPlatform } from '../../catalogue/javascript/globals.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { callOf } from '../graph/find-calls.ts';
import type { ApiCall, FunctionSymbol } from '../graph/graph.ts';

/** `serialized`: of an object that does one thing at a time. */
type OpaqueKind = 'unknown' | 'serialized' | WaitKind;

/** @returns undefined if it is not a call that may wait */
export function opaqueKind(
  node: FunctionSymbol,
  { callee, args, kind }: CallFacts,
  apis: readonly ApiCall[],
  isFresh = false,
): OpaqueKind | undefined {
  if (kind !== 'call') return undefined;
  const { sourceFile } = node;
  const name = isVar(callee) ? sourceFile.facts.bindings[bindingIndexOf(callee)]!.name : nameOf(callee);
  if (apis.some(({ module, path }) => waitOf(module, path) === 'timer') || isDelayByName(name)) return 'timer';
  if (apis.some((api) => isSerialized(api, isFresh))) return 'serialized';
  if (args.some(({ value }) => isShared(node, value))) return 'serialized';
  if (apis.length > 0) return apis.map(kindOfApi).find(Boolean);
  return isProp(callee) && !isOfValues(name) ? kindOfMethod(node, objectOf(callee)) : undefined;
}

function isSerialized({ module, path }: ApiCall, isFresh: boolean): boolean {
  const serialized = serializationOf(module, path);
  return limitsConcurrency(module) || serialized === 'all' || (serialized === 'receiver' && !isFresh);
}

function kindOfApi({ module, path, call }: ApiCall): OpaqueKind | undefined {
  if (module === 'globals') return kindOfGlobal(path);
  const kind = kindOfModule(module);
  // Methods that users add to the models and clients of a library query it in the end; so do awaited calls of a
  // database.
  if (kind && (path.includes('#') || (kind === 'database' && call.awaited))) return kind;
  return isKnownModule(module) || isEditor(module) || lookup(module, path).length > 0 ? undefined : 'unknown';
}

/** Some frameworks make models and services global, and comments name types that no file declares. */
function kindOfGlobal(path: string): OpaqueKind | undefined {
  if (asksBrowser(path)) return 'process';
  const [owner = '', ...members] = path.split(/[.#]/);
  const isTheirs = members.length > 0 && !isOfValues(members.at(-1)!) && !isOfPlatform(owner.replace(/\(\)$/, ''));
  return isTheirs ? 'unknown' : undefined;
}

function kindOfMethod(node: FunctionSymbol, receiver: Expr): 'unknown' | 'serialized' | undefined {
  if (isOne(node, receiver)) return 'serialized';
  return isLiteral(receiver) || isList(receiver) || isRegexp(receiver) || isNative(receiver) ? undefined : 'unknown';
}

const isNative = (expr: Expr): boolean => isGlobal(expr) && /^[A-Z]/.test(globalNameOf(expr));

/** Is it a connection, a transaction, a page, a stream: by how it was created, or by its declared type? */
function isOne(node: FunctionSymbol, expr: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (expr[0]) {
    case 'await':
      return isOne(node, awaitedOf(expr), depth + 1);
    case 'as':
      return isOneByType(assertedTypeOf(expr)) || isOne(node, untypedOf(expr), depth + 1);
    case 'call':
      // An object that each iteration creates for itself is not shared.
      return makesSingle(nameOf(calleeOf(expr))) && !callOf(node, calleeOf(expr))?.loops;
    case 'var': {
      const { value, type } = node.sourceFile.facts.bindings[bindingIndexOf(expr)]!;
      return (type !== undefined && isOneByType(type)) || (value !== undefined && isOne(node, value, depth + 1));
    }
    case 'prop':
      return isOne(node, objectOf(expr), depth + 1);
    default:
      return false;
  }
}

const MAX_DEPTH = 6;

const isOneByType = (type: TypeExpr): boolean => isNamedType(type) && isSingleType(nameOf(typeNameOf(type)));

/** Is a call of a database passed a transaction, alone or in the option that such libraries use? */
export const isGivenTransaction = ({ node, call, module, path }: ApiCall): boolean =>
  waitOf(module, path) === 'database' && call.args.some(({ value }) => isShared(node, value));

/** A connection or transaction that is passed on, alone or as an option. */
function isShared(node: FunctionSymbol, value: Expr): boolean {
  const { bindings, objects } = node.sourceFile.facts;
  if (!isObject(value)) return isVar(value) && isOne(node, value);
  return objects[objectIndexOf(value)]!.entries.some(
    ([key, given]) =>
      (isTransaction(key) && !isLiteral(given)) ||
      (givesTransaction(key) &&
        (isOne(node, given) || (isVar(given) && bindings[bindingIndexOf(given)]!.param !== undefined))),
  );
}
