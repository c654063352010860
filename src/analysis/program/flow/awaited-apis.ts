/**
 * What a call of an async function waits for in the end: the nearest API below it that uses a server, a database, a
 * process or a disk; or else a call whose target is unknown.
 */
import {
  changesElsewhere,
  gathers,
  limitsConcurrency,
  onlyReads,
  races,
  serializationOf,
  waitOf,
  type WaitKind as KnownKind,
} from '../../catalogue/waits.ts';
import { handsOver, isDelayByName, soundsComputed } from '../../catalogue/ordering.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { isAt } from '../graph/find-calls.ts';
import { apiName } from '../graph/api-name.ts';
import type { ApiCall, Edge, FunctionSymbol } from '../graph/graph.ts';
import { calleeOf, isGlobalNamed, isNew } from '../../facts/expr.ts';
import { calledName } from './look-ups.ts';
import { isGivenTransaction, opaqueKind } from './opaque-calls.ts';
import { isMadeBelow, makesOwn } from './own-connections.ts';
import { promisesOf, startedBy } from './promised-calls.ts';

/** `unknown`: something unknown is awaited. */
export type WaitKind = KnownKind | 'unknown';

export interface Wait {
  readonly kind: WaitKind;
  readonly api: Pick<ApiCall, 'node' | 'call' | 'possible'>;
  /** As people write it. */
  readonly name: string;
  /** The calls from the function down to the API's. */
  readonly edges: readonly Edge[];
  readonly possible: boolean;
  /** Leaves everything as it was. */
  readonly reads: boolean;
}

/** Farther down, a wait is rarely what the caller waits for. */
const MAX_DEPTH = 5;

interface Step {
  readonly node: FunctionSymbol;
  readonly edges: readonly Edge[];
  /** Its promise is awaited, as far as its callers show. */
  readonly isAwaited: boolean;
}

/** What a call waits for, and whether two such calls may run concurrently. */
export interface Behind {
  readonly wait?: Wait;
  /** A delay, a limiter, or a receiver that does one thing at a time. */
  readonly isSerialized?: true;
}

const NOTHING: Behind = {};
const SERIALIZED: Behind = { isSerialized: true };

/** @param isFresh is it a method of an object that only this call has? */
export function behind(node: FunctionSymbol, call: CallFacts, isFresh = false): Behind {
  const apis = node.apiCalls.filter((api) => isAt(api.call.span, call));
  const own = waitAmong(apis, [], all);
  if (own) return isShared(own.api, isFresh) || isGivenTransaction(own.api) ? SERIALIZED : { wait: own.wait };
  const work = stepsFrom(node, call);
  if (work.length > 0) return searchAll(work);
  const kind = opaqueKind(node, call, apis, isFresh);
  if (kind === 'serialized' || kind === 'timer') return SERIALIZED;
  return kind ? { wait: opaqueWait(node, call, [], kind) } : NOTHING;
}

const stepsFrom = (node: FunctionSymbol, call: CallFacts): Step[] =>
  node.out
    .filter((edge) => isAt(edge.span, call) && edge.kind === 'call')
    .map((edge) => ({ node: edge.to, edges: [edge], isAwaited: true }));

/** Searches below a call until a known wait is found; if only unknown ones are, the nearest counts. */
function searchAll(work: Step[]): Behind {
  let unknown: Wait | undefined;
  for (const { node, edges, isAwaited } of stepsBelow(work, true)) {
    if (isPaced(node)) return SERIALIZED;
    const found = waitAmong(waitedFor(node), edges, all);
    if (found && (isShared(found.api, isMadeBelow(found.api, edges)) || isGivenTransaction(found.api)))
      return SERIALIZED;
    if (found) return { wait: found.wait };
    if (isAwaited) unknown ??= opaqueIn(node, edges);
  }
  return unknown ? { wait: unknown } : NOTHING;
}

/**
 * Breadth first, each function once.
 * @param isWaitedFor leaves out what async functions start and do not wait for
 */
