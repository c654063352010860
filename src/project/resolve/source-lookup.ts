/** Maps paths of build output to their sources: packages in a workspace mostly name files that are not built yet. */
import { isWithin, pathIn } from '../paths.ts';

/** Output folders of builds, and of their module formats. */
const OUTPUT_FOLDERS = new Set([
  'dist',
  'lib',
  'build',
  'out',
  'output',
  'es',
  'esm',
  'cjs',
  'umd',
  'types',
  'typings',
  'dist-types',
  'bin',
  '.build',
]);
const FORMAT_FOLDERS = new Set([
  'esm',
  'cjs',
  'es',
  'es6',
  'umd',
  'node',
  'types',
  'commonjs',
  'module',
  'source',
  'src',
  'main',
  'browser',
]);
const SOURCE_FOLDERS = ['src/', 'source/', 'lib/', ''];

/** The extensions that TypeScript tries for a JavaScript file name. */
const EXTENSIONS: readonly (readonly [written: RegExp, sources: readonly string[]])[] = [
  [/\.d\.([mc]?)ts$/, ['.$1ts', '.ts', '.tsx', '.$1js']],
  [/\.([mc]?)js$/, ['.$1ts', '.ts', '.tsx', '.$1js', '.jsx']],
  [/\.jsx$/, ['.tsx', '.jsx']],
];
const WITHOUT_EXTENSION = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue'];
/** `index.cjs.js`, `index.es.js`, `main.bundle.js`: words that builds add to file names. */
const BUILD_SUFFIX = /\.(?:cjs|esm|es|umd|common|bundle|min|node|browser|development|production)(?=\.[mc]?js$)/;

/** Systems on whose disks `./Helper` finds `helper.ts`, as a rule. */
const IGNORE_CASE: readonly NodeJS.Platform[] = ['win32', 'darwin'];

/** Files of one pattern: of more nobody could tell which is meant. */
const MAX_FITTING = 300;
/** How a pattern may end, whatever the source is written in. */
const ENDING = /\.(?:[cm]?[jt]sx?|\{[^/]*\}|\*)$/;

/** One step of a pattern as a regular expression. */
const stepText = (step: string): string =>
  step === '**' ? '.*' : step.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');

/** Searches the project's own files, never the disk. */
export class SourceLookup {
  readonly #sources: ReadonlySet<string>;
  /** Where case does not count: the files by their paths in lower case. */
  readonly #lowered: ReadonlyMap<string, string> | undefined;

  /**
   * @param sources absolute paths of the project's source files
   * @param ignoresCase default: as usual on this system
   */
  constructor(sources: ReadonlySet<string>, ignoresCase = IGNORE_CASE.includes(process.platform)) {
    this.#sources = sources;
    this.#lowered = ignoresCase ? new Map([...sources].map((file) => [file.toLowerCase(), file])) : undefined;
  }

  /** The source file with this very path, as it is spelled on the disk. */
  spelled(path: string): string | undefined {
    return this.#sources.has(path) ? path : this.#lowered?.get(path.toLowerCase());
  }

  /**
   * The source file that a path means: the path itself, with TypeScript's extension rules, or the index of a folder.
   */
  file(path: string): string | undefined {
    const found = this.spelled(path);
    if (found !== undefined) return found;
    for (const candidate of candidates(path)) {
      const spelled = this.spelled(candidate);
      if (spelled !== undefined) return spelled;
    }
    return undefined;
  }

  /**
   * The files that a pattern fits, sorted; those of its sources where it names the output of a build.
   * @param folder that the pattern is relative to
   */
  fitting(folder: string, pattern: string): string[] {
    const path = pathIn(folder, pattern);
    const direct = this.#fitting(path);
    const [output = '', ...rest] = isWithin(folder, path) ? path.slice(folder.length + 1).split('/') : [];
    if (direct.length > 0 || !OUTPUT_FOLDERS.has(output)) return direct;
    for (const source of SOURCE_FOLDERS) {
      const found = this.#fitting(`${folder}/${source}${rest.join('/')}`);
      if (found.length > 0) return found;
    }
    return [];
  }

  #fitting(pattern: string): string[] {
    const start = pattern.slice(0, pattern.indexOf('*'));
    const steps = pattern.replace(ENDING, '').split('/');
    // As written, where it may name a folder with an index.
    const isFile = new RegExp(`^${steps.map(stepText).join('/')}(?:/index)?\\.\\w+$`);
    const found: string[] = [];
    for (const source of this.#sources)
      if (found.length < MAX_FITTING && source.startsWith(start) && isFile.test(source)) found.push(source);
    return found.sort();
  }

  /**
   * The source of a file that a package names, built or not.
   * @param folder of the package: absolute, with forward slashes
   */
  built(folder: string, path: string): string | undefined {
    const direct = this.file(path);
    if (direct || !isWithin(folder, path)) return direct;
    const segments = path
      .slice(folder.length + 1)
      .replace(BUILD_SUFFIX, '')
      .split('/');
    if (segments.length < 2 || !OUTPUT_FOLDERS.has(segments[0]!)) return undefined;
    for (let depth = 1; depth < segments.length; depth++) {
      if (depth > 1 && !FORMAT_FOLDERS.has(segments[depth - 1]!)) break;
      const rest = segments.slice(depth).join('/');
      for (const source of SOURCE_FOLDERS) {
        const found = this.file(`${folder}/${source}${rest}`);
        if (found) return found;
      }
    }
    return undefined;
  }
}

function* candidates(path: string): Generator<string> {
  for (const [written, sources] of EXTENSIONS)
    if (written.test(path)) for (const source of sources) yield path.replace(written, source);
  for (const extension of WITHOUT_EXTENSION) yield path + extension;
  for (const extension of WITHOUT_EXTENSION) yield `${path}/index${extension}`;
}
