/** The parser of this process or thread: the native one if it loads, else typescript-eslint's. */
import { typescriptEslintParser, type Parser } from '../../analysis/index.ts';
import { loadOxcParser } from '../oxc-parser.ts';

export interface LoadedParser {
  readonly parser: Parser;
  /** How trees get out of the native parser. */
  readonly format?: string;
  /** Why the native parser is not used. */
  readonly problem?: unknown;
}

/** @returns a function that loads the parser on its first call */
export function parserLoader(load: typeof loadOxcParser): () => Promise<LoadedParser> {
  let loading: Promise<LoadedParser> | undefined;
  return () =>
    (loading ??= load().then(
      (parser) => ({ parser, format: parser.format }),
      (problem: unknown) => ({ parser: typescriptEslintParser, problem }),
    ));
}

/** As `loadParser`, with what users should know about it. */
export const loadedParser = parserLoader(loadOxcParser);

export const loadParser = async (): Promise<Parser> => (await loadedParser()).parser;
