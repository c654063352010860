/** Which function loads which file: the module of an importer, or a function that calls `import()` or `require()`. */
import type { Arm } from '../../facts/facts.ts';
import type { FunctionSymbol, SourceFile } from '../graph/graph.ts';
import { filesOf } from '../graph/source-file-input.ts';

/** What runs when a file is loaded, and the choices by a word around the load. */
export interface Load {
  readonly module: FunctionSymbol;
  readonly arms: readonly Arm[] | undefined;
}

export class Loading {
  readonly #loads = new Map<FunctionSymbol, Load[]>();
  readonly #loaders = new Map<FunctionSymbol, FunctionSymbol[]>();
  /** Files that are started by their path, as a thread or a process. */
  readonly #starts = new Map<FunctionSymbol, Load[]>();

  constructor(sourceFiles: Iterable<SourceFile>, fileAt: (path: string) => SourceFile | undefined) {
    for (const sourceFile of sourceFiles) {
      if (sourceFile.role === 'test') continue;
      sourceFile.facts.imports.forEach(({ kind, typeOnly, within, arms }, index) => {
        for (const path of typeOnly ? [] : filesOf(sourceFile.resolutions[index])) {
          const target = fileAt(path);
          const module = target && target !== sourceFile ? moduleOf(target) : undefined;
          if (module) this.#add(module, arms, kind === 'url', loadersIn(sourceFile, within));
        }
      });
    }
  }

  #add(module: FunctionSymbol, arms: Load['arms'], isStart: boolean, loaders: readonly FunctionSymbol[]): void {
    for (const loader of loaders) {
      add(isStart ? this.#starts : this.#loads, loader, { module, arms });
      if (!isStart) add(this.#loaders, module, loader);
    }
  }

  /** The modules that run when a function does, including those it starts as threads or processes. */
  *loadedBy(fn: FunctionSymbol): Iterable<Load> {
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

const loadersIn = ({ nodes }: SourceFile, within: readonly number[] = [0]): FunctionSymbol[] =>
  within.map((id) => nodes[id]!);

/** What runs when a file is loaded; nothing if it is not analyzed. */
export const moduleOf = ({ nodes }: SourceFile): FunctionSymbol | undefined => nodes[0];

function add<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const known = table.get(key);
  if (known) known.push(value);
  else table.set(key, [value]);
}
