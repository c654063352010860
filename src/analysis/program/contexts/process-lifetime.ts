/**
 * How long the process lives that runs a function: it stays (it listens, watches, polls, or a host keeps it), it ends
 * when its one task is done, or nobody knows because others load it.
 */
import type { Place } from '../../findings.ts';
import { changed, read } from '../graph/dependency-tracking.ts';
import { ApiCall, type FunctionSymbol, type LifetimeEvidence, type SourceFile } from '../graph/graph.ts';
import { isCommand, isLoadedByFramework, keepAliveOf, type KeepAlive } from './keep-alive.ts';
import { Loading, moduleOf } from './loading.ts';

/** As it is told: with the place instead of what stands there. */
export interface ProcessLifetime extends Omit<LifetimeEvidence, 'at'> {
  readonly at?: Place;
}

const TEST: LifetimeEvidence = { value: 'ends', because: 'runs tests' };
const UNKNOWN: LifetimeEvidence = { value: 'library', because: 'is not seen: others may load it' };

/** How long the process lives that runs a function. */
export function lifetimeOf(node: FunctionSymbol): ProcessLifetime {
  const { value, kind, because, at } = evidenceOf(node);
  return { value, ...(kind && { kind }), because, ...(at && { at: placeOf(at) }) };
}

function evidenceOf(node: FunctionSymbol): LifetimeEvidence {
  const { sourceFile } = node;
  read(sourceFile.lifetimeVersion);
  if (sourceFile.role === 'test') return TEST;
  if (node.id === 0 && node.lifetime) return node.lifetime;
  // What nobody is seen to call runs where the function does that it stands in, or what else its file holds.
  for (let at: FunctionSymbol | undefined = node; at && at.id > 0; at = sourceFile.nodes[at.facts.parent])
    if (at.lifetime) return at.lifetime;
  return sourceFile.lifetime ?? UNKNOWN;
}

function placeOf(at: ApiCall | FunctionSymbol): Place {
  return at instanceof ApiCall
    ? { file: at.node.sourceFile.path, span: at.call.span }
    : { file: at.sourceFile.path, span: at.facts.span };
}

/** Works out the lifetimes of all functions of a program, and says which files have other ones than before. */
export function findLifetimes(
  sourceFiles: Iterable<SourceFile>,
  fileAt: (path: string) => SourceFile | undefined,
): void {
  const files = [...sourceFiles];
  const before = files.map(signatureOf);
  for (const sourceFile of files) {
    sourceFile.lifetime = undefined;
    for (const node of sourceFile.nodes) node.lifetime = undefined;
  }
  const lifetimes = new Lifetimes(files, new Loading(files, fileAt));
  lifetimes.markStaying();
  lifetimes.markEnding();
  files.forEach((sourceFile, index) => {
    if (signatureOf(sourceFile) !== before[index]) changed(sourceFile.lifetimeVersion);
  });
}

/** What is told of a file's functions, as text to compare. */
const signatureOf = ({ lifetime, nodes }: SourceFile): string =>
  [lifetime, ...nodes.map((node) => node.lifetime)].map((each) => (each ? textOf(each) : '')).join('|');

function textOf({ value, because, at }: LifetimeEvidence): string {
  if (!at) return value + because;
  const node = at instanceof ApiCall ? at.node : at;
  return `${value}${because}@${node.sourceFile.path}#${node.id}`;
}

class Lifetimes {
  /** What makes its process stay, once it runs. */
  readonly #keepers = new Map<FunctionSymbol, KeepAlive>();

  constructor(
    readonly files: readonly SourceFile[],
    readonly loading: Loading,
  ) {}

  markStaying(): void {
    this.#findKeepers();
    const queue: FunctionSymbol[] = [];
    for (const [node, keeper] of this.#keepers) mark(node, { ...keeper, value: 'stays' }, queue);
    for (const sourceFile of this.files) {
      const { package: owner, path } = sourceFile;
      if (!owner?.started?.includes(path) || owner.bin.includes(path)) continue;
      const module = moduleOf(sourceFile);
      if (module)
        mark(module, { value: 'stays', kind: 'started', because: 'is started as a service', at: module }, queue);
    }
    this.#spread(queue);
  }

  markEnding(): void {
    const queue: FunctionSymbol[] = [];
    for (const sourceFile of this.files) {
      if (sourceFile.isDependency || sourceFile.role === 'test') continue;
      for (const node of sourceFile.nodes)
        if (isCommand(node)) mark(node, { value: 'ends', because: 'runs one command', at: node }, queue);
      const module = moduleOf(sourceFile);
      const because = module && this.#whyItEnds(module);
      if (because !== undefined) mark(module!, { value: 'ends', because, at: module! }, queue);
    }
    this.#spread(queue);
  }

  /** Backwards from what keeps a process alive to all that leads there. */
  #findKeepers(): void {
    const keepers = this.#keepers;
    const queue: FunctionSymbol[] = [];
    const add = (node: FunctionSymbol, keeper: KeepAlive) => {
      if (keepers.has(node) || node.sourceFile.role === 'test') return;
      keepers.set(node, keeper);
      queue.push(node);
    };
    for (const sourceFile of this.files) {
      for (const node of sourceFile.nodes) {
        const keeper = keepAliveOf(node);
        if (!keeper) continue;
        add(node, keeper);
        const module = node === keeper.at && isLoadedByFramework(sourceFile) ? moduleOf(sourceFile) : undefined;
        if (module) add(module, keeper);
      }
    }
    for (const node of queue) {
      // Who runs a program with another command does not get there.
      if (isCommand(node)) continue;
      const keeper = keepers.get(node)!;
      for (const { from, kind } of node.in) if (kind !== 'guess') add(from, keeper);
      if (node.id === 0) for (const loader of this.loading.loadersOf(node)) add(loader, keeper);
    }
  }

  #spread(queue: FunctionSymbol[]): void {
    for (const node of queue) {
      const lifetime = node.lifetime!;
      for (const { to, kind } of node.out) {
        if (kind !== 'guess' && !(kind === 'later' && isCommand(to))) mark(to, lifetime, queue);
      }
      for (const module of this.loading.loadedBy(node)) mark(module, lifetime, queue);
    }
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

function mark(node: FunctionSymbol, lifetime: LifetimeEvidence, queue: FunctionSymbol[]): void {
  if (node.lifetime || node.sourceFile.role === 'test') return;
  node.lifetime = lifetime;
  node.sourceFile.lifetime ??= lifetime;
  queue.push(node);
}
