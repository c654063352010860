/** Propagates contexts from where they begin along the calls: where does each function run, and who brings it there? */
import { CONTEXTS, EVENT_LOOP_CONTEXTS, type Context } from '../../findings.ts';
import { changed } from './reads.ts';
import type { PackageFacts } from './roles.ts';
import type { Arrival, Edge, FunctionNode, Seed, Unit } from './unit.ts';

/** Functions of such names that others import set something up; methods of such names are too often called per task. */
const STARTS_UP = /^(init|initiali[sz]e|bootstrap|boot|setup|configure|main|listen|(start|launch|run)(Server|App|Application|Bot|Client|Daemon|Up)?|(load|read|resolve)\w*(Config|Configuration|Settings|Env))([A-Z_]\w*)?$/;

/** What is started once and then serves. */
const SERVER_STARTS = /^\w*(Server|App|Application|Daemon|Bot)\._?(start|init|initialize|setup|listen|bootstrap|launch|boot)$/;

const isEventLoop = (context: Context): boolean => (EVENT_LOOP_CONTEXTS as readonly Context[]).includes(context);

/** Kinds of handlers that tools and libraries have as well: streams, child processes, emitters of their own. */
const EVERYWHERE: ReadonlySet<string> = new Set(['event', 'message', 'process event', 'handler']);

export class Contexts {
  /** Folders of packages that answer requests, windows or editors. */
  readonly #serving = new Set<string>();
  /** The files that those of a service load, and those files. */
  readonly #served = new Set<Unit>();

  constructor(units: Iterable<Unit>, unitAt: (path: string) => Unit | undefined) {
    const nodes = [...units].flatMap((unit) => unit.nodes);
    const before = nodes.map((node) => node.arrivals);
    for (const node of nodes) node.arrivals = undefined;
    const queue: Arrival[] = [];
    for (const node of nodes) {
      for (const seed of seedsOf(node)) {
        arrive(node, seed.context, seed, undefined, queue);
        if (!node.unit.package || !isService(seed)) continue;
        this.#serving.add(node.unit.package.dir);
        this.#served.add(node.unit);
      }
    }
    spread(queue);
    this.#addWhatServicesUse(nodes);
    // Grows while it is walked.
    for (const { resolutions } of this.#served) {
      for (const resolution of resolutions) {
        const unit = resolution?.file === undefined ? undefined : unitAt(resolution.file);
        if (unit) this.#served.add(unit);
      }
    }
    // An async function that nobody is known to call serves callers that are not seen; one that only start-up calls does not.
    for (const node of nodes) {
      if (!node.facts.async || node.unit.isDependency || node.arrivals) continue;
      if (node.in.some(({ from, kind }) => kind !== 'guess' && from.facts.async && from !== node && !from.arrivals && !isTest(from))) continue;
      this.#arriveUnseen(node, queue);
    }
    spread(queue);
    // What is left are circles of async functions.
    for (const node of nodes) {
      if (node.facts.async && !node.unit.isDependency && !node.arrivals) this.#arriveUnseen(node, queue);
    }
    spread(queue);
    nodes.forEach((node, index) => { if (!isSameArrival(node.arrivals, before[index])) changed(node.unit.reached); });
  }

  #arriveUnseen(node: FunctionNode, queue: Arrival[]): void {
    const { name, kind } = node.facts;
    if (isNamedWorker(node.unit)) {
      arrive(node, 'worker', { context: 'worker', kind: 'by its name' }, undefined, queue);
      return;
    }
    const isSetUp = kind === 'function' ? STARTS_UP.test(name) : kind === 'method' && SERVER_STARTS.test(name);
    const seed: Seed = isSetUp ? { context: 'startup', kind: 'by its name' }
      : hasCommands(node.unit) && !this.#served.has(node.unit) ? OF_COMMANDS
        : { context: 'task', kind: 'async function' };
    arrive(node, seed.context, seed, undefined, queue);
  }

  /** The packages of the workspace that a service is made of. */
  #addWhatServicesUse(nodes: readonly FunctionNode[]): void {
    const byName = new Map<string, PackageFacts>();
    const packages = new Map<string, PackageFacts>();
    for (const { id, unit: { package: owner } } of nodes) {
      if (!owner || id !== 0) continue;
      byName.set(owner.name, owner);
      packages.set(owner.dir, owner);
    }
    // Grows while it is walked.
    for (const dir of this.#serving) for (const name of packages.get(dir)?.dependencies ?? []) if (byName.has(name)) this.#serving.add(byName.get(name)!.dir);
  }

  /** A tool or a library in which nothing waits for requests, windows or editors: others may call it where nobody is held up. */
  isQuiet({ package: owner }: Unit): boolean {
    return owner?.offers !== undefined && !this.#serving.has(owner.dir);
  }

  /** All contexts in which a function runs. */
  of(node: FunctionNode): ReadonlySet<Context> {
    const found = new Set<Context>();
    for (let at = node.arrivals; at; at = at.next) found.add(at.context);
    return found;
  }

  /** The most urgent context of a function: one of the event loop before a harmless one. */
  primary(node: FunctionNode): Context | undefined {
    let first: Context | undefined;
    for (let at = node.arrivals; at; at = at.next) if (first === undefined || RANK[at.context] < RANK[first]) first = at.context;
    return first;
  }

  isOnEventLoop(node: FunctionNode): boolean {
    for (let at = node.arrivals; at; at = at.next) if (isEventLoop(at.context)) return true;
    return false;
  }

  /** The most urgent context of the event loop that begins at a function. */
  beginsAt(node: FunctionNode): Seed | undefined {
    let first: Seed | undefined;
    for (let at = node.arrivals; at; at = at.next) {
      if (at.seed && isEventLoop(at.context) && (first === undefined || RANK[at.context] < RANK[first.context])) first = at.seed;
    }
    return first;
  }

  /** The edges that bring a context to a function, from where it begins. */
  path(node: FunctionNode, context: Context): { readonly start: FunctionNode; readonly seed: Seed; readonly edges: readonly Edge[] } {
    const edges: Edge[] = [];
    for (let at = node; ; ) {
      const { seed, by } = arrivalIn(at, context)!;
      if (seed) return { start: at, seed, edges };
      edges.unshift(by!);
      at = by!.from;
    }
  }
}

