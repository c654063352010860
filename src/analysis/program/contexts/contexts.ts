/** Propagates contexts from where they begin along the calls: where does each function run, and who brings it there? */
import { BUILD_HOOK, EVENT_METHOD, OCCASIONAL, OF_HOSTS } from '../../catalogue/contexts/callbacks.ts';
import { CONTEXTS, isEventLoop, type Context } from '../../findings.ts';
import { entryPointsOf } from './entry-points.ts';
import { changed } from '../graph/dependency-tracking.ts';
import type { PackageFacts } from '../graph/file-roles.ts';
import { COMMAND } from '../link/registrations.ts';
import { filesLoadedBy, isNamedWorker, isOfTool, servesPeers } from '../graph/package-kind.ts';
import type { Arrival, Edge, FunctionSymbol, EntryPoint, SourceFile } from '../graph/graph.ts';

/** Functions of such names that others import set something up; methods of such names are too often called per task. */
const STARTS_UP =
  /^(init|initiali[sz]e|bootstrap|boot|setup|configure|main|listen|(start|launch|run)(Server|App|Application|Bot|Client|Daemon|Up)?|(load|read|resolve)\w*(Config|Configuration|Settings|Env))([A-Z_]\w*)?$/;

/** What is started once and then serves. */
const SERVER_STARTS =
  /^\w*(Server|App|Application|Daemon|Bot)\._?(start|init|initialize|setup|listen|bootstrap|launch|boot)$/;

