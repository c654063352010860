/** Propagates contexts from where they begin along the calls: where does each function run, and who brings it there? */
import { CONTEXTS, EVENT_LOOP_CONTEXTS, type Context } from '../../findings.ts';
import type { PackageFacts } from './roles.ts';
import type { Arrival, Edge, FunctionNode, Seed, Unit } from './unit.ts';

/** Functions of such names that others import set something up; methods of such names are too often called per task. */
const STARTS_UP = /^(init|initiali[sz]e|bootstrap|boot|setup|configure|main|(start|launch|run)(Server|App|Application|Bot|Client|Daemon|Up)?|(load|read|resolve)\w*(Config|Configuration|Settings|Env))([A-Z_]\w*)?$/;

const isEventLoop = (context: Context): boolean => (EVENT_LOOP_CONTEXTS as readonly Context[]).includes(context);

/** Kinds of handlers that tools and libraries have as well: streams, child processes, emitters of their own. */
const EVERYWHERE: ReadonlySet<string> = new Set(['event', 'message', 'process event', 'handler']);

export class Contexts {
  /** Folders of packages that answer requests, windows or editors. */
  readonly #serving = new Set<string>();

  constructor(units: Iterable<Unit>) {
    const nodes = [...units].flatMap((unit) => unit.nodes);
    for (const node of nodes) node.arrivals = undefined;
    const queue: [FunctionNode, Context][] = [];
    for (const node of nodes) {
      for (const seed of seedsOf(node)) {
        this.#arrive(node, seed.context, { seed }, queue);
        if (node.unit.package && isService(seed)) this.#serving.add(node.unit.package.dir);
      }
    }
    this.#spread(queue);
    this.#addWhatServicesUse(nodes);
    // An async function that nobody is known to call serves callers that are not seen; one that only start-up calls does not.
    for (const node of nodes) {
      if (!node.facts.async || node.unit.isDependency || this.of(node).size > 0) continue;
      if (node.in.some(({ from, kind }) => kind !== 'guess' && from.facts.async && from !== node && this.of(from).size === 0 && !isTest(from))) continue;
      this.#arriveUnseen(node, queue);
    }
    this.#spread(queue);
    // What is left are circles of async functions.
    for (const node of nodes) {
      if (node.facts.async && !node.unit.isDependency && this.of(node).size === 0) this.#arriveUnseen(node, queue);
    }
    this.#spread(queue);
  }

  #arriveUnseen(node: FunctionNode, queue: [FunctionNode, Context][]): void {
    const { name, kind } = node.facts;
    const isSetUp = kind === 'function' && STARTS_UP.test(name);
    const seed: Seed = isSetUp ? { context: 'startup', kind: 'by its name' }
      : this.isQuiet(node.unit) && node.unit.package?.offers === 'commands' ? { context: 'script', kind: 'command' }
        : { context: 'task', kind: 'async function' };
    this.#arrive(node, seed.context, { seed }, queue);
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

  #arrive(node: FunctionNode, context: Context, arrival: Arrival, queue: [FunctionNode, Context][]): void {
    const arrivals = node.arrivals ??= new Map();
    if (arrivals.has(context)) return;
    arrivals.set(context, arrival);
    queue.push([node, context]);
  }

  /** Breadth first, so that the first arrival came the shortest way. */
  #spread(queue: [FunctionNode, Context][]): void {
    for (let at = 0; at < queue.length; at++) {
      const [node, context] = queue[at]!;
      for (const edge of node.out) {
        if (edge.kind === 'later') continue;
        const { to } = edge;
        // What a test calls tells nothing of what else calls it.
        if (context === 'test' && !isTest(to)) continue;
        if (ownContext(to) !== undefined && ownContext(to) !== context) continue;
        this.#arrive(to, context, { by: edge }, queue);
      }
    }
    queue.length = 0;
  }

  of(node: FunctionNode): ReadonlyMap<Context, Arrival> {
    return node.arrivals ?? NONE;
  }

  /** The most urgent context of a function: one of the event loop before a harmless one. */
  primary(node: FunctionNode): Context | undefined {
    const arrivals = this.of(node);
    return CONTEXTS.find((context) => arrivals.has(context));
  }

  isOnEventLoop(node: FunctionNode): boolean {
    for (const context of this.of(node).keys()) if (isEventLoop(context)) return true;
    return false;
  }

  /** The edges that bring a context to a function, from where it begins. */
  path(node: FunctionNode, context: Context): { readonly start: FunctionNode; readonly seed: Seed; readonly edges: readonly Edge[] } {
    const edges: Edge[] = [];
    for (let at = node; ; ) {
      const arrival = this.of(at).get(context)!;
      if ('seed' in arrival) return { start: at, seed: arrival.seed, edges };
      edges.unshift(arrival.by);
      at = arrival.by.from;
    }
  }
}

const isService = ({ context, kind }: Seed): boolean => context === 'request' || context === 'render' || (context === 'event' && !EVERYWHERE.has(kind));

const NONE: ReadonlyMap<Context, Arrival> = new Map();
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
