/**
 * What a call of an async function waits for in the end: the nearest API below it that speaks to a server, a process or
 * a disk.
 */
import { limitsConcurrency, waitOf, waitsByName, type WaitKind } from '../../catalogue/waits.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { isAt } from '../graph/find-calls.ts';
import { apiName } from '../graph/api-name.ts';
import type { ApiCall, Edge, FunctionSymbol } from '../graph/graph.ts';
import { nameOf, type Expr } from '../../facts/expr.ts';

export interface Wait {
  readonly kind: WaitKind;
  readonly api: Pick<ApiCall, 'node' | 'call' | 'possible'>;
  /** As people write it. */
  readonly name: string;
  /** The calls from the function down to the API's. */
  readonly edges: readonly Edge[];
  readonly possible: boolean;
}

/** Farther down, what is found is rarely what the caller waits for. */
const MAX_DEPTH = 5;
/** Calls that show that whoever makes them takes turns. */
const PACES = /^(sleep|delay|throttle|backoff|lock|acquire|limit|limiter|schedule|runExclusive|enqueue|wait[A-Z]\w*)$/;

interface Step {
  readonly node: FunctionSymbol;
  readonly edges: readonly Edge[];
}

/**
 * @returns undefined where no such API is reached, or where something on the way takes turns or leaves something behind
 * for the next call
 */
export function waitBehind(node: FunctionSymbol, call: CallFacts, counts: Counts = all): Wait | undefined {
  const own = waitAmong(
    node.apiCalls.filter((api) => isAt(api.call.span, call)),
    [],
    counts,
  );
  if (own) return own;
  const work: Step[] = node.out
    .filter((edge) => isAt(edge.span, call) && edge.kind === 'call')
    .map((edge) => ({ node: edge.to, edges: [edge] }));
  return search(work, counts);
}

/** @returns what running a function waits for, its own calls and those below */
export const waitWithin = (node: FunctionSymbol, counts: Counts = all): Wait | undefined =>
  search([{ node, edges: [] }], counts);

/** Which waits are asked for; default all. */
type Counts = (path: string, kind: WaitKind) => boolean;
const all: Counts = () => true;

function search(work: Step[], counts: Counts): Wait | undefined {
  const seen = new Set(work.map((step) => step.node));
  for (const { node, edges } of work) {
    if (takesTurns(node)) return undefined;
    const found = waitAmong(node.apiCalls, edges, counts) ?? unreadWait(node, edges);
    if (found) return edges.some(({ to }) => to.facts.writes) ? undefined : found;
    if (edges.length >= MAX_DEPTH) continue;
    for (const edge of node.out) {
      if (edge.kind === 'later' || edge.kind === 'guess' || seen.has(edge.to)) continue;
      seen.add(edge.to);
      work.push({ node: edge.to, edges: [...edges, edge] });
    }
  }
  return undefined;
}

function waitAmong(calls: readonly ApiCall[], edges: readonly Edge[], counts: Counts): Wait | undefined {
  for (const api of calls) {
    // Making a client does not wait for its server.
    const kind = api.call.kind === 'new' ? undefined : waitOf(api.module, api.path);
    if (!kind || !counts(api.path, kind)) continue;
    return {
      kind,
      api,
      name: apiName(api).replace(/^\./, ''),
      edges,
      possible: api.possible || edges.some(({ possible }) => possible),
    };
  }
  return undefined;
}

/** An awaited call that leads nowhere known, of a name that speaks for itself. */
function unreadWait(node: FunctionSymbol, edges: readonly Edge[]): Wait | undefined {
  const call = node.facts.calls.find(
    (each) =>
      each.awaited &&
      waitsByName(calledName(node, each.callee)) &&
      !node.out.some(({ span }) => isAt(span, each)) &&
      !node.apiCalls.some((api) => isAt(api.call.span, each)),
  );
  return call && { kind: 'network', api: { node, call, possible: true }, name: call.text, edges, possible: true };
}

/** The last name of what is called, a variable's own too. */
export const calledName = ({ sourceFile }: FunctionSymbol, callee: Expr): string =>
  callee[0] === 'var' ? sourceFile.facts.bindings[callee[1]]!.name : nameOf(callee);

const takesTurns = (node: FunctionSymbol): boolean =>
  node.apiCalls.some(({ module }) => limitsConcurrency(module)) ||
  node.facts.calls.some(({ callee }) => PACES.test(calledName(node, callee)));
