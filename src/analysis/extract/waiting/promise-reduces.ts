/** Lists that are gone through by `reduce`, each step a promise that waits for the one before. */
import type { TSESTree } from '@typescript-eslint/types';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { functionAround, isFunction, some } from '../../syntax/traverse.ts';

type Callback = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;
type Await = TSESTree.AwaitExpression;

/** `ids.reduce(async (before, id) => { await before; … await load(id) }, …)`. */
export interface AsyncReduce {
  readonly callback: Callback;
  readonly list: TSESTree.Node;
  /** The awaits of a step, without that of the step before. */
  readonly awaits: readonly Await[];
}

/** @param awaits those of one function */
export function asyncReduceOf(builder: FactsBuilder, awaits: readonly Await[]): AsyncReduce | undefined {
  const callback = functionAround(awaits[0]!) as Callback | undefined;
  const list = callback && reducedBy(callback);
  const before = callback?.params[0];
  if (!list || before?.type !== N.Identifier) return undefined;
  const step = builder.declared(before);
  const isOfBefore = ({ argument }: Await) =>
    plain(argument).type === N.Identifier && builder.variable(plain(argument)) === step;
  const others = awaits.filter((wait) => !isOfBefore(wait));
  if (others.length === awaits.length || others.length === 0) return undefined;
  const given = awaits.filter(isOfBefore).flatMap(({ parent }) => {
    const variable = parent.type === N.VariableDeclarator ? builder.declared(parent.id) : undefined;
    return variable ? [variable] : [];
  });
  const usesGiven = ({ argument }: Await) => mentions(builder, argument, given);
  return others.some(usesGiven) ? undefined : { callback, list, awaits: others };
}

function mentions(builder: FactsBuilder, node: TSESTree.Node, variables: readonly Variable[]): boolean {
  return some(node, (at) => {
    const variable = at.type === N.Identifier ? builder.variable(at) : undefined;
    return Boolean(variable && variables.includes(variable));
  });
}

/** The list whose `reduce` is given this function. */
function reducedBy(callback: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = callback;
  return isFunction(callback) &&
    parent?.type === N.CallExpression &&
    parent.arguments[0] === callback &&
    parent.callee.type === N.MemberExpression &&
    lastNameOf(parent.callee) === 'reduce'
    ? parent.callee.object
    : undefined;
}

/** `ids.reduce((before, id) => before.then(() => load(id)), Promise.resolve())`. */
export interface ChainedReduce {
  /** The function that makes the call. */
  readonly inside: TSESTree.Node;
  readonly call: TSESTree.CallExpression;
  readonly list: TSESTree.Node;
}

export function chainedReduceOf(builder: FactsBuilder, reduce: TSESTree.CallExpression): ChainedReduce | undefined {
  const [callback] = reduce.arguments;
  if (reduce.callee.type !== N.MemberExpression || callback?.type !== N.ArrowFunctionExpression) return undefined;
  const [before, element] = callback.params;
  const step = plain(callback.body);
  if (before?.type !== N.Identifier || !element || step.type !== N.CallExpression) return undefined;
  const [next] = step.arguments;
  const isChain =
    step.callee.type === N.MemberExpression &&
    lastNameOf(step.callee) === 'then' &&
    lastNameOf(step.callee.object) === before.name;
  if (!isChain || next?.type !== N.ArrowFunctionExpression || next.params.length > 0) return undefined;
  const call = plain(next.body);
  const takesElement = some(call, (at) => {
    const name = at.type === N.Identifier ? builder.variable(at)?.defs[0]?.name : undefined;
    return name !== undefined && isWithin(name, element);
  });
  return call.type === N.CallExpression && takesElement
    ? { inside: next, call, list: reduce.callee.object }
    : undefined;
}
