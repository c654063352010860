/**
 * How long the process that runs a function lives: it stays (it listens, watches, polls, or a host keeps it alive), it
 * ends when its one task is done, or that is unknown because others load the code.
 */
import { KEEP_ALIVE_KINDS, type KeepAliveKind } from '../../catalogue/contexts/keep-alive.ts';
import type { Place } from '../../findings.ts';
import { type DependencyTracker, Version } from '../graph/dependency-tracking.ts';
import { ApiCall, type FunctionSymbol, type SourceFile } from '../graph/graph.ts';
import { excludes, launchersIn, madeBy, type Made } from './exclusive-calls.ts';
import { isCommand, isLoadedByFramework, keepAliveOf, type KeepAlive } from './keep-alive.ts';
import { Loading, moduleOf } from './loading.ts';
import { packagesOfPages } from './page-packages.ts';
import { serviceStartsIn } from './service-starts.ts';

/** `library`: either may call it. */
export type LifetimeValue = 'stays' | 'ends' | 'library';

/** How long the process that runs a function lives, and the evidence: a call, or a function called from outside. */
export interface LifetimeEvidence {
  readonly value: LifetimeValue;
  /** What keeps the process alive. */
  readonly kind?: KeepAliveKind;
  /** A phrase for people, as it stands after "the process": "listens for connections". */
  readonly because: string;
  readonly at?: ApiCall | FunctionSymbol;
}

/** As it is shown: with the position instead of the node. */
export interface ProcessLifetime extends Omit<LifetimeEvidence, 'at'> {
  readonly at?: Place;
}

const TEST: LifetimeEvidence = { value: 'ends', because: 'runs tests' };
const STARTED = { value: 'stays', kind: 'started', because: 'is started as a service' } as const;
const OF_PAGE: LifetimeEvidence = {
  value: 'stays',
  kind: 'page',
  because: 'runs in a page, as the rest of its package',
};
const UNKNOWN: LifetimeEvidence = { value: 'library', because: 'is unknown: others may load the file' };

/** How long the process that runs a function lives. */
export function lifetimeOf({ lifetimes }: { readonly lifetimes: Lifetimes }, node: FunctionSymbol): ProcessLifetime {
  const { value, kind, because, at } = lifetimes.of(node);
  return { value, ...(kind && { kind }), because, ...(at && { at: placeOf(at) }) };
}

function placeOf(at: ApiCall | FunctionSymbol): Place {
  return at instanceof ApiCall
    ? { file: at.node.sourceFile.path, span: at.call.span }
    : { file: at.sourceFile.path, span: at.facts.span };
}

/** The lifetimes of a program's functions, kept until the next link. */
export class Lifetimes {
  #marks = new Marks();
  /** The folders of packages that are made for pages. */
  #pages: ReadonlySet<string> = new Set();
  /** Changed whenever the evidence for a file's functions changes. */
  readonly #versions = new WeakMap<SourceFile, Version>();
  readonly #dependencies: DependencyTracker;

  constructor(dependencies: DependencyTracker) {
    this.#dependencies = dependencies;
  }

  of(node: FunctionSymbol): LifetimeEvidence {
    const { sourceFile } = node;
    this.#versionOf(sourceFile).read();
    if (sourceFile.role === 'test') return TEST;
    const module = node.id === 0 ? this.#marks.of(node) : undefined;
    if (module) return module;
    // A function without a known caller runs where the function around it does, or where the rest of its file does.
    for (let at: FunctionSymbol | undefined = node; at && at.id > 0; at = sourceFile.nodes[at.facts.parent]) {
      const known = this.#marks.of(at);
      if (known) return known;
    }
    return this.#marks.ofFile(sourceFile) ?? (isOfOne(this.#pages, sourceFile) ? OF_PAGE : UNKNOWN);
  }

  /** Does it start what its process exists for, itself or by what it calls? */
  startsService(node: FunctionSymbol): boolean {
    this.#versionOf(node.sourceFile).read();
    return this.#marks.starts.has(node);
  }

