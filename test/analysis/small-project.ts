/** A project small enough to stand in a test: several files in one string, joined and judged as the programs do it. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import {
  extractFacts,
  judge,
  Program,
  typescriptEslintParser,
  type FileFacts,
  type SourceFileInput,
  type Finding,
  type JudgeOptions,
  type PackageFacts,
  type Resolution,
} from '../../src/analysis/index.ts';
import type { ImportFacts } from '../../src/analysis/facts/facts.ts';

/** The folder all files stand in. */
export const ROOT = '/project';

export interface SourceFile {
  /** From the root: `/src/a.ts`. */
  readonly path: string;
  readonly text: string;
  /** Named under `bin` of the package. */
  readonly bin: boolean;
}

/** `//- /src/a.ts` begins a file, `//- /tool.ts bin` one that is a command; text without a header is `/a.ts`. */
export function filesIn(source: string): SourceFile[] {
  const parts = source.replace(/^\n/, '').split(/^\/\/- (\/\S+)( bin)?\n/m);
  const files: SourceFile[] = parts[0]!.trim() === '' ? [] : [{ path: '/a.ts', text: parts[0]!, bin: false }];
  for (let at = 1; at < parts.length; at += 3)
    files.push({ path: parts[at]!, text: parts[at + 2]!, bin: parts[at + 1] !== undefined });
  return files;
}

export const facts = (text: string, path = '/a.ts'): FileFacts => extractFacts(text, path, typescriptEslintParser);

const EXTENSIONS = ['', '.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.vue', '.svelte', '/index.ts', '/index.js'];

function resolve(paths: ReadonlySet<string>, from: string, { specifier, isPattern }: ImportFacts): Resolution | null {
  if (isPattern) {
    const pattern = posix.resolve(posix.dirname(from), specifier).replace('*', '');
    return { files: [...paths].filter((path) => path.startsWith(pattern)) };
  }
  if (isBuiltin(specifier)) return { module: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
  const isRelative = specifier.startsWith('.');
  const target = isRelative ? posix.resolve(posix.dirname(from), specifier) : `${ROOT}/node_modules/${specifier}`;
  const file = [target, target.replace(/\.([cm]?)js$/, '.$1ts')]
    .flatMap((base) => EXTENSIONS.map((end) => base + end))
    .find((path) => paths.has(path));
  if (isRelative) return file === undefined ? null : { file };
  return file === undefined ? { module: specifier } : { file, module: specifier };
}

/** What a program is told of the files. */
export function inputsOf(files: readonly SourceFile[], manifest: Partial<PackageFacts> = {}): SourceFileInput[] {
  const paths = new Set(files.map(({ path }) => ROOT + path));
  const bin = files.filter((file) => file.bin).map(({ path }) => ROOT + path);
  const owner: PackageFacts = {
    dir: ROOT,
    name: 'project',
    bin,
    ...(bin.length > 0 && { hasCommands: true }),
    dependencies: [],
    ...manifest,
  };
  return files.map(({ path, text }) => {
    const found = facts(text, path);
    const isDependency = path.startsWith('/node_modules/');
    return {
      path: ROOT + path,
      facts: found,
      isDependency,
      resolutions: found.imports.map((request) => resolve(paths, ROOT + path, request)),
      ...(!isDependency && { package: owner }),
    };
  });
}

/**
 * The program of the files, linked.
 * @param manifest what their package.json says besides
 */
export function programOf(
  files: readonly SourceFile[],
  blocking?: readonly string[],
  manifest?: Partial<PackageFacts>,
): Program {
  const program = new Program(ROOT, blocking);
  for (const input of inputsOf(files, manifest)) program.set(input);
  program.link();
  return program;
}

/** What the project is there for, besides what the analysis is told. */
export interface ProjectOptions extends Partial<JudgeOptions> {
  readonly offers?: PackageFacts['offers'];
  /** The file that others import, from the root. */
  readonly main?: string;
  /** Names of packages that it uses. */
  readonly dependencies?: PackageFacts['dependencies'];
}

/** What the analysis says about the files, by their path from the root. */
export function findingsOf(
  files: readonly SourceFile[],
  { offers, main, dependencies, ...options }: ProjectOptions = {},
): Map<string, readonly Finding[]> {
  const manifest = {
    ...(offers && { offers }),
    ...(main !== undefined && { main: ROOT + main }),
    ...(dependencies && { dependencies }),
  };
  const found = judge(programOf(files, options.blocking, manifest), {
    rules: {},
    contexts: {},
    nonBlocking: [],
    ...options,
  });
  return new Map([...found].map(([path, findings]) => [path.slice(ROOT.length), findings]));
}
