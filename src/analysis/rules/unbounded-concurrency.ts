/** Rule `unbounded-concurrency`: one task per element of a collection of unknown size, all at once. */
import type { Context, Finding } from '../findings.ts';
import type { CallFacts } from '../facts/facts.ts';
import {
  arrivalOf,
  callOf,
  comesFromOutside,
  isAt,
  linkOf,
  waitBehind,
  waitWithin,
  type FunctionSymbol,
  type Program,
  type Wait,
  type WaitKind,
} from '../program/index.ts';
import { gathers, takesScarce } from '../catalogue/waits.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfFlood } from '../assessment/waits.ts';
import { unboundedConcurrencyDocs } from './unbounded-concurrency.docs.ts';
import { fitting, whereOf } from './words.ts';
import {
  bindingIndexOf,
  calleeOf,
  collectionOf,
  type Expr,
  isCall,
  isElem,
  isList,
  isProp,
  isPropNamed,
  isVar,
  isVarAt,
  objectOf,
  untypedOf,
} from '../facts/expr.ts';
import type { RuleOptions } from '../options.ts';

/** What each task takes; a database has a pool that lets the others wait. */
const TAKES: Readonly<Record<WaitKind, string | undefined>> = {
  network: 'one connection',
  process: 'one process',
  file: 'one open file',
  database: undefined,
  browser: undefined,
  timer: undefined,
  unknown: undefined,
};

/** Tasks that are started one per element. */
interface Tasks {
  readonly list: Expr;
  readonly wait: Wait;
}

export const unboundedConcurrency: Rule = {
  id: 'unbounded-concurrency',
  workload: 'io',
  docs: unboundedConcurrencyDocs,
  *checkFile(sourceFile, program, options) {
    for (const {
      node,
      found: { call },
    } of gathersIn(sourceFile)) {
      const context = program.contexts.primary(node);
      const tasks = context && call.args[0] && tasksOf(node, call.args[0].value);
      if (!tasks || tasks.wait.possible || !TAKES[tasks.wait.kind] || !comesFromOutside(node, tasks.list)) continue;
      yield findingOf(program, node, context, call, tasks.wait, options);
    }
  },
};

const gathersIn = candidatesOf(({ apiCalls }) => apiCalls.filter(({ module, path }) => gathers(module, path)));

function tasksOf(node: FunctionSymbol, gathered: Expr): Tasks | undefined {
  const { bindings } = node.sourceFile.facts;
  switch (gathered[0]) {
    case 'as':
      return tasksOf(node, untypedOf(gathered));
    case 'var':
      return isList(bindings[bindingIndexOf(gathered)]?.value)
        ? pushedTasks(node, bindingIndexOf(gathered))
        : mappedTasks(node, gathered);
    default:
      return mappedTasks(node, gathered);
  }
}

/** `files.map((file) => load(file))`. */
function mappedTasks(node: FunctionSymbol, gathered: Expr): Tasks | undefined {
  const call = mapOf(node, gathered);
  const task = call && node.out.find((edge) => edge.kind === 'callback' && isAt(edge.span, call));
  const wait = task && waitWithin(task.to, takesScarce);
  // Whatever is given a function to run may let only so many run at once.
  if (wait?.edges.some(({ kind, from }) => kind === 'callback' && from === task!.to)) return undefined;
  return wait && isProp(call?.callee)
    ? { list: objectOf(call.callee), wait: { ...wait, edges: [task, ...wait.edges] } }
    : undefined;
}

/** @returns the call of `map` that an expression of a function stands for */
function mapOf(node: FunctionSymbol, list: Expr): CallFacts | undefined {
  switch (list[0]) {
    case 'as':
      return mapOf(node, untypedOf(list));
    case 'var': {
      const value = node.sourceFile.facts.bindings[bindingIndexOf(list)]?.value;
      return isCall(value) ? mapOf(node, value) : undefined;
    }
    case 'call':
      return isPropNamed(calleeOf(list), 'map') ? callOf(node, calleeOf(list)) : undefined;
    default:
      return undefined;
  }
}

/** `for (const file of files) tasks.push(load(file))`. */
function pushedTasks(node: FunctionSymbol, tasks: number): Tasks | undefined {
  const push = node.facts.calls.find(
    ({ callee, loops }) => loops && isPropNamed(callee, 'push') && isVarAt(objectOf(callee), tasks),
  );
  const task = push?.args[0]?.value;
  const call = isCall(task) ? callOf(node, calleeOf(task)) : undefined;
  const wait = call && waitBehind(node, call, takesScarce);
  const list = call && listBehind(node, call);
  return wait && list && { list, wait };
}

/** The collection whose elements a call is given. */
function listBehind({ sourceFile }: FunctionSymbol, { args }: CallFacts): Expr | undefined {
  for (const { value } of args) {
    const made = isVar(value) ? sourceFile.facts.bindings[bindingIndexOf(value)]?.value : undefined;
    if (isElem(made)) return collectionOf(made);
  }
  return undefined;
}

function findingOf(
  program: Program,
  node: FunctionSymbol,
  context: Context,
  { span }: CallFacts,
  wait: Wait,
  options: RuleOptions,
): Finding {
  const { entry, links } = arrivalOf(program.contexts, node, context);
  const { api, kind, name, edges } = wait;
  const what = `Limit how many run at once: each element takes ${TAKES[kind]!}`;
  const where = whereOf(context, node);
  return {
    rule: 'unbounded-concurrency',
    ...assess(program, circumstancesOfFlood(node, context, wait, TAKES[kind]!), options),
    confidence: 'certain',
    workload: 'io',
    context,
    file: node.sourceFile.path,
    span,
    entry,
    message: fitting(`${what} in ${where}`, what),
    chain: [
      ...links,
      ...edges.map(linkOf),
      { name, file: api.node.sourceFile.path, span: api.call.span, confidence: 'certain' },
    ],
  };
}