  /**
   * Computes them anew, and returns which files have different ones than before.
   *
   * @returns whether any has
   */
  update(sourceFiles: Iterable<SourceFile>, fileAt: (path: string) => SourceFile | undefined): boolean {
    const files = [...sourceFiles];
    const before = this.#marks;
    this.#marks = new Marks(serviceStartsIn(files));
    const search = new Search(files, new Loading(files, fileAt), this.#marks);
    search.markStaying();
    search.markEnding();
    const pagesBefore = this.#pages;
    this.#pages = packagesOfPages(files, (sourceFile) => this.#marks.ofFile(sourceFile)?.kind);
    const others = files.filter(
      (sourceFile) =>
        !this.#marks.saysTheSame(sourceFile, before) ||
        isOfOne(pagesBefore, sourceFile) !== isOfOne(this.#pages, sourceFile),
    );
    for (const sourceFile of others) this.#versionOf(sourceFile).change();
    return others.length > 0;
  }

  #versionOf(sourceFile: SourceFile): Version {
    let version = this.#versions.get(sourceFile);
    if (!version) this.#versions.set(sourceFile, (version = new Version(this.#dependencies)));
    return version;
  }
}

/** Does a file belong to one of the packages in these folders? */
const isOfOne = (folders: ReadonlySet<string>, { package: owner }: SourceFile): boolean =>
  owner !== undefined && folders.has(owner.dir);

class Marks {
  readonly #functions = new Map<FunctionSymbol, LifetimeEvidence>();
  readonly #files = new Map<SourceFile, LifetimeEvidence>();

  constructor(readonly starts: ReadonlySet<FunctionSymbol> = new Set()) {}

  of(node: FunctionSymbol): LifetimeEvidence | undefined {
    return this.#functions.get(node);
  }

  /** The first that was found for its functions. */
  ofFile(sourceFile: SourceFile): LifetimeEvidence | undefined {
    return this.#files.get(sourceFile);
  }