/** Loaded into threads by packages of pools, which take a path from settings. */
const isNamedWorker = ({ path }: Unit): boolean => /(^|[/.-])(\w+[a-z])?[wW]orker(\.flow)?\.[cm]?[jt]sx?$/.test(path);

/** Nobody is seen to call it, in a package with commands. */
export const OF_COMMANDS: Seed = { context: 'script', kind: 'package with commands' };

/** A package with commands does what they ask for and nothing else meanwhile, although others may import it as well. */
const hasCommands = ({ package: owner }: Unit): boolean => owner?.offers === 'commands' || (owner?.offers !== undefined && owner.bin.length > 0);

const isService = ({ context, kind }: Seed): boolean => context === 'request' || context === 'render' || (context === 'event' && !EVERYWHERE.has(kind));

const RANK = Object.fromEntries(CONTEXTS.map((context, rank) => [context, rank])) as Readonly<Record<Context, number>>;

function arrivalIn(node: FunctionNode, context: Context): Arrival | undefined {
  let at = node.arrivals;
  while (at && at.context !== context) at = at.next;
  return at;
}

function isSameArrival(a: Arrival | undefined, b: Arrival | undefined): boolean {
  if (!a || !b) return a === b;
  return a.context === b.context && a.by === b.by && a.seed?.context === b.seed?.context && a.seed?.kind === b.seed?.kind && isSameArrival(a.next, b.next);
}

function arrive(node: FunctionNode, context: Context, seed: Seed | undefined, by: Edge | undefined, queue: Arrival[]): void {
  if (arrivalIn(node, context)) return;
  node.arrivals = { node, context, seed, by, next: node.arrivals };
  queue.push(node.arrivals);
}

/** Breadth first, so that the first arrival came the shortest way. */
function spread(queue: Arrival[]): void {
  for (let at = 0; at < queue.length; at++) {
    const { node, context } = queue[at]!;
    for (const edge of node.out) {
      // A guess by name may excuse a function, never accuse it.
      if (edge.kind === 'later' || (edge.kind === 'guess' && isEventLoop(context))) continue;
      const { to } = edge;
      // What a test calls tells nothing of what else calls it.
      if (context === 'test' && !isTest(to)) continue;
      const own = ownContext(to);
      if (own === undefined || own === context) arrive(to, context, undefined, edge, queue);
    }
  }
  queue.length = 0;
}

const isTest = ({ unit }: FunctionNode): boolean => unit.role === 'test';

/** The context in which the whole file runs, where its role decides it. */
const contextOfRole = ({ role }: Unit): Context | undefined => (role === 'source' ? undefined : role);

/** A function that its own registration or file puts somewhere runs there, whoever else mentions it. */
function ownContext({ unit }: FunctionNode): Context | undefined {
  return unit.role === 'source' || unit.role === 'script' ? undefined : unit.role;
}

function seedsOf(node: FunctionNode): readonly Seed[] {
  const role = contextOfRole(node.unit);
  if (node.unit.isDependency) return [];
  if (role !== undefined) {
    // Whatever a test, a script or a worker declares or registers runs there.
    return [{ context: role, kind: `${role} file` }];
  }
  return node.facts.kind === 'module' ? [{ context: 'startup', kind: 'module' }, ...node.seeds] : node.seeds;
}
