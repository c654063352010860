/** The program: all files' facts joined by their imports; contexts and effects are computed from it. */
import type { CatalogueRow } from '../catalogue/types.ts';
import { finish, type Steps } from './steps.ts';
import { Contexts } from './contexts/contexts.ts';
import { Lifetimes } from './contexts/process-lifetime.ts';
import { Costs } from './flow/costs.ts';
import { Effects } from './flow/effects.ts';
import type { Evaluator } from './values/evaluator.ts';
import { BlockingCalls, shortCall } from './link/blocking-calls.ts';
import { Inputs } from './flow/tainted-inputs.ts';
import { IncrementalLinker, type EditExtent } from './link/incremental-link.ts';
import { isWorkerFile, roleOf } from './graph/file-roles.ts';
import { DependencyTracker, Version } from './graph/dependency-tracking.ts';
import { SourceFile, type ApiCall, type Primitive } from './graph/graph.ts';
import type { SourceFileInput } from './graph/source-file-input.ts';

/** More files than this at once are a checkout, not an edit. */
const MAX_EDITS = 8;

export class Program {
  /** What cached results depend on from one question to the next. */
  readonly dependencies = new DependencyTracker();
  readonly #files = new Map<string, SourceFileInput>();
  readonly #sourceFiles = new Map<string, SourceFile>();
  /** Files that were set or deleted since the last link. */
  readonly #changed = new Set<string>();
  #linkage: IncrementalLinker | undefined;
  /** Counts how often everything was linked: in between, the units are the same objects. */
  era = 0;
  contexts: Contexts = new Contexts([], () => false);
  /** How long the processes that run its functions live. */
  readonly lifetimes = new Lifetimes(this.dependencies);
  /** What functions cost that compute; only for a linked program. */
  costs: Costs = new Costs(
    () => [],
    () => undefined,
    this.dependencies,
  );
  #effects: Effects = new Effects([]);
  #primitives: readonly Primitive[] = [];
  /** Changes with every link that changes more than positions: blocking calls may be reached from anywhere. */
  readonly #linked = new Version(this.dependencies);
  #inputs: Inputs | undefined;

  readonly #blocking: BlockingCalls;

  /**
   * @param root the folder under analysis, absolute, forward slashes
   * @param blocking more calls that block: `package#export`
   */
  constructor(
    readonly root: string,
    blocking: readonly string[] = [],
  ) {
    this.#blocking = new BlockingCalls(blocking);
  }

  set(input: SourceFileInput): void {
    this.#files.set(input.path, input);
    this.#changed.add(input.path);
  }

