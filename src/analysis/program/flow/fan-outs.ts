/** Tasks that are started one per element of a collection, all at once: gathered, or not awaited. */
import { CALLS_PER_ELEMENT, GIVES_NOTHING, STARTS_TASKS } from '../../catalogue/javascript/methods.ts';
import { isOnlyTold } from '../../catalogue/ordering.ts';
import { gathers, isClientByName, readsInParts, startsEach, takesScarce } from '../../catalogue/waits.ts';
import {
  bindingIndexOf,
  calleeOf,
  collectionOf,
  type Expr,
  isCall,
  isElem,
  isFn,
  isGlobal,
  isList,
  isLiteral,
  isProp,
  isPropNamed,
  isVar,
  isVarAt,
  literalOf,
  nameOf,
  objectOf,
  untypedOf,
} from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { callAt, callBehind, callOf, isAt } from '../graph/find-calls.ts';
import type { Edge, FunctionSymbol } from '../graph/graph.ts';
import { originSeenWidely } from './collection-origins.ts';
import { isOfElement } from './elements.ts';
import { changeBehind, questionBehind, waitBehind, waitWithin, type Wait } from './awaited-apis.ts';
import { promisesOf, startedBy } from './promised-calls.ts';

/** Tasks that are started one per element. */
export interface FanOut {
  /** What starts them, or waits for all. */
  readonly call: CallFacts;
  /** Absent for the parts of a file that is read in parts. */
  readonly list?: Expr;
  readonly wait: Wait;
}

export function fanOutsOf(node: FunctionSymbol): readonly FanOut[] {
  const gathered = node.apiCalls.flatMap(({ module, path, call }) => {
    const list = gathers(module, path) ? call.args[0]?.value : undefined;
    const tasks = list && tasksOf(node, list);
    return tasks ? [{ call, ...tasks }] : [];
  });
  return [...gathered, ...ofLibraries(node), ...leftAlone(node)];
}

/** `async.each(files, load)`, `Bluebird.map(files, load)`; and one for each line of a file that is read. */
const ofLibraries = (node: FunctionSymbol): FanOut[] =>
  node.apiCalls.flatMap(({ module, path, call }) => {
    const [first] = call.args;
    if (!first) return [];
    const isOfFile = readsInParts(module, path, isLiteral(first.value) ? literalOf(first.value) : undefined);
    if (!isOfFile && (!startsEach(module, path) || call.args.length > MOST_ARGUMENTS)) return [];
    const task = node.out.find(({ kind, span }) => kind === (isOfFile ? 'later' : 'callback') && isAt(span, call));
    const wait = task && (task.to.facts.async || !isOfFile ? waitOfTask(task) : waitOfStarted(task));
    return wait ? [{ call, wait, ...(!isOfFile && { list: first.value }) }] : [];
  });

/** A third argument is the maximum concurrency, or a final callback. */
const MOST_ARGUMENTS = 2;

/**
 * Do others decide the length of the collection? A pool and a client can handle the few that belong to one record, and
 * one page of rows.
 */
export function mayBeMany(node: FunctionSymbol, { list, wait }: FanOut): boolean {
  if (!list) return true;
  const origin = originSeenWidely(node, list);
  const isOfPool = wait.possible || wait.kind === 'database';
  if (origin === undefined || (isOfPool && isOfElement(node.sourceFile, list))) return false;
  return !isOnlyAsked(wait) || origin === 'database' || origin === 'listing';
}

/** Reads from a database or through an unknown client: all rows of a table at once, or a folder, are many. */
const isOnlyAsked = ({ kind, possible, reads }: Wait): boolean =>
  reads && (kind === 'database' || (kind === 'unknown' && possible));

type Tasks = Required<Omit<FanOut, 'call'>>;

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
  const list = call && walkedBy(call);
  const task = call && taskOf(node, call);
  const wait = task && waitOfTask(task);
  return list && wait ? { list, wait } : undefined;
}

/** The collection that a method goes through: `files.map(load)`, `Array.from(files, load)`. */
const walkedBy = ({ callee, args }: CallFacts): Expr | undefined =>
  isProp(callee) ? (isGlobal(objectOf(callee)) ? args[0]?.value : objectOf(callee)) : undefined;

const taskOf = (node: FunctionSymbol, call: CallFacts): Edge | undefined =>
  node.out.find((edge) => edge.kind === 'callback' && isAt(edge.span, call));

function waitOfTask(task: Edge): Wait | undefined {
  const wait = waitWithin(task.to, takesScarce) ?? changeBehind(task.to) ?? questionBehind(task.to);
  // A callee that runs functions for others may limit concurrency.
  const isLimited = wait?.edges.some((edge) => edge.kind === 'callback' && edge.from === task.to && !isOfList(edge));
  return wait && !isLimited ? { ...wait, edges: [task, ...wait.edges] } : undefined;
}

/** `parts.flatMap((part) => …)` runs what it is given for each part. */
function isOfList({ from, span }: Edge): boolean {
  const call = callAt(from, span);
  return call !== undefined && CALLS_PER_ELEMENT.has(nameOf(call.callee)) && isFn(call.args[0]?.value);
}

