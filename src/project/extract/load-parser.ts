/**
 * The parser of this process or thread: the native one where it is there for the platform, typescript-eslint's where
 * not.
 */
import { typescriptEslintParser, type Parser } from '../../analysis/index.ts';
import { loadOxcParser } from '../oxc-parser.ts';

let loading: Promise<Parser> | undefined;

/** Loads it at the first call. */
export function loadParser(): Promise<Parser> {
  loading ??= loadOxcParser().catch(() => typescriptEslintParser);
  return loading;
}
