/** Maps paths of build output to their sources: packages in a workspace mostly name files that are not built yet. */
import { isWithin } from '../paths.ts';

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

/** Searches the project's own files, never the disk. */
export class SourceLookup {
  readonly #sources: ReadonlySet<string>;

  /** @param sources absolute paths of the project's source files */
  constructor(sources: ReadonlySet<string>) {
    this.#sources = sources;
  }

  /**
   * The source file that a path means: the path itself, with TypeScript's extension rules, or the index of a folder.
   */
  file(path: string): string | undefined {
    if (this.#sources.has(path)) return path;
    for (const [written, sources] of EXTENSIONS) {
      if (!written.test(path)) continue;
      for (const source of sources) {
        const candidate = path.replace(written, source);
        if (this.#sources.has(candidate)) return candidate;
      }
    }
    for (const extension of WITHOUT_EXTENSION) if (this.#sources.has(path + extension)) return path + extension;
    for (const extension of WITHOUT_EXTENSION)
      if (this.#sources.has(`${path}/index${extension}`)) return `${path}/index${extension}`;
    return undefined;
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