  /** What is known first stays. */
  add(node: FunctionSymbol, lifetime: LifetimeEvidence, queue: FunctionSymbol[]): void {
    if (node.sourceFile.role === 'test' || this.#functions.has(node)) return;
    this.#functions.set(node, lifetime);
    if (!this.#files.has(node.sourceFile)) this.#files.set(node.sourceFile, lifetime);
    queue.push(node);
  }

  /** Is the evidence for a file's functions the same? */
  saysTheSame(sourceFile: SourceFile, other: Marks): boolean {
    return (
      isSame(this.ofFile(sourceFile), other.ofFile(sourceFile)) &&
      sourceFile.nodes.every(
        (node) => isSame(this.of(node), other.of(node)) && this.starts.has(node) === other.starts.has(node),
      )
    );
  }
}

function isSame(a: LifetimeEvidence | undefined, b: LifetimeEvidence | undefined): boolean {
  if (!a || !b || a === b) return a === b;
  return a.value === b.value && a.because === b.because && functionOf(a) === functionOf(b);
}

const functionOf = ({ at }: LifetimeEvidence): FunctionSymbol | undefined => (at instanceof ApiCall ? at.node : at);

class Search {
  /** What keeps its process alive by itself. */
  readonly #own = new Map<FunctionSymbol, KeepAlive>();
  /** What makes its process stay, once it runs. */
  readonly #keepers = new Map<FunctionSymbol, KeepAlive>();
  readonly #launchers: ReadonlySet<FunctionSymbol>;
  /** What runs only where the process does not stay. */
  readonly #apart: (readonly [node: FunctionSymbol, lifetime: LifetimeEvidence])[] = [];

  constructor(
    readonly files: readonly SourceFile[],
    readonly loading: Loading,
    readonly marks: Marks,
  ) {
    for (const { nodes } of files)
      for (const node of nodes) {
        const keeper = keepAliveOf(node);
        if (keeper) this.#own.set(node, keeper);
      }
    this.#launchers = launchersIn(files);
  }

  /** The most specific evidence comes first: an extension that also polls is described as an extension. */
  markStaying(): void {
    for (const kind of KEEP_ALIVE_KINDS) {
      this.#findKeepers(kind);
      const queue: FunctionSymbol[] = [];
      for (const [node, keeper] of this.#keepers)
        if (keeper.kind === kind) this.marks.add(node, { ...keeper, value: 'stays' }, queue);
      if (kind === 'started') this.#markStarted(queue);
      this.#spread(queue);
    }
  }

  #markStarted(queue: FunctionSymbol[]): void {
    for (const sourceFile of this.files) {
      const { package: owner, path } = sourceFile;
      const module = owner?.started?.includes(path) && !owner.bin.includes(path) ? moduleOf(sourceFile) : undefined;
      if (module) this.marks.add(module, { ...STARTED, at: module }, queue);
    }
  }

  markEnding(): void {
    const queue: FunctionSymbol[] = [];
    for (const [node, lifetime] of this.#apart) this.marks.add(node, lifetime, queue);
    for (const sourceFile of this.files) {
      if (sourceFile.isDependency || sourceFile.role === 'test') continue;
      for (const node of sourceFile.nodes)
        if (isCommand(node)) this.marks.add(node, { value: 'ends', because: 'runs one command', at: node }, queue);
      const module = moduleOf(sourceFile);
      const because = module && this.#whyItEnds(module);
      if (because !== undefined) this.marks.add(module!, { value: 'ends', because, at: module! }, queue);
    }
    this.#spread(queue);
  }

  /** Backwards from what keeps a process alive to all that leads there. */
  #findKeepers(kind: KeepAliveKind): void {
    const queue: FunctionSymbol[] = [];
    for (const [node, keeper] of this.#own) if (keeper.kind === kind) this.#addKeeper(node, keeper, queue);
    for (const node of queue) {
      // Whoever runs the program with another command does not get there.
      if (isCommand(node)) continue;
      const keeper = this.#keepers.get(node)!;
      for (const { from, kind } of node.in) if (kind !== 'guess') this.#keep(from, keeper, queue);
      if (node.id === 0) for (const loader of this.loading.loadersOf(node)) this.#keep(loader, keeper, queue);
    }
  }

  #addKeeper(node: FunctionSymbol, keeper: KeepAlive, queue: FunctionSymbol[]): void {
    const { sourceFile } = node;
    this.#keep(node, keeper, queue);
    const module = node === keeper.at && isLoadedByFramework(sourceFile) ? moduleOf(sourceFile) : undefined;
    if (module) this.#keep(module, keeper, queue);
  }

  #keep(node: FunctionSymbol, keeper: KeepAlive, queue: FunctionSymbol[]): void {
    if (this.#keepers.has(node) || node.sourceFile.role === 'test') return;
    this.#keepers.set(node, keeper);
    queue.push(node);
  }

  #spread(queue: FunctionSymbol[]): void {
    for (const node of queue) {
      const lifetime = this.marks.of(node)!;
      const keeping = lifetime.value === 'stays' ? this.#keptBy(node) : [];
      const isApart = (made: Made): boolean => keeping.length > 0 && keeping.every((other) => excludes(other, made));
      for (const edge of node.out) {
        const { to, kind } = edge;
        if (kind === 'guess' || (kind === 'later' && isCommand(to))) continue;
        if (this.#keepers.has(to) || !isApart(madeBy(edge))) this.marks.add(to, lifetime, queue);
        else this.#apart.push([to, { value: 'ends', because: `ends after ${edge.name}()`, at: to }]);
      }
      for (const { module, arms } of this.loading.loadedBy(node))
        if (this.#keepers.has(module) || !isApart({ arms })) this.marks.add(module, lifetime, queue);
        else this.#apart.push([module, { value: 'ends', because: 'runs one command', at: module }]);
    }
  }

  /** What a function does at start-up that keeps the process alive; none if something else keeps it alive anyway. */
  #keptBy(node: FunctionSymbol): readonly Made[] {
    if (!this.#keepers.has(node) || !this.#launchers.has(node)) return [];
    const own = this.#own.get(node);
    return [
      ...(own ? [{ arms: own.at instanceof ApiCall ? own.at.call.arms : undefined }] : []),
      ...node.out.filter(({ to, kind }) => kind !== 'guess' && this.#keepers.has(to)).map(madeBy),
      ...[...this.loading.loadedBy(node)].filter(({ module }) => this.#keepers.has(module)),
    ];
  }

  /** @returns undefined where a file begins no process of its own */
  #whyItEnds(module: FunctionSymbol): string | undefined {
    const { path, facts, role, package: owner } = module.sourceFile;
    if (owner?.bin.includes(path)) return `is a command of ${owner.name || 'the package'}`;
    if (owner?.once?.includes(path)) return 'runs once, from a script of the package';
    if (facts.shebang) return 'is run as a command';
    if (role === 'script') return 'is a script';
    const isOwnEntry = role === 'source' && !this.loading.isLoaded(module) && facts.exports.length === 0;
    return isOwnEntry && !facts.commonjs && module.out.length + module.apiCalls.length > 0
      ? 'runs once: nothing keeps it alive'
      : undefined;
  }
}