function* stepsBelow(work: Step[], isWaitedFor = false): Generator<Step> {
  const seen = new Set(work.map((step) => step.node));
  for (const step of work) {
    yield step;
    if (step.edges.length >= MAX_DEPTH) continue;
    const promises = step.isAwaited ? promisesOf(step.node) : [];
    const dropped = isWaitedFor && step.node.facts.async ? startedBy(step.node) : [];
    for (const edge of step.node.out) {
      if (edge.kind === 'later' || edge.kind === 'guess' || seen.has(edge.to)) continue;
      if (edge.kind === 'call' && dropped.some((call) => isAt(edge.span, call))) continue;
      seen.add(edge.to);
      const isAwaited = promises.some((call) => isAt(edge.span, call));
      work.push({ node: edge.to, edges: [...step.edges, edge], isAwaited });
    }
  }
}

/** An async function waits for none of the calls whose promises it drops. */
const waitedFor = ({ facts, apiCalls }: FunctionSymbol): readonly ApiCall[] =>
  facts.async ? apiCalls.filter(({ call }) => call.awaited || !call.unused) : apiCalls;

/** Does a receiver that other code uses as well do this one at a time? */
function isShared({ module, path }: ApiCall, isFresh: boolean): boolean {
  const serialized = serializationOf(module, path);
  return serialized === 'all' || (serialized === 'receiver' && !isFresh);
}

/** `Promise.race([fetch(url), timeout])`: the timer only ends what takes too long. */
const hasTimeLimit = ({ apiCalls }: FunctionSymbol): boolean =>
  apiCalls.some(({ module, path }) => races(module, path));

/** Does a function limit concurrency, or wait on purpose? */
const isPaced = (node: FunctionSymbol): boolean =>
  (node.facts.delays === true && !hasTimeLimit(node)) ||
  node.apiCalls.some(
    ({ module, path, call }) =>
      limitsConcurrency(module) || (waitOf(module, path) === 'timer' && !call.seldom && !call.loops),
  ) ||
  node.facts.calls.some(
    (call) => call.awaited && !call.seldom && !call.loops && isDelayByName(calledName(node, call.callee)),
  );

/** An unknown call that a function awaits, or returns to be awaited. */
function opaqueIn(node: FunctionSymbol, edges: readonly Edge[]): Wait | undefined {
  for (const call of promisesOf(node)) {
    if (node.out.some(({ span, kind }) => kind === 'call' && isAt(span, call))) continue;
    const apis = node.apiCalls.filter((api) => isAt(api.call.span, call));
    const kind = apis.some(({ module, path }) => gathers(module, path) || races(module, path))
      ? 'unknown'
      : opaqueKind(node, call, apis, makesOwn(node));
    if (kind && kind !== 'serialized' && kind !== 'timer') return opaqueWait(node, call, edges, kind);
  }
  return waitForEvent(node, edges);
}

/** `new Promise((resolve) => { reader.onload = resolve; … })`: something will tell. */
function waitForEvent(node: FunctionSymbol, edges: readonly Edge[]): Wait | undefined {
  const promise = (node.facts.returns ?? []).find((value) => isNew(value) && isGlobalNamed(calleeOf(value), PROMISE));
  const call = promise && node.facts.calls.find(({ kind, callee }) => kind === 'new' && isGlobalNamed(callee, PROMISE));
  return call && { ...opaqueWait(node, call, edges, 'unknown'), name: PROMISE };
}

const PROMISE = 'Promise';

const opaqueWait = (node: FunctionSymbol, call: CallFacts, edges: readonly Edge[], kind: WaitKind): Wait => ({
  kind,
  api: { node, call, possible: true },
  name: call.text,
  edges,
  possible: true,
  reads: false,
});

/** Which waits to find; default: all. */
type Counts = (path: string, kind: KnownKind) => boolean;
const all: Counts = () => true;

/**
 * @returns what a call is known to wait for; undefined if no such API is reached, or if something on the path runs one
 * at a time
 */
export function waitBehind(node: FunctionSymbol, call: CallFacts, counts: Counts = all): Wait | undefined {
  const apis = node.apiCalls.filter((api) => isAt(api.call.span, call));
  return waitAmong(apis, [], counts)?.wait ?? search(stepsFrom(node, call), counts);
}

/** @returns what running a function is known to wait for, its own calls and those below */
export const waitWithin = (node: FunctionSymbol, counts: Counts = all): Wait | undefined =>
  search([{ node, edges: [], isAwaited: true }], counts);

