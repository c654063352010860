/** Resolves imports: to a file of the project, a file of a dependency, or a module known only by name. */
import { isBuiltin } from 'node:module';
import { withoutRegistry, type FileError } from '../../analysis/index.ts';
import { folderOf, isWithin, pathIn, slashed } from '../paths.ts';
import { isSource, isTemplate } from '../source-files.ts';
import { readManifests, type Manifest } from './manifests.ts';
import { findEntry, findOwnImport } from './package-entry.ts';
import { SourceLookup } from './source-lookup.ts';
import { findTsconfigScopes, type TsconfigScopes } from './tsconfig-scopes.ts';
import { findWorkspacePackages, type WorkspacePackages } from './workspaces.ts';

/**
 * The target of an import: a file that may be part of the program, a module by name (`node:fs`, `fs-extra`), or both.
 */
export interface Resolution {
  readonly file?: string;
  /** The files that a pattern fits, sorted. */
  readonly files?: readonly string[];
  readonly module?: string;
}

export interface ResolverOptions {
  /** Absolute, with forward slashes, like all paths here. */
  readonly root: string;
  /** All source files of the project. */
  readonly sources: ReadonlySet<string>;
  /** All package.json, tsconfig.json and similar files. */
  readonly configurations: readonly string[];
  /** Real paths of linked folders, with the paths under which they are shown. */
  readonly links: readonly (readonly [real: string, shown: string])[];
}

export interface ImportRequest {
  readonly specifier: string;
  readonly kind: 'import' | 'require' | 'dynamic' | 'url' | 'template';
  /** `./handlers/*`: each file of a folder. */
  readonly isPattern?: true;
}

/** `https://…`, `data:…`, `bun:sqlite`: neither a path nor a package. */
const SCHEME = /^[a-z][a-z+.-]+:/i;
const RELATIVE = /^\.{0,2}(?:\/|$)/;
/** `./worker.js?worker`: an instruction to the bundler. */
const QUERY = /\?.*$/;
const PACKAGE = /^((?:@[^/]+\/)?[^/]+)(\/.+)?$/;

/** Resolves imports for one state of the disk: make a new one after files were added or removed. */
export class ImportResolver {
  /** Errors in configuration files. */
  readonly errors: readonly FileError[];
  readonly manifests: readonly Manifest[];
  readonly lookup: SourceLookup;
  readonly #options: ResolverOptions;
  readonly #packages: WorkspacePackages;
  readonly #scopes: TsconfigScopes;
  readonly #manifestOf: (folder: string) => Manifest | undefined;
  readonly #known = new WeakMap<ImportRequest, Resolution | null>();

  private constructor(
    options: ResolverOptions,
    manifests: readonly Manifest[],
    packages: WorkspacePackages,
    scopes: TsconfigScopes,
    errors: readonly FileError[],
  ) {
    this.errors = errors;
    this.manifests = manifests;
    this.lookup = new SourceLookup(options.sources);
    this.#options = options;
    this.#packages = packages;
    this.#scopes = scopes;
    this.#manifestOf = nearest(manifests);
  }

  /** Reads the configuration files. Errors in them are listed in the resolver's `errors`; the rest still applies. */
  static async open(options: ResolverOptions): Promise<ImportResolver> {
    const { root, configurations } = options;
    const errors: FileError[] = [];
    const manifests = await readManifests(
      configurations.filter((file) => file.endsWith('/package.json')),
      errors,
    );
    const [packages, scopes] = await Promise.all([
      findWorkspacePackages(root, configurations, manifests, errors),
      findTsconfigScopes(root, configurations, errors),
    ]);
    return new ImportResolver(options, manifests, packages, scopes, errors);
  }

  /**
   * @param from the importing file, of the project or of a dependency
   * @param request part of that file's facts and of no other's: its target is cached with it
   * @returns null if the target does not exist or contains no code
   */
  resolve(from: string, request: ImportRequest): Resolution | null {
    let resolution = this.#known.get(request);
    if (resolution === undefined) {
      resolution = this.#resolve(from, request);
      this.#known.set(request, resolution);
    }
    return resolution;
  }

