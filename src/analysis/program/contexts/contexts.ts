/**
 * Propagates contexts from where they begin along the calls: where does each function run, and from which entry point?
 */
import { isCallbackName } from '../../facts/function-names.ts';
import { CONTEXTS, isEventLoop, type Context } from '../../findings.ts';
import { isSameAnswer } from '../graph/answers.ts';
import { entryPointsOf } from './entry-points.ts';
import type { Arrival, Edge, FunctionSymbol, EntryPoint, SourceFile } from '../graph/graph.ts';

export class Contexts {
  /** @param stays whether the process stays that runs a function */
  constructor(sourceFiles: Iterable<SourceFile>, stays: (node: FunctionSymbol) => boolean) {
    const nodes = [...sourceFiles].flatMap((sourceFile) => sourceFile.nodes);
    const before = nodes.map((node) => node.arrivals);
    for (const node of nodes) node.arrivals = undefined;
    const queue: Arrival[] = [];
    beginAtEntryPoints(nodes, stays, queue);
    spread(queue);
    const literals = beginForUnseenCallers(nodes, queue);
    spread(queue);
    this.#beginLiterals(literals, queue);
    spread(queue);
    beginInCircles(nodes, queue);
    spread(queue);
    nodes.forEach((node, index) => {
      if (!isSameArrival(node.arrivals, before[index])) node.sourceFile.callerVersion.change();
    });
  }

  /** A literal that is passed to code that is not analyzed runs for whoever passes it. */
  #beginLiterals(literals: readonly HandedOver[], queue: Arrival[]): void {
    for (const { node, around } of literals) {
      if (node.arrivals) continue;
      const context = this.primary(around);
      if (context === undefined || isEventLoop(context)) arriveUnseen(node, queue);
      else arrive(node, context, this.seedOf(around, context), undefined, queue);
    }
  }

  seedOf(node: FunctionSymbol, context: Context): EntryPoint {
    return this.path(node, context).entryPoint;
  }

  /** All contexts in which a function runs. */
  of(node: FunctionSymbol): ReadonlySet<Context> {
    const found = new Set<Context>();
    for (let at = node.arrivals; at; at = at.next) found.add(at.context);
    return found;
  }

  /** The most urgent context of a function: one of the event loop before a harmless one. */
  primary(node: FunctionSymbol): Context | undefined {
    let first: Context | undefined;
    for (let at = node.arrivals; at; at = at.next)
      if (first === undefined || RANK[at.context] < RANK[first]) first = at.context;
    return first;
  }

  isOnEventLoop(node: FunctionSymbol): boolean {
    for (let at = node.arrivals; at; at = at.next) if (isEventLoop(at.context)) return true;
    return false;
  }

  /** The most urgent context of the event loop that begins at a function. */
  beginsAt(node: FunctionSymbol): EntryPoint | undefined {
    let first: EntryPoint | undefined;
    for (let at = node.arrivals; at; at = at.next) {
      if (at.entryPoint && isEventLoop(at.context) && (first === undefined || RANK[at.context] < RANK[first.context]))
        first = at.entryPoint;
    }
    return first;
  }

  /** The edges along which a context reaches a function, starting where the context begins. */
  path(
    node: FunctionSymbol,
    context: Context,
  ): { readonly start: FunctionSymbol; readonly entryPoint: EntryPoint; readonly edges: readonly Edge[] } {
    const edges: Edge[] = [];
    for (let at = node; ; ) {
      const { entryPoint, by } = arrivalIn(at, context)!;
      if (entryPoint) return { start: at, entryPoint, edges };
      edges.unshift(by!);
      at = by!.from;
    }
  }
}

function beginAtEntryPoints(
  nodes: readonly FunctionSymbol[],
  stays: (node: FunctionSymbol) => boolean,
  queue: Arrival[],
): void {
  for (const node of nodes)
    for (const entryPoint of entryPointsOf(node, stays)) arrive(node, entryPoint.context, entryPoint, undefined, queue);
}

/** A function literal that is passed to a call, and the function around it. */
interface HandedOver {
  readonly node: FunctionSymbol;
  readonly around: FunctionSymbol;
}

/**
 * An async function without known callers may serve callers outside; one that only start-up calls does not.
 *
 * @returns those that are passed to a call: they run for whoever passes them
 */
