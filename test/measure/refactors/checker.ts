/** What the TypeScript checker says of a few files of a repository, with some of their texts replaced. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const TYPES = dirname(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')));

/** By path: the text that stands for the file. */
export type Overlay = ReadonlyMap<string, string>;

export class Checker {
  readonly #options: ts.CompilerOptions;
  readonly #parsed = new Map<string, ts.SourceFile | undefined>();
  readonly #before = new Map<string, ReadonlyMap<string, number>>();

  /** @param root absolute; the `tsconfig.json` there says how strict it is */
  constructor(readonly root: string) {
    const found = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(found.config ?? {}, { ...ts.sys, readDirectory: () => [] }, root);
    this.#options = {
      ...options, noEmit: true, allowJs: true, checkJs: false, skipLibCheck: true, types: ['node'], typeRoots: [TYPES],
      module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], allowImportingTsExtensions: true, ignoreDeprecations: '6.0',
      // What is unused is no mistake; the files are not compiled as the projects would.
      noUnusedLocals: false, noUnusedParameters: false, composite: false, incremental: false, declaration: false, emitDeclarationOnly: false,
      rewriteRelativeImportExtensions: false, verbatimModuleSyntax: false, isolatedModules: false,
    };
    delete this.#options.outFile;
    delete this.#options.rootDir;
  }

  /** @returns mistakes in the syntax of a text */
  syntax(path: string, text: string): string[] {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kindOf(path)) as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] };
    return file.parseDiagnostics.map(textOf);
  }

  /**
   * @param files looked at
   * @returns the errors that are there with the overlay and not without it
   */
  newErrors(files: readonly string[], overlay: Overlay): string[] {
    const key = files.join();
    let before = this.#before.get(key);
    if (!before) this.#before.set(key, before = this.#errors(files, new Map()));
    return [...this.#errors(files, overlay)].filter(([text, count]) => count > (before.get(text) ?? 0)).map(([text]) => text);
  }

  /** Errors with how often they are there; without their lines, which move. */
  #errors(files: readonly string[], overlay: Overlay): ReadonlyMap<string, number> {
    const host = ts.createCompilerHost(this.#options);
    host.getSourceFile = (path) => this.#file(path, overlay.get(path));
    host.fileExists = (path) => overlay.has(path) || ts.sys.fileExists(path);
    host.readFile = (path) => overlay.get(path) ?? ts.sys.readFile(path);
    const program = ts.createProgram([...files, ...overlay.keys()], this.#options, host);
    const counts = new Map<string, number>();
    for (const path of files) {
      const file = program.getSourceFile(path);
      if (!file) continue;
      for (const diagnostic of [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]) {
        const text = `${path.slice(this.root.length + 1)}: ${textOf(diagnostic)}`;
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    }
    return counts;
  }

  #file(path: string, text: string | undefined): ts.SourceFile | undefined {
    if (text !== undefined) return parse(path, text);
    if (!this.#parsed.has(path)) this.#parsed.set(path, ts.sys.fileExists(path) ? parse(path, readFileSync(path, 'utf8')) : undefined);
    return this.#parsed.get(path);
  }
}

const parse = (path: string, text: string): ts.SourceFile => ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kindOf(path));

function kindOf(path: string): ts.ScriptKind {
  if (path.endsWith('.json')) return ts.ScriptKind.JSON;
  if (/\.[cm]?ts$/.test(path)) return ts.ScriptKind.TS;
  return path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.JSX;
}

const textOf = ({ code, messageText }: ts.Diagnostic): string => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