function search(work: Step[], counts: Counts): Wait | undefined {
  for (const { node, edges } of stepsBelow(work)) {
    if (isPaced(node)) return undefined;
    const found = waitAmong(node.apiCalls, edges, counts);
    if (found) return found.wait;
  }
  return undefined;
}

/**
 * @returns what a function, or one call of it, changes in a database or through an unknown client; undefined if
 * something on the path runs one at a time
 */
export function changeBehind(node: FunctionSymbol, call?: CallFacts): Wait | undefined {
  // For an unknown call, only an await shows that it returns a promise.
  const own = call && changeAmong(node, [call], [], false);
  if (own) return own.wait;
  for (const step of stepsBelow(call ? stepsFrom(node, call) : [{ node, edges: [], isAwaited: true }])) {
    if (isPaced(step.node)) return undefined;
    const found =
      changeAmong(step.node, promisesOf(step.node), step.edges, step.isAwaited) ??
      changeAmong(step.node, startedBy(step.node), step.edges, false);
    if (found) return found.wait;
  }
  return undefined;
}

/**
 * @returns what running a function reads from a database, or from an unknown package; undefined if something on the
 * path runs one at a time
 */
export function questionBehind(node: FunctionSymbol): Wait | undefined {
  for (const step of stepsBelow([{ node, edges: [], isAwaited: true }])) {
    if (isPaced(step.node)) return undefined;
    const found = step.isAwaited ? questionAmong(step) : undefined;
    if (found) return found.wait && { ...found.wait, reads: true };
  }
  return undefined;
}

function questionAmong({ node, edges }: Step): Behind | undefined {
  for (const call of promisesOf(node)) {
    const apis = node.apiCalls.filter((api) => isAt(api.call.span, call));
    const known = waitAmong(apis, edges, (_, kind) => kind === 'database');
    if (known) return isShared(known.api, makesOwn(node)) || isGivenTransaction(known.api) ? SERIALIZED : known;
    if (apis.length === 0 || node.out.some(({ span, kind }) => kind === 'call' && isAt(span, call))) continue;
    const kind = opaqueKind(node, call, apis, makesOwn(node));
    // A queue lets only so many through.
    const name = calledName(node, call.callee);
    if (kind === 'serialized' || kind === 'timer' || handsOver(name)) return SERIALIZED;
    if (kind && !soundsComputed(name)) return { wait: opaqueWait(node, call, edges, kind) };
  }
  return undefined;
}

/** @param isAwaited are they known to return promises? */
function changeAmong(
  node: FunctionSymbol,
  calls: readonly CallFacts[],
  edges: readonly Edge[],
  isAwaited: boolean,
): Behind | undefined {
  for (const call of calls) {
    const apis = node.apiCalls.filter((api) => isAt(api.call.span, call));
    const known = waitAmong(apis, edges, (_, kind) => kind === 'database');
    if (known && (isShared(known.api, makesOwn(node)) || isGivenTransaction(known.api))) return SERIALIZED;
    if (known && !known.wait.reads) return known;
    if (known || node.out.some(({ span, kind }) => kind === 'call' && isAt(span, call))) continue;
    const kind = opaqueKind(node, call, apis, makesOwn(node));
    if (kind === 'serialized' || kind === 'timer') return SERIALIZED;
    if (kind && (isAwaited || call.awaited) && changesElsewhere(calledName(node, call.callee)))
      return { wait: opaqueWait(node, call, edges, kind) };
  }
  return undefined;
}

function waitAmong(
  calls: readonly ApiCall[],
  edges: readonly Edge[],
  counts: Counts,
): { readonly wait: Wait; readonly api: ApiCall } | undefined {
  for (const api of calls) {
    // Creating a client does not wait for its server.
    const kind = api.call.kind === 'new' ? undefined : waitOf(api.module, api.path);
    if (!kind || kind === 'timer' || !counts(api.path, kind)) continue;
    const wait: Wait = {
      kind,
      api,
      name: apiName(api).replace(/^\./, ''),
      edges,
      possible: api.possible || edges.some(({ possible }) => possible),
      reads: onlyReads(api.module, api.path),
    };
    return { wait, api };
  }
  return undefined;
}