  #resolve(from: string, { specifier, kind, isPattern }: ImportRequest): Resolution | null {
    if (isPattern) return this.#fitting(from, specifier);
    if (kind === 'template') return this.#template(from, specifier);
    if (isBuiltin(specifier)) return { module: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
    if (SCHEME.test(specifier)) return { module: withoutRegistry(specifier) };
    const path = specifier.replace(QUERY, '');
    if (path === '') return null;
    if (RELATIVE.test(path)) return toFile(this.#relative(from, path));
    if (kind === 'url') return toFile(this.#relative(from, `./${path}`) ?? this.#relativeToPackage(from, path));
    if (path.startsWith('#')) return toFile(this.#installed(from, path) ?? this.#ownImport(from, path, kind));
    const installed = this.#installed(from, path);
    if (installed !== undefined && this.#options.sources.has(installed)) return { file: installed, module: path };
    const file = this.#inWorkspace(from, path, kind) ?? installed;
    return file !== undefined && isSource(file) ? { file, module: path } : { module: path };
  }

  /** The files that a pattern means: beside the importing file, or in its package. */
  #fitting(from: string, pattern: string): Resolution | null {
    const here = folderOf(from);
    const ofPackage = this.#manifestOf(here)?.folder ?? this.#options.root;
    const folders = pattern.startsWith('.') ? [here] : [...new Set([ofPackage, this.#options.root, here])];
    for (const folder of folders) {
      const files = this.lookup.fitting(folder, pattern).filter((file) => file !== from);
      if (files.length > 0) return { files };
    }
    return null;
  }

  /** The folder of the package whose source `from` belongs to. */
  manifestOf(folder: string): Manifest | undefined {
    return this.#manifestOf(folder);
  }

  #relative(from: string, path: string): string | undefined {
    const target = pathIn(folderOf(from), path);
    return (
      this.lookup.file(target) ??
      this.#disk(from, path) ??
      this.lookup.built(this.#manifestOf(folderOf(target))?.folder ?? this.#options.root, target)
    );
  }

  /** Paths passed to `new Worker` or `fork` are relative to the current folder, which is mostly that of the package. */
  #relativeToPackage(from: string, path: string): string | undefined {
    const folder = this.#manifestOf(folderOf(from))?.folder;
    return folder === undefined ? undefined : this.lookup.built(folder, pathIn(folder, `./${path}`));
  }

  /** Relative to the class, with or without a dot. */
  #template(from: string, path: string): Resolution | null {
    const file = this.lookup.spelled(pathIn(folderOf(from), path)) ?? this.#disk(from, `./${path}`);
    return file !== undefined && isTemplate(file) ? { file } : null;
  }

  /**
   * @nonblocking Microseconds from the resolver's own cache; its asynchronous counterpart takes longer on this thread.
   */
  #installed(from: string, path: string): string | undefined {
    const found = this.#isProjectFile(from)
      ? this.#scopes.of(folderOf(from)).resolveFileSync(from, path).path
      : undefined;
    return found === undefined ? this.#disk(from, path) : this.#shown(found);
  }

  /** @nonblocking For the same reason. */
  #disk(from: string, path: string): string | undefined {
    const found = this.#scopes.plain.sync(folderOf(from), path).path;
    return found === undefined ? undefined : this.#shown(found);
  }

  #isProjectFile(file: string): boolean {
    return this.#options.sources.has(file);
  }

  #inWorkspace(from: string, path: string, kind: ImportRequest['kind']): string | undefined {
    const [, name, subpath = ''] = PACKAGE.exec(path) ?? [];
    const manifest = name === undefined ? undefined : this.#packages.find(name, folderOf(from));
    return manifest && findEntry(manifest, `.${subpath}`, kind === 'require', this.lookup);
  }

  #ownImport(from: string, path: string, kind: ImportRequest['kind']): string | undefined {
    const manifest = this.#manifestOf(folderOf(from));
    return manifest && findOwnImport(manifest, path, kind === 'require', this.lookup);
  }

  /** The resolver follows links; the project's files keep the names under which they were found. */
  #shown(absolute: string): string {
    const found = slashed(absolute);
    const link = this.#options.links.find(([real]) => isWithin(real, found));
    const path = link ? link[1] + found.slice(link[0].length) : found;
    return this.lookup.spelled(path) ?? path;
  }
}

function toFile(file: string | undefined): Resolution | null {
  return file !== undefined && isSource(file) ? { file } : null;
}

/** The nearest package.json above a folder, cached for every folder asked for. */
function nearest(manifests: readonly Manifest[]): (folder: string) => Manifest | undefined {
  const known = new Map<string, Manifest | undefined>(manifests.map((manifest) => [manifest.folder, manifest]));
  const find = (folder: string): Manifest | undefined => {
    if (known.has(folder)) return known.get(folder);
    const parent = folderOf(folder);
    const found = parent === folder ? undefined : find(parent);
    known.set(folder, found);
    return found;
  };
  return find;
}