/** @returns the call of `map` that an expression of a function stands for */
function mapOf(node: FunctionSymbol, list: Expr, depth = 0): CallFacts | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const next = (inner: Expr) => mapOf(node, inner, depth + 1);
  switch (list[0]) {
    case 'as':
      return next(untypedOf(list));
    case 'var': {
      const value = node.sourceFile.facts.bindings[bindingIndexOf(list)]?.value;
      return isCall(value) ? next(value) : undefined;
    }
    case 'call': {
      const callee = calleeOf(list);
      if (STARTS_TASKS.has(nameOf(callee))) return callBehind(node, list) ?? callOf(node, callee);
      // `files.map(load).filter(Boolean)`
      return isPropNamed(callee, 'filter') ? next(objectOf(callee)) : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * `for (const file of files) tasks.push(load(file))`, `files.forEach((file) => tasks.push(load(file)))`,
 * `tasks.push(...files.map(load))`.
 */
function pushedTasks(node: FunctionSymbol, tasks: number): Tasks | undefined {
  for (const { callee, args } of node.facts.calls) {
    const isAdded = isPropNamed(callee, 'push') && isVarAt(objectOf(callee), tasks) && args[0]?.spread;
    const mapped = isAdded ? mappedTasks(node, args[0]!.value) : undefined;
    if (mapped) return mapped;
  }
  for (const { at, list } of [{ at: node, list: undefined }, ...callbacksOf(node)]) {
    const push = at.facts.calls.find(
      ({ callee, loops }) => (loops || list) && isPropNamed(callee, 'push') && isVarAt(objectOf(callee), tasks),
    );
    const task = push?.args[0]?.value;
    const call = isCall(task) ? callOf(at, calleeOf(task)) : undefined;
    const wait = call && waitBehind(at, call, takesScarce);
    const walked = list ?? (call && listBehind(at, call));
    if (wait && walked) return { list: walked, wait };
  }
  return undefined;
}

/** The functions that `forEach` calls here. */
const callbacksOf = (node: FunctionSymbol): { readonly at: FunctionSymbol; readonly list: Expr }[] =>
  node.facts.calls.flatMap((call) => {
    const list = GIVES_NOTHING.has(nameOf(call.callee)) ? walkedBy(call) : undefined;
    const task = list && taskOf(node, call);
    return task ? [{ at: task.to, list }] : [];
  });

/** The collection whose elements a call is given, or an element of which it is called on. */
function listBehind(node: FunctionSymbol, { callee, args }: CallFacts): Expr | undefined {
  const owner = isProp(callee) ? [objectOf(callee)] : [];
  return [...owner, ...args.map(({ value }) => value)]
    .map((value) => walkedWith(node, value))
    .find((list) => list !== undefined);
}

const MAX_DEPTH = 4;

function walkedWith(node: FunctionSymbol, value: Expr, depth = 0): Expr | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const made = isVar(value) ? node.sourceFile.facts.bindings[bindingIndexOf(value)]?.value : value;
  if (isElem(made)) return collectionOf(made);
  return isProp(made) ? walkedWith(node, objectOf(made), depth + 1) : undefined;
}

/** Are the results of the tasks ignored: those of `forEach`, or of a `map` whose list is dropped? */
const dropsResults = ({ callee, unused }: CallFacts): boolean =>
  GIVES_NOTHING.has(nameOf(callee)) || (unused === true && STARTS_TASKS.has(nameOf(callee)));

/** Nobody waits for them: `files.forEach(async (file) => …)`, `for (const user of users) send(user);`. */
function* leftAlone(node: FunctionSymbol): Generator<FanOut> {
  for (const call of node.facts.calls) {
    const list = dropsResults(call) ? walkedBy(call) : undefined;
    const task = list && taskOf(node, call);
    const wait = task && (task.to.facts.async ? waitOfTask(task) : waitOfStarted(task));
    if (wait && !isOwnMatter(wait)) yield { call, list, wait };
  }
  for (const call of startedBy(node)) {
    const list = call.loops ? listBehind(node, call) : undefined;
    const wait = list && waitOfDropped(node, call);
    if (wait && !isOwnMatter(wait)) yield { call, list, wait };
  }
}

/** Processes that are started and not awaited have a message of their own. */
const isOwnMatter = ({ kind }: Wait): boolean => kind === 'process';

/** Of a client that only its name tells, nobody who drops what it gives says that it is a promise. */
function waitOfDropped(node: FunctionSymbol, call: CallFacts): Wait | undefined {
  const wait = waitBehind(node, call, takesScarce) ?? changeBehind(node, call);
  const isGuess =
    wait?.edges.length === 0 &&
    !call.awaited &&
    node.apiCalls.some((api) => isAt(api.call.span, call) && isClientByName(api.module, api.path));
  return isGuess ? undefined : wait;
}

/** What the calls of a callback wait for, if their promises are dropped. */
function waitOfStarted(task: Edge): Wait | undefined {
  for (const call of [...startedBy(task.to), ...promisesOf(task.to)]) {
    if (isOnlyTold(call.text)) continue;
    const wait = waitOfDropped(task.to, call);
    if (wait) return { ...wait, edges: [task, ...wait.edges] };
  }
  return undefined;
}
