/** The parser of this process or thread: the native one if it exists for the platform, else typescript-eslint's. */
import { typescriptEslintParser, type Parser } from '../../analysis/index.ts';
import { loadOxcParser } from '../oxc-parser.ts';

let loading: Promise<Parser> | undefined;

/** Loads it on the first call. */
export function loadParser(): Promise<Parser> {
  loading ??= loadOxcParser().catch(() => typescriptEslintParser);
  return loading;
}
