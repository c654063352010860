/** Rule `async-without-parallelism`: CPU work wrapped in promises and gathered, which still runs one after another. */
import { GATHERS } from '../catalogue/javascript/methods.ts';
import { isCallbackName } from '../facts/function-names.ts';
import type { Context, Finding } from '../findings.ts';
import type { CallFacts } from '../facts/facts.ts';
import { callBehind, callsAt, placeOf, type FunctionSymbol, type Program } from '../program/index.ts';
import { candidatesOf } from './candidates.ts';
import { asyncWithoutParallelismDocs } from './async-without-parallelism.docs.ts';
import { onlyComputes } from './only-computes.ts';
import type { Rule } from './rule.ts';
import { circumstancesOfPretence } from '../assessment/growth.ts';
import { assess } from '../assessment/index.ts';
import { fitting, nameWithin, whereOf } from './words.ts';
import {
  bindingIndexOf,
  type Expr,
  functionIndexOf,
  isFn,
  isGlobalNamed,
  isList,
  isProp,
  isPropNamed,
  isVarAt,
  itemsOf,
  objectOf,
  propertyOf,
  untypedOf,
} from '../facts/expr.ts';
import type { RuleOptions } from '../options.ts';

export const asyncWithoutParallelism: Rule = {
  id: 'async-without-parallelism',
  workload: 'cpu',
  lastStep: 'computes',
  docs: asyncWithoutParallelismDocs,
  *checkFile(sourceFile, program, options) {
    for (const { node, found: call } of gathersIn(sourceFile)) {
      const context = program.contexts.primary(node);
      const gathered = context ? gatheredBy(node, call.args[0]?.value) : [];
      if (context && gathered.length > 0 && gathered.every((task) => onlyComputes(task)))
        yield findingOf(program, node, call, gathered[0]!, context, options);
    }
  },
};

const gathersIn = candidatesOf(({ facts }) => facts.calls.filter(isGather));

const isGather = ({ callee }: CallFacts): boolean =>
  isProp(callee) && isGlobalNamed(objectOf(callee), 'Promise') && GATHERS.has(propertyOf(callee));

/** The functions whose promises are gathered; none if one of them is unknown, or there is only one promise. */
function gatheredBy(node: FunctionSymbol, tasks: Expr | undefined): readonly FunctionSymbol[] {
  switch (tasks?.[0]) {
    case 'as':
      return gatheredBy(node, untypedOf(tasks));
    case 'var': {
      const { value } = node.sourceFile.facts.bindings[bindingIndexOf(tasks)]!;
      return isList(value) && itemsOf(value).length === 0
        ? pushedTo(node, bindingIndexOf(tasks))
        : gatheredBy(node, value);
    }
    case 'list':
      return itemsOf(tasks).length > 1 ? allOf(itemsOf(tasks).map((task) => calledBy(node, task))) : [];
    case 'call': {
      const [, callee, args] = tasks;
      const isFrom = isPropNamed(callee, 'from') && isGlobalNamed(objectOf(callee), 'Array');
      if (!isProp(callee) || (propertyOf(callee) !== 'map' && !isFrom)) return [];
      return madeBy(node, tasks, args[isFrom ? 1 : 0]);
    }
    default:
      return [];
  }
}

const allOf = (found: readonly (readonly FunctionSymbol[])[]): readonly FunctionSymbol[] =>
  found.every((functions) => functions.length > 0) ? found.flat() : [];

/** What is added, more than once, to a list that begins empty. */
function pushedTo(node: FunctionSymbol, list: number): readonly FunctionSymbol[] {
  const pushes = node.facts.calls.filter(
    ({ callee }) => isPropNamed(callee, 'push') && isVarAt(objectOf(callee), list),
  );
  const isMany = pushes.length > 1 || pushes.some(({ loops }) => loops);
  return isMany ? allOf(pushes.map(({ args }) => (args.length === 1 ? calledBy(node, args[0]!.value) : []))) : [];
}

/** The function that a call calls for each element. */
function madeBy(node: FunctionSymbol, made: Expr, given: Expr | undefined): readonly FunctionSymbol[] {
  if (isFn(given)) return [node.sourceFile.nodes[functionIndexOf(given)]!];
  const call = callBehind(node, made);
  const edges = call
    ? node.out.filter(({ kind, span }) => kind === 'callback' && String(span) === String(call.span))
    : [];
  return edges.some(({ possible }) => possible) ? [] : edges.map(({ to }) => to);
}

/** The functions that a call in this function leads to. */
function calledBy(node: FunctionSymbol, task: Expr): readonly FunctionSymbol[] {
  const call = callBehind(node, task);
  const edges = call ? callsAt(node, call.span) : [];
  return edges.some(({ possible }) => possible) ? [] : edges.map(({ to }) => to);
}

function findingOf(
  program: Program,
  node: FunctionSymbol,
  { span, text }: CallFacts,
  task: FunctionSymbol,
  context: Context,
  options: RuleOptions,
): Finding {
  const where = whereOf(context, node);
  const isLiteral = isCallbackName(task.facts.name);
  const what = isLiteral ? 'its tasks compute' : `${nameWithin(task.facts.name, 24)}() computes`;
  const { chain, ...place } = placeOf(program.contexts, node, context, { name: text, span, possible: false });
  return {
    rule: 'async-without-parallelism',
    ...assess(program, circumstancesOfPretence(node, context, 'computes, one after another'), options),
    workload: 'cpu',
    message: fitting(
      `Use a worker pool: ${text}() runs nothing in parallel here, as ${what} on this thread, in ${where}`,
      `Use a worker pool: ${text}() runs nothing in parallel, as ${what} on this thread`,
      `Use a worker pool: ${text}() runs nothing in parallel here`,
    ),
    ...place,
    chain: [
      ...chain,
      { name: task.facts.name, file: task.sourceFile.path, span: task.facts.span, confidence: 'certain' },
    ],
  };
}
