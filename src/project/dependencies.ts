/** Reads the code of packages in node_modules as far as their blocking calls may affect the project. */
import type { FileFacts, ImportFacts } from '../analysis/index.ts';
import { hasModule } from '../analysis/index.ts';
import { stampsOf, type Stamp } from './cache/stamp.ts';
import type { FactsStore } from './facts-store.ts';
import type { ImportResolver, Resolution } from './resolve/index.ts';
import { isSource } from './source-files.ts';

/** Limits for one package. A larger one is a bundle or a framework, whose internals are not worth reporting. */
const MAX_PACKAGE = { files: 60, bytes: 600_000 };
/** Bytes of a file above which it is taken for a bundle. */
const MAX_FILE = 200_000;
/** Packages imported by the project's packages, and those that these import. */
const MAX_DEPTH = 2;
/** Total number of files. */
export const MAX_DEPENDENCY_FILES = 3000;

export interface DependencyOptions {
  /** The project's files whose imports are followed, with their facts. */
  readonly importers: Iterable<readonly [path: string, facts: FileFacts]>;
  /** The project's own files, some of which may stand in a folder of packages. */
  readonly own: ReadonlyMap<string, FileFacts>;
  readonly resolver: ImportResolver;
  readonly store: FactsStore;
  readonly signal?: AbortSignal | undefined;
}

interface Wanted {
  readonly file: string;
  readonly depth: number;
}

/**
 * Reads the packages that the project imports and the catalogue does not list, from their entry along their imports.
 * @returns by path, the facts of packages that may block: they use a blocking module of Node, or another such package
 * @throws the signal's reason on abort
 */
export async function readDependencies({
  importers,
  own,
  resolver,
  store,
  signal,
}: DependencyOptions): Promise<Map<string, FileFacts>> {
  const crawl = new Crawl(resolver, own);
  for (const [path, facts] of importers) crawl.follow(path, facts, 0);
  while (crawl.hasNext) {
    const round = crawl.next();
    const stamps = crawl.admit(round, await stampsOf(round.map(({ file }) => file)));
    await store.settle(stamps, { signal });
    await store.load(stamps, { signal });
    for (const { file, depth } of round) {
      const facts = stamps.has(file) ? store.facts(file) : undefined;
      if (facts) crawl.follow(file, facts, depth);
    }
  }
  return crawl.mayBlock();
}

class Crawl {
  readonly #resolver: ImportResolver;
  readonly #own: ReadonlyMap<string, FileFacts>;
  readonly #facts = new Map<string, FileFacts>();
  readonly #seen = new Set<string>();
  readonly #used = new Map<string, { files: number; bytes: number }>();
  /** By package: the packages that import it. */
  readonly #imports = new Map<string, Set<string>>();
  readonly #blocking = new Set<string>();
  #next: Wanted[] = [];

  constructor(resolver: ImportResolver, own: ReadonlyMap<string, FileFacts>) {
    this.#resolver = resolver;
    this.#own = own;
  }

  get hasNext(): boolean {
    return this.#next.length > 0;
  }

  next(): Wanted[] {
    const round = this.#next;
    this.#next = [];
    return round;
  }

  /** The files that still fit the limits of their packages. */
  admit(round: readonly Wanted[], stamps: ReadonlyMap<string, Stamp>): Map<string, Stamp> {
    const admitted = new Map<string, Stamp>();
    for (const { file } of round) {
      const stamp = stamps.get(file);
      const used = this.#used.get(packageOf(file)) ?? { files: 0, bytes: 0 };
      if (
        !stamp ||
        stamp.size > MAX_FILE ||
        used.files >= MAX_PACKAGE.files ||
        used.bytes + stamp.size > MAX_PACKAGE.bytes
      )
        continue;
      if (this.#facts.size + admitted.size >= MAX_DEPENDENCY_FILES) break;
      this.#used.set(packageOf(file), { files: used.files + 1, bytes: used.bytes + stamp.size });
      admitted.set(file, stamp);
    }
    return admitted;
  }

  /** @param depth 0 for a file of the project, else the number of packages from the project to this file's package */
  follow(path: string, facts: FileFacts, depth: number): void {
    const from = depth === 0 ? undefined : packageOf(path);
    if (from !== undefined) this.#facts.set(path, facts);
    for (const request of facts.imports) {
      if (request.typeOnly || (from === undefined && !mayLeadOut(request))) continue;
      const target = this.#resolver.resolve(path, request);
      if (from !== undefined && target?.module !== undefined && hasModule(target.module)) this.#blocking.add(from);
      const file = dependencyFile(target);
      if (file === undefined || this.#own.has(file)) continue;
      const to = packageOf(file);
      if (from !== undefined && from !== to) this.#imports.set(from, (this.#imports.get(from) ?? new Set()).add(to));
      const below = from === to ? depth : depth + 1;
      if (below > MAX_DEPTH || this.#seen.has(file)) continue;
      this.#seen.add(file);
      this.#next.push({ file, depth: below });
    }
  }

  mayBlock(): Map<string, FileFacts> {
    const blocking = this.#blocking;
    for (let before = -1; before < blocking.size; ) {
      before = blocking.size;
      for (const [from, targets] of this.#imports) if ([...targets].some((to) => blocking.has(to))) blocking.add(from);
    }
    return new Map([...this.#facts].filter(([path]) => blocking.has(packageOf(path))));
  }
}

function mayLeadOut({ specifier }: ImportFacts): boolean {
  return !specifier.startsWith('.') && !hasModule(specifier);
}

/** The file of a package outside the catalogue that an import leads to. */
function dependencyFile(target: Resolution | null): string | undefined {
  if (!target?.file?.includes('/node_modules/') || !isSource(target.file)) return undefined;
  return target.module !== undefined && hasModule(target.module) ? undefined : target.file;
}

const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/** The folder of the package that contains a file in node_modules. */
function packageOf(file: string): string {
  return PACKAGE_FOLDER.exec(file)?.[0] ?? file;
}
