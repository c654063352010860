/** Rule `unbounded-concurrency`: one task per element of a collection of unknown size, all at once. */
import type { Context, Finding } from '../findings.ts';
import type { CallFacts } from '../facts/facts.ts';
import {
  arrivalOf,
  callOf,
  comesFromOutside,
  isAt,
  isForOthers,
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
import { mapOf } from '../assessment/mapped-list.ts';
import { atMost } from '../assessment/severity.ts';
import { unboundedConcurrencyDocs } from './unbounded-concurrency.docs.ts';
import { fitting, whereOf } from './words.ts';
import type { Expr } from '../facts/expr.ts';
import { DEFAULT_CONTEXT_SEVERITY, type RuleOptions } from '../options.ts';

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
      return tasksOf(node, gathered[1]);
    case 'var':
      return bindings[gathered[1]]?.value?.[0] === 'list'
        ? pushedTasks(node, gathered[1])
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
  return wait && call?.callee[0] === 'prop'
    ? { list: call.callee[1], wait: { ...wait, edges: [task, ...wait.edges] } }
    : undefined;
}

/** `for (const file of files) tasks.push(load(file))`. */
function pushedTasks(node: FunctionSymbol, tasks: number): Tasks | undefined {
  const push = node.facts.calls.find(
    ({ callee, loops }) =>
      loops && callee[0] === 'prop' && callee[2] === 'push' && callee[1][0] === 'var' && callee[1][1] === tasks,
  );
  const task = push?.args[0]?.value;
  const call = task?.[0] === 'call' ? callOf(node, task[1]) : undefined;
  const wait = call && waitBehind(node, call, takesScarce);
  const list = call && listBehind(node, call);
  return wait && list && { list, wait };
}

/** The collection whose elements a call is given. */
function listBehind({ sourceFile }: FunctionSymbol, { args }: CallFacts): Expr | undefined {
  for (const { value } of args) {
    const made = value[0] === 'var' ? sourceFile.facts.bindings[value[1]]?.value : undefined;
    if (made?.[0] === 'elem') return made[1];
  }
  return undefined;
}

/**
 * In a package for others, where no request brings the list, or brings what is written with it: so many files that they
 * could not be open at once are not to be expected.
 */
const isBoundByDisk = ({ sourceFile }: FunctionSymbol, context: Context, kind: Wait['kind'], name: string): boolean =>
  kind === 'file' && context !== 'script' && (context !== 'request' || WRITES.test(name)) && isForOthers(sourceFile);
const WRITES = /(^|\.)(write|append|output)\w*$/;

function findingOf(
  program: Program,
  node: FunctionSymbol,
  context: Context,
  { span }: CallFacts,
  { api, kind, name, edges }: Wait,
  options: RuleOptions,
): Finding {
  const { entry, links } = arrivalOf(program.contexts, node, context);
  // Nobody else waits for a command, but it runs out of files and sockets all the same.
  const base = options.contexts[context] ?? (context === 'script' ? 'info' : DEFAULT_CONTEXT_SEVERITY[context]);
  const limit = isBoundByDisk(node, context, kind, name) ? 'hint' : 'info';
  const what = `Limit how many run at once: each element takes ${TAKES[kind]!}`;
  const where = whereOf(context, node);
  return {
    rule: 'unbounded-concurrency',
    severity: base === 'off' ? 'off' : (options.severity ?? atMost(base, limit)),
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
