/** Keeps the analysis's program in step with the files of a project, and holds its findings. */
import { isDeepStrictEqual } from 'node:util';
import {
  adviseOnFinding,
  finish,
  Program,
  type FileFacts,
  type SourceFileInput,
  type Finding,
  type JudgeOptions,
  type Resolution,
  type Steps,
} from '../analysis/index.ts';
import type { LayeredSettings } from './configuration/index.ts';
import { judgingLayered } from './judging-layered.ts';
import type { PackageIndex } from './package-facts.ts';
import type { ImportResolver } from './resolve/index.ts';
import type { SeparateProjects } from './separate-projects.ts';
import { Slice } from './slice.ts';

interface Held {
  readonly input: SourceFileInput;
  readonly resolver: ImportResolver;
}

/** Facts about the folders around the files, until files or configurations are added or removed. */
export interface Surroundings {
  readonly resolver: ImportResolver;
  readonly packages: PackageIndex;
  readonly projects: SeparateProjects;
}

export interface ProgramFiles extends Surroundings {
  /** Facts by path. */
  readonly own: ReadonlyMap<string, FileFacts>;
  /** Facts of files in node_modules packages. */
  readonly dependencies: ReadonlyMap<string, FileFacts>;
}

export interface LinkOptions extends JudgeOptions {
  /** Adds its advice to each finding; otherwise callers ask the program for it. */
  readonly advise?: boolean;
}

export class LinkedProgram {
  readonly #options: LinkOptions;
  readonly #program: Program;
  readonly #held = new Map<string, Held>();
  #around: Surroundings | undefined;
  /** Where the settings differ from file to file. */
  layered: LayeredSettings | undefined;

  constructor(root: string, options: LinkOptions) {
    this.#options = options;
    this.#program = new Program(root, options.blocking);
  }

  /** Makes the program hold exactly these files, not linked yet. Yields to the event loop now and then. */
  async hold({ own, dependencies, ...around }: ProgramFiles): Promise<void> {
    this.#around = around;
    for (const path of this.#held.keys()) if (!own.has(path) && !dependencies.has(path)) this.delete(path);
    const slice = new Slice();
    for (const [files, isDependency] of [
      [own, false],
      [dependencies, true],
    ] as const) {
      for (const [path, facts] of files) {
        this.set(path, facts, isDependency);
        if (slice.isOver) await slice.next();
      }
    }
  }

  /**
   * @returns whether there is something to link
   * @throws before the first `hold`
   */
  set(path: string, facts: FileFacts, isDependency = false): boolean {
    if (!this.#around) throw new Error('No files are held yet');
    const { resolver, packages, projects } = this.#around;
    const held = this.#held.get(path);
    if (held?.input.facts === facts && held.resolver === resolver) return false;
    const owner = isDependency ? undefined : packages.of(path);
    // Most edits do not change the imports.
    const resolutions =
      held?.resolver === resolver && asksTheSame(held.input.facts, facts)
        ? held.input.resolutions
        : resolutionsOf(path, facts, resolver);
    const input: SourceFileInput = {
      path,
      facts,
      isDependency,
      resolutions,
      project: projects.of(path),
      ...(owner && { package: owner }),
    };
    this.#held.set(path, { input, resolver });
    // Most files added or removed elsewhere change nothing here.
    const isNew = held?.input.facts !== facts || !isDeepStrictEqual(held.input, input);
    if (isNew) this.#program.set(input);
    return isNew;
  }

  delete(path: string): void {
    this.#held.delete(path);
    this.#program.delete(path);
  }

  /**
   * Links the files and judges them, without yielding.
   * @returns the findings by file
   */
  link(): ReadonlyMap<string, readonly Finding[]> {
    this.#program.link();
    return this.#advisedOn(finish(judgingLayered(this.#program, this.#options, this.layered)));
  }

  /**
   * As `link`, but yields to the event loop now and then. Until this is done, the program is in an intermediate state
   * and must not be used.
   * @param onLinked called before the rules run
   */
  async linkYielding(onLinked?: () => void): Promise<ReadonlyMap<string, readonly Finding[]>> {
    await inSlices(this.#program.linking());
    onLinked?.();
    return this.#advisedOn(await inSlices(judgingLayered(this.#program, this.#options, this.layered)));
  }

  #advisedOn(findings: ReadonlyMap<string, readonly Finding[]>): ReadonlyMap<string, readonly Finding[]> {
    return this.#options.advise
      ? new Map([...findings].map(([path, ofFile]) => [path, ofFile.map((finding) => this.#advised(finding))]))
      : findings;
  }

  /** Does what `link` does after an edit of the file, and back; afterwards nothing is different. */
  warmUp(path: string, facts: FileFacts): ReadonlyMap<string, readonly Finding[]> {
    const held = this.#held.get(path);
    if (held) {
      this.#program.set({ ...held.input, facts });
      this.link();
      this.#program.set(held.input);
    }
    return this.link();
  }

  /** As of the last `link`. */
  get program(): Program {
    return this.#program;
  }

  #advised(finding: Finding): Finding {
    const advice = adviseOnFinding(this.#program, finding);
    return advice ? { ...finding, advice } : finding;
  }
}

async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (const slice = new Slice(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (slice.isOver) await slice.next();
  }
}

function asksTheSame({ imports: before }: FileFacts, { imports }: FileFacts): boolean {
  return (
    imports.length === before.length &&
    imports.every(({ specifier, kind, typeOnly }, index) => {
      const known = before[index]!;
      return specifier === known.specifier && kind === known.kind && typeOnly === known.typeOnly;
    })
  );
}

/** The target of each import of a file, by index. */
export function resolutionsOf(path: string, facts: FileFacts, resolver: ImportResolver): (Resolution | null)[] {
  return facts.imports.map((request) => resolver.resolve(path, request));
}
