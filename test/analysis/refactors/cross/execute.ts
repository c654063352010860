/** Puts the programs of cases on disk, runs them in one process, and asks the type checker what it thinks of them. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import ts from 'typescript';

/** What a program gives or throws, and for how long it held up the event loop. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: {
    readonly name: string;
    readonly message: string;
    readonly code?: string;
    readonly hasStack: boolean;
  };
  /**
   * The longest stretch in which no callback ran, in milliseconds, by the clock: not shorter than what the program did.
   */
  readonly delay: number;
  /**
   * The longest stretch for which the process itself computed without a callback: not longer than what it did, however
   * busy the machine.
   */
  readonly held: number;
  /** Slow calls on the thread that was watched. */
  readonly worked: number;
  /** What two calls at once come to. */
  readonly together?: readonly unknown[];
  /** It did not run at all. */
  readonly broken?: string;
}

export interface Runnable {
  /** Names its folder. */
  readonly id: string;
  /** By path from its root: `/main.ts`. */
  readonly files: ReadonlyMap<string, string>;
  readonly entry: string;
  readonly isEsModule: boolean;
  /** How often it may be run again to see whether it was it that held up the event loop. */
  readonly tries: number;
  /** A library that it uses keeps the process alive. */
  readonly mayStay: boolean;
}

const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url));
/** What is not installed stands nearer to the programs. */
const STAND_INS = fileURLToPath(new URL('../packages', import.meta.url));
const RUNNER = fileURLToPath(new URL('./runner.mjs', import.meta.url));
const built = (path: string): string => path.replace(/\.([cm]?)tsx?$/, '.$1js');

/** @returns the outcome of each program by its id */
export async function execute(programs: readonly Runnable[]): Promise<Map<string, Outcome>> {
  const root = mkdtempSync(join(tmpdir(), 'workload-lint-cases-'));
  try {
    symlinkSync(MODULES, join(root, 'node_modules'));
    for (const program of programs) await write(root, program);
    const entries = programs.map(({ id, entry, tries }) => ({ entry: join(root, id, built(entry)), tries }));
    const mayStay = programs.some((program) => program.mayStay);
    const { stdout } = await promisify(execFile)(process.execPath, [RUNNER, JSON.stringify({ entries, mayStay })], {
      timeout: 180_000,
      maxBuffer: 1 << 24,
    });
    const outcomes = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Outcome & { entry: string });
    return new Map(outcomes.map((outcome, index) => [programs[index]!.id, outcome]));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function write(root: string, { id, files, isEsModule }: Runnable): Promise<void> {
  mkdirSync(join(root, id), { recursive: true });
  symlinkSync(STAND_INS, join(root, id, 'node_modules'));
  writeFileSync(join(root, id, 'package.json'), isEsModule ? '{"type":"module"}' : '{}');
  for (const [path, text] of files) {
    const target = join(root, id, built(path));
    mkdirSync(dirname(target), { recursive: true });
    const isTypeScript = /\.[cm]?tsx?$/.test(path);
    const format = isEsModule || path.endsWith('.mts') ? 'esm' : 'cjs';
    writeFileSync(
      target,
      isTypeScript ? (await transform(text, { loader: 'ts', format, target: 'node20' })).code : text,
    );
  }
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
  lib: ['lib.es2023.d.ts'],
  allowJs: false,
  typeRoots: [join(MODULES, '@types')],
};

/** Files of the language and of packages, parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** @returns what the type checker reports, by the id of the program */
export function typeErrors(programs: readonly Pick<Runnable, 'id' | 'files'>[]): Map<string, string[]> {
  const root = join(dirname(MODULES), '.cases');
  const texts = new Map(
    programs.flatMap(({ id, files }) => [...files].map(([path, text]) => [join(root, id, path), text])),
  );
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.directoryExists = (path) => path.startsWith(root) || directoryExists!(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = texts.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, language);
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, language, ...rest));
    return parsed.get(path);
  };
  const program = ts.createProgram(
    [...texts.keys()].filter((path) => /\.[cm]?tsx?$/.test(path)),
    OPTIONS,
    host,
  );
  const found = new Map(programs.map(({ id }) => [id, [] as string[]]));
  for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
    const id = diagnostic.file?.fileName.slice(root.length + 1).split('/')[0] ?? '';
    const at = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    const file = diagnostic.file?.fileName.slice(root.length + id.length + 2) ?? '';
    found
      .get(id)
      ?.push(`${file}:${(at?.line ?? 0) + 1} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`);
  }
  return found;
}