  delete(path: string): void {
    if (this.#files.delete(path)) this.#changed.add(path);
  }

  get sourceFiles(): Iterable<SourceFile> {
    return this.#sourceFiles.values();
  }

  unitAt(path: string): SourceFile | undefined {
    return this.#sourceFiles.get(path);
  }

  /** What references stand for; available once the program is linked. */
  get evaluator(): Evaluator {
    if (!this.#linkage) throw new Error('Link the program before asking what its references stand for');
    return this.#linkage.evaluator;
  }

  get effects(): Effects {
    this.#linked.read();
    return this.#effects;
  }

  get primitives(): readonly Primitive[] {
    this.#linked.read();
    return this.#primitives;
  }

  /** Joins the files, again only as far as a change is visible; rules read the result. */
  link(): void {
    finish(this.linking());
  }

  /**
   * As `link`, in steps: until the last, the program is neither the old nor the new one, and nothing may read or change
   * it.
   */
  *linking(): Steps<void> {
    this.forgetInputs();
    const extent = this.#linkage ? this.#relink(this.#linkage) : 'all';
    this.#changed.clear();
    // The same calls at other positions: contexts and effects stay as they were.
    if (extent === 'positions') return;
    this.#linked.change();
    if (extent === 'all') yield* this.#linkAll();
    const isOther = this.lifetimes.update(this.sourceFiles, (path) => this.#sourceFiles.get(path));
    // The APIs that a function calls do not affect where it runs, unless they keep its process alive.
    if (extent !== 'apiCalls' || isOther)
      this.contexts = new Contexts(this.sourceFiles, (node) => this.lifetimes.of(node).value === 'stays');
    const primitives: Primitive[] = [];
    for (const sourceFile of this.sourceFiles) primitives.push(...this.#blocking.of(sourceFile));
    this.#primitives = primitives;
    this.#effects = new Effects(primitives);
  }

  /** What comes from outside, worked out where it is asked for. */
  get inputs(): Inputs {
    return (this.#inputs ??= new Inputs((node, expr) => this.#linkage?.valueOf(node, expr) ?? []));
  }

  /** Caches of one question do not record what the next one depends on. */
  forgetInputs(): void {
    this.#inputs = undefined;
  }

  *#linkAll(): Steps<void> {
    // After an abort, everything starts again.
    this.#linkage = undefined;
    this.era++;
    this.#sourceFiles.clear();
    this.#blocking.forgetAll();
    // In the same order, whichever came first: among equally near ones, the first is reported.
    const files = [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const input of files)
      this.#sourceFiles.set(
        input.path,
        new SourceFile(input, writtenRole(this.root, input), this.#sourceFiles.size, this.dependencies),
      );
    this.#markImported();
    this.#markWorkers();
    const linkage = new IncrementalLinker(this.#sourceFiles, this.#blocking);
    yield* linkage.linking(this.#sourceFiles.values());
    this.#linkage = linkage;
    this.costs = new Costs((sourceFile, expr) => linkage.valueOf({ sourceFile }, expr), shortCall, this.dependencies);
  }

  #relink(linkage: IncrementalLinker): EditExtent {
    const edits: { readonly sourceFile: SourceFile; readonly input: SourceFileInput }[] = [];
    for (const path of this.#changed) {
      const sourceFile = this.#sourceFiles.get(path);
      const input = this.#files.get(path);
      if (!sourceFile || !input || !this.#staysInPlace(sourceFile, input)) return 'all';
      edits.push({ sourceFile, input });
    }
    return edits.length > MAX_EDITS ? 'all' : linkage.update(edits);
  }

  /** An imported file is part of the program, whatever its path. */
  #markImported(): void {
    const importers = [...this.sourceFiles].filter(({ role }) => role === 'source');
    // Grows while it is walked.
    for (const importer of importers) {
      for (const target of this.#testsNamedBy(importer)) {
        if (target.role !== 'test') continue;
        target.role = 'source';
        importers.push(target);
      }
    }
  }

  /** The files that a file imports and that are tests by their paths. */
  #testsNamedBy({ facts, resolutions }: Pick<SourceFileInput, 'facts' | 'resolutions'>): SourceFile[] {
    return facts.imports.flatMap(({ typeOnly }, index) => {
      const path = typeOnly ? undefined : resolutions[index]?.file;
      const target = path === undefined ? undefined : this.#sourceFiles.get(path);
      return target?.writtenRole === 'test' ? [target] : [];
    });
  }

  #markWorkers(): void {
    for (const sourceFile of this.sourceFiles) {
      for (const target of this.#namedBy(sourceFile)) if (target.role === 'source') target.role = 'worker';
      if (sourceFile.role === 'source' && isWorkerFile(sourceFile.facts)) sourceFile.role = 'worker';
    }
  }

  /** The files that a file names by their address: most likely it starts them. */
  #namedBy({ facts, resolutions }: Pick<SourceFileInput, 'facts' | 'resolutions'>): SourceFile[] {
    return facts.imports.flatMap(({ kind }, index) => {
      const file = kind === 'url' ? resolutions[index]?.file : undefined;
      return (file !== undefined && this.#sourceFiles.get(file)) || [];
    });
  }

  /** Whether an edit leaves alone what a file is for, and in which project. */
  #staysInPlace(sourceFile: SourceFile, input: SourceFileInput): boolean {
    return (
      sourceFile.project === (input.project ?? '') &&
      sourceFile.writtenRole === writtenRole(this.root, input) &&
      this.#startsTheSame(sourceFile, input)
    );
  }

  /** Whether an edit leaves alone which files are workers, and which are no tests. */
  #startsTheSame(sourceFile: SourceFile, input: SourceFileInput): boolean {
    return (
      isWorkerFile(sourceFile.facts) === isWorkerFile(input.facts) &&
      isSameSet(this.#namedBy(sourceFile), this.#namedBy(input)) &&
      isSameSet(this.#testsNamedBy(sourceFile), this.#testsNamedBy(input))
    );
  }

  /** The row of the catalogue for a call, where it blocks enough to be followed. */
  rowOf(call: ApiCall): CatalogueRow | undefined {
    return this.#blocking.rowOf(call);
  }
}

function isSameSet<T>(before: readonly T[], now: readonly T[]): boolean {
  const [known, others] = [new Set(before), new Set(now)];
  return known.size === others.size && before.every((item) => others.has(item));
}

const within = (folder: string, path: string): string =>
  path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;

/** What a file is for by its place, its package and its own text. */
function writtenRole(root: string, { path, facts, package: owner, isDependency }: SourceFileInput): SourceFile['role'] {
  if (isDependency) return 'source';
  const isRun = owner?.bin.includes(path) || owner?.once?.includes(path);
  return isRun ? 'script' : roleOf(within(root, path), within(owner?.dir ?? root, path), Boolean(facts.shebang));
}
