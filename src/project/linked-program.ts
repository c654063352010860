/** The analysis's program kept in step with the files of a project, and what it finds in them. */
import { isDeepStrictEqual } from 'node:util';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { judge, Program, type FileFacts, type Finding, type JudgeOptions, type Resolution } from '../analysis/index.ts';
import { PackageIndex } from './package-facts.ts';
import type { ImportResolver } from './resolve/index.ts';

/** Milliseconds of resolving after which other work is let in. */
const SLICE = 10;

interface Held {
  readonly facts: FileFacts;
  readonly resolver: ImportResolver;
}

export interface ProgramFiles {
  /** Facts by path. */
  readonly own: ReadonlyMap<string, FileFacts>;
  /** Facts of files of packages in node_modules. */
  readonly dependencies: ReadonlyMap<string, FileFacts>;
  readonly resolver: ImportResolver;
}

export class LinkedProgram {
  readonly #options: JudgeOptions;
  readonly #root: string;
  readonly #program: Program;
  readonly #held = new Map<string, Held>();
  #findings: ReadonlyMap<string, readonly Finding[]> = new Map();
  #resolver: ImportResolver | undefined;
  #packages: PackageIndex | undefined;

  constructor(root: string, options: JudgeOptions) {
    this.#root = root;
    this.#options = options;
    this.#program = new Program(root);
  }

  /** Findings by file, of the last `link`. */
  get findings(): ReadonlyMap<string, readonly Finding[]> {
    return this.#findings;
  }

  /** Makes the program hold exactly these files, not linked yet. Gives way to other work now and then. */
  async hold({ own, dependencies, resolver }: ProgramFiles): Promise<void> {
    if (resolver !== this.#resolver) {
      this.#resolver = resolver;
      this.#packages = new PackageIndex(this.#root, resolver.manifests, resolver.lookup);
    }
    for (const path of this.#held.keys()) if (!own.has(path) && !dependencies.has(path)) this.delete(path);
    let start = performance.now();
    for (const [files, isDependency] of [[own, false], [dependencies, true]] as const) {
      for (const [path, facts] of files) {
        this.set(path, facts, isDependency);
        if (performance.now() - start < SLICE) continue;
        await nextTurn();
        start = performance.now();
      }
    }
  }

  /** @throws before the first `hold` */
  set(path: string, facts: FileFacts, isDependency = false): void {
    const resolver = this.#resolver;
    if (!resolver) throw new Error('No files are held yet');
    const held = this.#held.get(path);
    if (held?.facts === facts && held.resolver === resolver) return;
    this.#held.set(path, { facts, resolver });
    const owner = isDependency ? undefined : this.#packages?.of(path);
    this.#program.set({ path, facts, isDependency, resolutions: resolutionsOf(path, facts, resolver), ...(owner && { package: owner }) });
  }

  delete(path: string): void {
    this.#held.delete(path);
    this.#program.delete(path);
  }

  /**
   * Joins the files and judges them. In one go: what is looked at meanwhile would be neither old nor new.
   * @returns the files whose findings changed
   */
  link(): readonly string[] {
    const before = this.#findings;
    this.#program.link();
    this.#findings = judge(this.#program, this.#options);
    return changedFiles(before, this.#findings);
  }
}

/** Where each import of a file leads, by index. */
export function resolutionsOf(path: string, facts: FileFacts, resolver: ImportResolver): (Resolution | null)[] {
  return facts.imports.map((request) => resolver.resolve(path, request));
}

/** The files whose findings differ. */
export function changedFiles(
  before: ReadonlyMap<string, readonly Finding[]>, after: ReadonlyMap<string, readonly Finding[]>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => !isDeepStrictEqual(before.get(file) ?? [], after.get(file) ?? []));
}
