/** Evaluates calls: what functions, constructors, collections and APIs give back. */
import { INVOKES, MAPS } from '../../catalogue/javascript/methods.ts';
import {
  BUILTIN_CALLS,
  COLLECTION_TYPES,
  ELEMENT_METHODS,
  GIVE_INSTANCES,
  SAME_COLLECTION_METHODS,
} from '../../catalogue/javascript/values.ts';
import { isOfNode } from '../../catalogue/node/specifiers.ts';
import { givesFunction } from '../../catalogue/node/values.ts';
import { type Expr, isProp, objectOf, propertyOf } from '../../facts/expr.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { Evaluation } from './evaluation.ts';
import { isLessSpecific, NOTHING, patternOf, unite, type Value, type Values } from './values.ts';

type ApiValue = Extract<Value, { kind: 'api' }>;
type List = Extract<Value, { kind: 'list' }>;

export function calledValue(
  evaluation: Evaluation,
  sourceFile: SourceFile,
  callee: Expr,
  args: readonly Expr[],
): Values {
  if (!isProp(callee)) return resultOf(evaluation, sourceFile, evaluation.value(sourceFile, callee), args);
  const bases = evaluation.value(sourceFile, objectOf(callee));
  const name = propertyOf(callee);
  const lists = bases.filter((base) => base.kind === 'list');
  const ofLists = lists.length > 0 ? ofCollections(evaluation, sourceFile, lists, name, args) : undefined;
  if (ofLists) return ofLists;
  if (name === 'bind') return bases;
  if (INVOKES.has(name)) return returnedBy(evaluation, bases);
  // Evaluated once, because call chains can be arbitrarily long.
  const callees = unite(...bases.map((base) => evaluation.member(base, name)));
  return resultOf(evaluation, sourceFile, callees, args);
}

/** @returns undefined for a method that collections do not have */
function ofCollections(
  evaluation: Evaluation,
  sourceFile: SourceFile,
  lists: readonly List[],
  method: string,
  args: readonly Expr[],
): Values | undefined {
  if (ELEMENT_METHODS.has(method)) return unite(...lists.map((list) => evaluation.elements(list)));
  if (SAME_COLLECTION_METHODS.has(method)) return lists;
  if (!MAPS.has(method)) return undefined;
  return [{ kind: 'list', of: returnedBy(evaluation, args[0] ? evaluation.value(sourceFile, args[0]) : NOTHING) }];
}

/** By the code of the callees; where there is none, by what is known of APIs. */
function resultOf(evaluation: Evaluation, sourceFile: SourceFile, callees: Values, args: readonly Expr[]): Values {
  const own = returnedBy(evaluation, callees);
  if (own.length === 0)
    return unite(
      ...callees.map((callee) => (callee.kind === 'api' ? apiResult(evaluation, sourceFile, callee, args) : NOTHING)),
    );
  return args.length > 0 && own.some(({ kind }) => kind === 'fn')
    ? unite(own, wrappedBy(evaluation, sourceFile, callees, args))
    : own;
}

function returnedBy(evaluation: Evaluation, callees: Values): Values {
  return unite(
    ...callees.map((callee) => {
      if (callee.kind === 'fn') return evaluation.returned(callee.sourceFile, callee.id);
      return callee.kind === 'signature' && callee.type[1]
        ? evaluation.type(callee.sourceFile, callee.type[1])
        : NOTHING;
    }),
  );
}

/** The functions passed to a wrapper in the project, which calls them in the function it returns. */
function wrappedBy(evaluation: Evaluation, sourceFile: SourceFile, callees: Values, args: readonly Expr[]): Values {
  const wrapped = (argument: Expr): Values =>
    evaluation
      .value(sourceFile, argument)
      .flatMap((value): Values => (value.kind === 'fn' ? [{ ...value, isWrapped: true }] : NOTHING));
  return unite(
    ...callees.map((callee) =>
      callee.kind !== 'fn'
        ? NOTHING
        : evaluation
            .wrappedParameters(callee.sourceFile, callee.id)
            .flatMap((index) => (args[index] ? wrapped(args[index]) : NOTHING)),
    ),
  );
}

function apiResult(evaluation: Evaluation, sourceFile: SourceFile, api: ApiValue, args: readonly Expr[]): Values {
  const builtin = api.module === 'globals' ? BUILTIN_CALLS[api.path] : undefined;
  const first = args[0] ? evaluation.value(sourceFile, args[0]) : NOTHING;
  if (builtin === 'argument') return first;
  if (builtin === 'arguments') return unite(...args.map((argument) => evaluation.value(sourceFile, argument)));
  if (builtin === 'elements') return [{ kind: 'list', of: unite(...first.map((list) => evaluation.elements(list))) }];
  if (GIVE_INSTANCES[api.module]?.has(api.path))
    return first.map((value): Value => (value.kind === 'class' ? { ...value, kind: 'instance' } : value));
  if (givesFunction(api.module, api.path) && first.length > 0) return first;
  const result: Value = { kind: 'api', module: api.module, path: `${api.path || 'default'}()`, instance: true };
  // An external wrapper (`memoize(fn)`, `asyncHandler(fn)`) returns something that behaves like the function.
  const wrapped = isOfNode(api.module) ? NOTHING : first.filter(({ kind }) => kind === 'fn' || kind === 'class');
  return [result, ...wrapped];
}

export function constructedValue(
  evaluation: Evaluation,
  sourceFile: SourceFile,
  callee: Expr,
  args: readonly Expr[],
): Values {
  return unite(
    ...evaluation.value(sourceFile, callee).map((constructor): Values => {
      if (constructor.kind === 'class') return [{ ...constructor, kind: 'instance' }];
      return constructor.kind === 'api' ? constructedApi(evaluation, sourceFile, constructor, args) : NOTHING;
    }),
  );
}

function constructedApi(evaluation: Evaluation, sourceFile: SourceFile, api: ApiValue, args: readonly Expr[]): Values {
  if (api.module === 'globals' && COLLECTION_TYPES[api.path] !== undefined) {
    const given = args[0]
      ? evaluation.value(sourceFile, args[0]).flatMap((list) => evaluation.elements(list))
      : NOTHING;
    // A map consists of key and value pairs.
    return [{ kind: 'list', of: unite(...given.map((element) => (element.kind === 'list' ? element.of : [element]))) }];
  }
  return [patternOf(api, args) ?? { ...api, path: api.path || 'default', instance: true }];
}

/** What a function returns, by its body and by its declared type. */
export function returnedValue(evaluation: Evaluation, sourceFile: SourceFile, id: number): Values {
  const { returnType, returns = [] } = sourceFile.facts.functions[id]!;
  const declared = returnType ? evaluation.type(sourceFile, returnType) : NOTHING;
  const given = unite(...returns.map((value) => evaluation.value(sourceFile, value)));
  if (declared.length === 0) return given;
  return given.some(({ kind }) => kind === 'instance' || kind === 'object' || kind === 'fn') &&
    declared.every(isLessSpecific)
    ? given
    : declared;
}
