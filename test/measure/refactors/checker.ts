/** What the TypeScript checker says of a few files of a repository, with some of their texts replaced. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Our own packages: a project's that are not installed, such as the pool it names, are taken from here where they are
 * there.
 */
const OURS = join(import.meta.dirname, 'checker.ts');
const TYPES = dirname(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')));

/** By path: the text that stands for the file. */
export type Overlay = ReadonlyMap<string, string>;

export class Checker {
  readonly #options: ts.CompilerOptions;
  readonly #parsed = new Map<string, ts.SourceFile | undefined>();
  readonly #resolved: ts.ModuleResolutionCache;
  /** Of all the files, as they are: made once. */
  #before: ts.Program | undefined;
  readonly #countsBefore = new Map<string, ReadonlyMap<string, number>>();

  /**
   * @param folder absolute; the `tsconfig.json` there says how strict it is
   * @param files all that are asked about
   */
  constructor(
    readonly folder: string,
    readonly files: readonly string[],
  ) {
    const found = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(
      found.config ?? {},
      { ...ts.sys, readDirectory: () => [] },
      folder,
    );
    this.#options = {
      ...options,
      noEmit: true,
      allowJs: true,
      checkJs: options.checkJs ?? false,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [TYPES],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      allowImportingTsExtensions: true,
      ignoreDeprecations: '6.0',
      // What is unused is no mistake; the files are not compiled as the projects would.
      noUnusedLocals: false,
      noUnusedParameters: false,
      composite: false,
      incremental: false,
      declaration: false,
      emitDeclarationOnly: false,
      rewriteRelativeImportExtensions: false,
      verbatimModuleSyntax: false,
      isolatedModules: false,
    };
    delete this.#options.outFile;
    delete this.#options.rootDir;
    this.#resolved = ts.createModuleResolutionCache(folder, (name) => name, this.#options);
  }

  /** @returns mistakes in the syntax of a text */
  syntax(path: string, text: string): string[] {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kindOf(path));
    return (file as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics.map(textOf);
  }

  /**
   * @param files looked at, besides what the overlay adds
   * @returns the errors that are there with the overlay and not without it
   */
  newErrors(files: readonly string[], overlay: Overlay): string[] {
    const before = new Map(files.flatMap((path) => [...this.#errorsBefore(path)]));
    // With all the files each time: what one of them declares for all is there before and afterwards.
    const program = this.#program([...this.files, ...overlay.keys()], overlay, this.#before);
    const after = new Map(
      [...new Set([...files, ...overlay.keys()])].flatMap((path) => [...this.#errors(program, path)]),
    );
    const moved = new Set([...before.keys()].map(messageIn));
    // Code that moves to a new file takes its errors along.
    const hasMoved = (text: string) => this.#isCreated(text, files) && moved.has(messageIn(text));
    return [...after]
      .filter(([text, count]) => count > (before.get(text) ?? 0) && !hasMoved(text))
      .map(([text]) => text);
  }

  #program(files: readonly string[], overlay: Overlay, old?: ts.Program): ts.Program {
    const host = ts.createCompilerHost(this.#options);
    host.resolveModuleNameLiterals = (literals, from) => literals.map(({ text }) => this.#resolve(text, from, host));
    host.getSourceFile = (path) => this.#file(path, overlay.get(path));
    host.fileExists = (path) => overlay.has(path) || ts.sys.fileExists(path);
    host.readFile = (path) => overlay.get(path) ?? ts.sys.readFile(path);
    return ts.createProgram([...new Set(files)], this.#options, host, old);
  }

  #resolve(name: string, from: string, host: ts.CompilerHost): ts.ResolvedModuleWithFailedLookupLocations {
    const found = ts.resolveModuleName(name, from, this.#options, host, this.#resolved);
    return found.resolvedModule || name.startsWith('.')
      ? found
      : ts.resolveModuleName(name, OURS, this.#options, host, this.#resolved);
  }

  #errorsBefore(path: string): ReadonlyMap<string, number> {
    this.#before ??= this.#program(this.files, new Map());
    const known = this.#countsBefore.get(path) ?? this.#errors(this.#before, path);
    this.#countsBefore.set(path, known);
    return known;
  }

  /** Errors with how often they are there; without their lines, which move. */
  #errors(program: ts.Program, path: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const file = program.getSourceFile(path);
    if (!file) return counts;
    for (const diagnostic of [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]) {
      if (isNotInstalled(diagnostic)) continue;
      const text = `${path.slice(this.folder.length + 1)}: ${textOf(diagnostic)}`;
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    return counts;
  }

  #isCreated(error: string, files: readonly string[]): boolean {
    return !files.some((path) => error.startsWith(`${path.slice(this.folder.length + 1)}: `));
  }

  #file(path: string, text: string | undefined): ts.SourceFile | undefined {
    if (text !== undefined) return parse(path, text);
    if (!this.#parsed.has(path))
      this.#parsed.set(path, ts.sys.fileExists(path) ? parse(path, readFileSync(path, 'utf8')) : undefined);
    return this.#parsed.get(path);
  }
}

/** What an error says, without its file and the names of modules, which follow the file. */
const messageIn = (error: string): string => error.slice(error.indexOf(': ')).replace(/module '[^']*'/, 'module');

/** A package that the project names in its package.json need not be there. */
const isNotInstalled = ({ code, messageText }: ts.Diagnostic): boolean =>
  (code === 2307 || code === 7016) && !/module '\./.test(ts.flattenDiagnosticMessageText(messageText, ' '));

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kindOf(path));

function kindOf(path: string): ts.ScriptKind {
  if (path.endsWith('.json')) return ts.ScriptKind.JSON;
  if (/\.[cm]?ts$/.test(path)) return ts.ScriptKind.TS;
  return path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.JSX;
}

/**
 * What the checker says the same way each time: neither reasons nor suggestions, of which it makes a few and then no
 * more; no unions, whose order it does not keep, and no lists of properties.
 */
const textOf = ({ messageText }: ts.Diagnostic): string =>
  (typeof messageText === 'string' ? messageText : messageText.messageText)
    .replace(/ Did you mean .*/s, '')
    .replace(/'[^']+ \| [^']+'/g, '…')
    .replace(/(properties from type \S+): .*/s, '$1');
