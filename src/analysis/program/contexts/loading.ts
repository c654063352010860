/** Which function loads which file: the module of an importer, or a function that calls `import()` or `require()`. */
import type { FunctionSymbol, SourceFile } from '../graph/graph.ts';

export class Loading {
  readonly #loads = new Map<FunctionSymbol, FunctionSymbol[]>();
  readonly #loaders = new Map<FunctionSymbol, FunctionSymbol[]>();
  /** Files that are started by their path, as a thread or a process. */
  readonly #starts = new Map<FunctionSymbol, FunctionSymbol[]>();

  constructor(sourceFiles: Iterable<SourceFile>, fileAt: (path: string) => SourceFile | undefined) {
    for (const sourceFile of sourceFiles) {
      if (sourceFile.role === 'test') continue;
      sourceFile.facts.imports.forEach(({ kind, typeOnly, within }, index) => {
        const path = typeOnly ? undefined : sourceFile.resolutions[index]?.file;
        const target = path === undefined ? undefined : fileAt(path);
        const loaded = target && target !== sourceFile ? moduleOf(target) : undefined;
        if (!loaded) return;
        for (const id of within ?? [0]) {
          const loader = sourceFile.nodes[id]!;
          if (kind === 'url') add(this.#starts, loader, loaded);
          else {
            add(this.#loads, loader, loaded);
            add(this.#loaders, loaded, loader);
          }
        }
      });
    }
  }

  /** The modules that run when a function does, those it starts as threads or processes among them. */
  *loadedBy(fn: FunctionSymbol): Iterable<FunctionSymbol> {
    yield* this.#loads.get(fn) ?? [];
    yield* this.#starts.get(fn) ?? [];
  }

  /** The functions that load a module into their own process. */
  loadersOf(module: FunctionSymbol): readonly FunctionSymbol[] {
    return this.#loaders.get(module) ?? [];
  }

  isLoaded(module: FunctionSymbol): boolean {
    return this.#loaders.has(module);
  }
}

/** What runs when a file is loaded; nothing in one that is not read. */
export const moduleOf = ({ nodes }: SourceFile): FunctionSymbol | undefined => nodes[0];

function add<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const known = table.get(key);
  if (known) known.push(value);
  else table.set(key, [value]);
}