function beginForUnseenCallers(nodes: readonly FunctionSymbol[], queue: Arrival[]): HandedOver[] {
  const literals: HandedOver[] = [];
  for (const node of nodes) {
    if (!isUnreachedAsync(node) || isCalledByUnseen(node)) continue;
    const around = handedOver(node);
    if (around) literals.push({ node, around });
    else arriveUnseen(node, queue);
  }
  return literals;
}

/** Only cycles of async functions are left. */
function beginInCircles(nodes: readonly FunctionSymbol[], queue: Arrival[]): void {
  for (const node of nodes) if (isUnreachedAsync(node)) arriveUnseen(node, queue);
}

const isUnreachedAsync = ({ facts, sourceFile, arrivals }: FunctionSymbol): boolean =>
  Boolean(facts.async) && !sourceFile.isDependency && !arrivals;

/** Called by another async function that has no known caller either. */
const isCalledByUnseen = (node: FunctionSymbol): boolean =>
  node.in.some(
    ({ from, kind }) => kind !== 'guess' && from.facts.async && from !== node && !from.arrivals && !isTest(from),
  );

/** An async function without a known caller: others may call it. */
export const UNSEEN_CALLER: EntryPoint = { context: 'task', kind: 'async function' };

function arriveUnseen(node: FunctionSymbol, queue: Arrival[]): void {
  const entryPoint: EntryPoint = registersRoutes(node)
    ? { context: 'startup', kind: 'registers routes' }
    : UNSEEN_CALLER;
  arrive(node, entryPoint.context, entryPoint, undefined, queue);
}

/** Routes are registered before the first request arrives. */
const registersRoutes = ({ out }: FunctionSymbol): boolean =>
  out.some(({ kind, to }) => kind === 'later' && to.entryPoints.some(({ context }) => context === 'request'));

/** The function around a literal that is passed to a call. */
const handedOver = ({ sourceFile, facts: { name, parent } }: FunctionSymbol): FunctionSymbol | undefined =>
  parent > 0 && isCallbackName(name) ? sourceFile.nodes[parent] : undefined;

const RANK = Object.fromEntries(CONTEXTS.map((context, rank) => [context, rank])) as Readonly<Record<Context, number>>;

function arrivalIn(node: FunctionSymbol, context: Context): Arrival | undefined {
  let at = node.arrivals;
  while (at && at.context !== context) at = at.next;
  return at;
}

function isSameArrival(a: Arrival | undefined, b: Arrival | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.context === b.context &&
    a.by === b.by &&
    a.entryPoint?.context === b.entryPoint?.context &&
    a.entryPoint?.kind === b.entryPoint?.kind &&
    a.entryPoint?.possible === b.entryPoint?.possible &&
    isSameAnswer(a.entryPoint?.answers, b.entryPoint?.answers) &&
    isSameArrival(a.next, b.next)
  );
}

function arrive(
  node: FunctionSymbol,
  context: Context,
  entryPoint: EntryPoint | undefined,
  by: Edge | undefined,
  queue: Arrival[],
): void {
  if (arrivalIn(node, context)) return;
  node.arrivals = { node, context, entryPoint, by, next: node.arrivals };
  queue.push(node.arrivals);
}

/** Breadth first, so that the first arrival came along the shortest path. */
function spread(queue: Arrival[]): void {
  for (let at = 0; at < queue.length; at++) {
    const { node, context } = queue[at]!;
    for (const edge of node.out) {
      if (edge.kind === 'later' || (edge.kind === 'guess' && !mayExcuse(edge, context))) continue;
      const { to } = edge;
      // A call by a test says nothing about other callers.
      if (context === 'test' && !isTest(to)) continue;
      const own = ownContext(to);
      if (own === undefined || own === context) arrive(to, context, undefined, edge, queue);
    }
  }
  queue.length = 0;
}

/**
 * A guess by name may excuse a function, never accuse it. That a build script calls a method of the same name says
 * nothing about the sources.
 */
const mayExcuse = ({ from, to }: Edge, context: Context): boolean =>
  !isEventLoop(context) && (from.sourceFile.role !== 'script' || to.sourceFile.role === 'script');

const isTest = ({ sourceFile }: FunctionSymbol): boolean => sourceFile.role === 'test';

/** A function whose own registration or file gives it a context runs there, whoever else refers to it. */
function ownContext({ sourceFile }: FunctionSymbol): Context | undefined {
  return sourceFile.role === 'source' || sourceFile.role === 'script' ? undefined : sourceFile.role;
}