/** Kinds of handlers that tools and libraries have as well: streams, child processes, emitters of their own. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  'event',
  'message',
  'page message',
  'process message',
  'process output',
  'answer',
  'registered command',
  'handler',
  'mcp',
  ...OCCASIONAL,
]);

export class Contexts {
  /** Folders of packages that answer requests, windows or editors. */
  readonly #serving = new Set<string>();
  /** The files in which a service waits. */
  readonly #services = new Set<SourceFile>();
  /** The files that load one of those, directly or through others, and run beside it. */
  readonly #beside = new Set<SourceFile>();
  /** The files that those of a service load, and those files. */
  readonly #served = new Set<SourceFile>();

  constructor(sourceFiles: Iterable<SourceFile>, unitAt: (path: string) => SourceFile | undefined) {
    const all = [...sourceFiles];
    const nodes = all.flatMap((sourceFile) => sourceFile.nodes);
    const before = nodes.map((node) => node.arrivals);
    for (const node of nodes) node.arrivals = undefined;
    const queue: Arrival[] = [];
    for (const node of nodes) {
      for (const entryPoint of entryPointsOf(node)) {
        arrive(node, entryPoint.context, entryPoint, undefined, queue);
        if (isService(entryPoint)) this.#services.add(node.sourceFile);
      }
    }
    spread(queue);
    this.#addFilesAround(all, unitAt);
    this.#addWhatServicesUse(nodes);
    const waiting: (readonly [FunctionSymbol, FunctionSymbol])[] = [];
    // An async function that nobody is known to call serves callers that are not seen; one that only start-up calls
    // does not.
    for (const node of nodes) {
      if (!node.facts.async || node.sourceFile.isDependency || node.arrivals) continue;
      if (
        node.in.some(
          ({ from, kind }) => kind !== 'guess' && from.facts.async && from !== node && !from.arrivals && !isTest(from),
        )
      )
        continue;
      const around = handedOver(node);
      if (around) waiting.push([node, around]);
      else this.#arriveUnseen(node, queue);
    }
    spread(queue);
    // A literal that is given to what is not read runs for whoever gives it.
    for (const [node, around] of waiting) {
      if (node.arrivals) continue;
      const context = this.primary(around);
      if (context === undefined || isEventLoop(context)) this.#arriveUnseen(node, queue);
      else arrive(node, context, this.seedOf(around, context), undefined, queue);
    }
    spread(queue);
    // What is left are circles of async functions.
    for (const node of nodes) {
      if (node.facts.async && !node.sourceFile.isDependency && !node.arrivals) this.#arriveUnseen(node, queue);
    }
    spread(queue);
    nodes.forEach((node, index) => {
      if (!isSameArrival(node.arrivals, before[index])) changed(node.sourceFile.callerVersion);
    });
  }

  #addFilesAround(sourceFiles: readonly SourceFile[], unitAt: (path: string) => SourceFile | undefined): void {
    for (const sourceFile of sourceFiles) if (servesPeers(sourceFile)) this.#services.add(sourceFile);
    for (const { package: owner } of this.#services) if (owner) this.#serving.add(owner.dir);
    if (!sourceFiles.some(isOfTool)) return;
    const loads = (sourceFile: SourceFile) => filesLoadedBy(sourceFile).flatMap((file) => unitAt(file) ?? []);
    const loadedBy = new Map<SourceFile, SourceFile[]>();
    for (const sourceFile of sourceFiles) {
      for (const loaded of loads(sourceFile)) {
        const known = loadedBy.get(loaded);
        if (known) known.push(sourceFile);
        else loadedBy.set(loaded, [sourceFile]);
      }
    }
    for (const sourceFile of this.#services) {
      this.#served.add(sourceFile);
      this.#beside.add(sourceFile);
    }
    // Both grow while they are walked.
    for (const sourceFile of this.#served) for (const loaded of loads(sourceFile)) this.#served.add(loaded);
    for (const sourceFile of this.#beside)
      for (const loader of loadedBy.get(sourceFile) ?? []) this.#beside.add(loader);
  }

  #arriveUnseen(node: FunctionSymbol, queue: Arrival[]): void {
    const { name, kind } = node.facts;
    if (isNamedWorker(node.sourceFile)) {
      arrive(node, 'worker', { context: 'worker', kind: 'by its name' }, undefined, queue);
      return;
    }
    const isSetUp = kind === 'function' ? STARTS_UP.test(name) : kind === 'method' && SERVER_STARTS.test(name);
    const entryPoint: EntryPoint = isSetUp
      ? { context: 'startup', kind: 'by its name' }
      : registersRoutes(node)
        ? { context: 'startup', kind: 'registers routes' }
        : takesArguments(node)
          ? COMMAND
          : this.#isMain(node)
            ? { context: 'startup', kind: 'main function' }
            : isOfTool(node.sourceFile) && !this.#isOfService(node)
              ? OF_COMMANDS
              : { context: 'task', kind: 'async function' };
    arrive(node, entryPoint.context, entryPoint, undefined, queue);
  }

  /** A method may be called by what the service has made; other functions are seen where they are called. */
  #isOfService({ facts: { kind }, sourceFile }: FunctionSymbol): boolean {
    return this.#services.has(sourceFile) || (this.#served.has(sourceFile) && kind === 'method');
  }

  /** What a package that serves exports as a whole starts the service. */
  #isMain({ id, sourceFile }: FunctionSymbol): boolean {
    const {
      package: owner,
      facts: { commonjs, exports },
      path,
    } = sourceFile;
    if (owner?.offers === undefined || owner.main !== path || !this.#serving.has(owner.dir)) return false;
    const main =
      commonjs ?? exports.flatMap((entry) => ('value' in entry && entry.name === 'default' ? [entry.value] : []))[0];
    return main?.[0] === 'fn' && main[1] === id;
  }

  /** The packages of the workspace that a service is made of. */
  #addWhatServicesUse(nodes: readonly FunctionSymbol[]): void {
    const byName = new Map<string, PackageFacts>();
    const packages = new Map<string, { readonly owner: PackageFacts; readonly project: string }>();
    for (const {
      id,
      sourceFile: { package: owner, project },
    } of nodes) {
      if (!owner || id !== 0) continue;
      byName.set(nameIn(project, owner.name), owner);
      packages.set(owner.dir, { owner, project });
    }
    // Grows while it is walked.
    for (const dir of this.#serving) {
      const { owner, project = '' } = packages.get(dir) ?? {};
      const used = owner?.dependencies.flatMap((name) => byName.get(nameIn(project, name)) ?? []) ?? [];
      for (const { dir: folder } of used) this.#serving.add(folder);
    }
  }

  /**
   * Does somebody wait for what a function does in a context, as far as its package tells? In a tool or a library in
   * which nothing waits for requests, windows or editors, whether anybody is held up is up to who calls it; in a
   * package with commands, only what belongs to its service is waited for. A process that was started to answer another
   * serves that one alone.
   * @param kind of the entry point
   */
  isHeard(sourceFile: SourceFile, context: Context, kind: string | undefined): boolean {
    if (kind === 'process message') return this.#services.has(sourceFile);
    if (sourceFile.package?.offers === undefined) return true;
    if (kind !== undefined && (ASIDE.has(kind) || (isOfTool(sourceFile) && isOfToolAlone(kind)))) return false;
    if (context === 'request' || context === 'render') return true;
    if (isOfTool(sourceFile))
      return this.#served.has(sourceFile) || (context !== 'task' && this.#beside.has(sourceFile));
    return this.#serving.has(sourceFile.package.dir) || (context === 'event' && kind === 'message');
  }

  /**
   * Is an async function that nobody is seen to call called by its name where somebody waits? The name alone would
   * accuse nobody; in a package for others it tells an answer to a request from what a program does for itself.
   */
  isAskedFor(node: FunctionSymbol, context: Context): boolean {
    const { start } = this.path(node, context);
    return start.in.some(({ kind, from }) => kind === 'guess' && ASKS.has(this.primary(from)));
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

  /** The edges that bring a context to a function, from where it begins. */
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

/** A package of the same name in another project is another package. */
const nameIn = (project: string, name: string): string => `${project}\0${name}`;

/** Nobody is seen to call it, in a package with commands. */
export const OF_COMMANDS: EntryPoint = { context: 'script', kind: 'package with commands' };

/** Whoever says what answers requests does so before the first of them. */
const registersRoutes = ({ out }: FunctionSymbol): boolean =>
  out.some(({ kind, to }) => kind === 'later' && to.entryPoints.some(({ context }) => context === 'request'));

/** The words of a command line are its first parameter. */
const takesArguments = ({ facts, sourceFile }: FunctionSymbol): boolean =>
  ARGUMENTS.test(sourceFile.facts.bindings[facts.params[0] ?? -1]?.name ?? '');
const ARGUMENTS = /^_?(argv|cliArgs|cliOptions)$/;

/** The function around a literal that is handed to a call. */
const handedOver = ({ sourceFile, facts: { name, parent } }: FunctionSymbol): FunctionSymbol | undefined =>
  parent > 0 && name.startsWith('callback of ') ? sourceFile.nodes[parent] : undefined;

/** Where a build goes on or something has failed, others seldom wait for the same event loop. */
const ASIDE: ReadonlySet<string> = new Set([BUILD_HOOK, 'failure']);

/**
 * In a tool: `registerCommand` is for its command line, functions of a cloud are templates that it writes, and what
 * follows a saved file or the end of a process is what it does.
 */
const isOfToolAlone = (kind: string): boolean => OF_TOOLS.has(kind) || isOnlyNamed(kind);
const OF_TOOLS: ReadonlySet<string> = new Set(['registered command', 'lambda', 'file watcher', 'process end']);

/** Whoever thought of the name may call it once. */
const isOnlyNamed = (kind: string): boolean => EVENT_METHOD.test(kind) && !OF_HOSTS.test(kind);

const isService = ({ context, kind }: EntryPoint): boolean =>
  context === 'request' || context === 'render' || (context === 'event' && !EVERYWHERE.has(kind) && !isOnlyNamed(kind));

const ASKS: ReadonlySet<Context | undefined> = new Set(['request', 'event']);

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

const isTest = ({ sourceFile }: FunctionSymbol): boolean => sourceFile.role === 'test';

/** A function that its own registration or file puts somewhere runs there, whoever else mentions it. */
function ownContext({ sourceFile }: FunctionSymbol): Context | undefined {
  return sourceFile.role === 'source' || sourceFile.role === 'script' ? undefined : sourceFile.role;
}
