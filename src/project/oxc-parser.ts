/**
 * The fast parser: native oxc behind the analysis's parser port. It builds the same tree as typescript-eslint's, about
 * eight times faster.
 */
import type { OxcError, ParseResult, ParserOptions } from 'oxc-parser';
import {
  scopesOf,
  SyntaxProblem,
  typescriptEslintParser,
  type Language,
  type ParsedFile,
  type Parser,
} from '../analysis/index.ts';
import { mayBeNestedDeeply } from './nesting.ts';
import type { ParsedTree, ParseTree } from './oxc-tree.ts';
import { loadTransfer } from './oxc-transfer.ts';

/** TypeScript has no sloppy mode; JavaScript can be a module or a script. */
const SOURCE_TYPE: Readonly<Record<Language, 'module' | 'unambiguous'>> = {
  ts: 'module',
  tsx: 'module',
  js: 'unambiguous',
  jsx: 'unambiguous',
};

/** Errors allowed in CommonJS files only, which Node wraps in a function. */
const ALLOWED_IN_COMMONJS = /'return' statement|new\.target/;

/**
 * How a tree gets out of oxc, the fastest first: its memory read by this program, the same by oxc-parser itself, JSON.
 */
const LOADERS = { transfer: loadTransfer, 'raw transfer': loadRawTransfer, JSON: loadJson } satisfies Readonly<
  Record<string, () => Promise<ParseTree | undefined>>
>;

export type TreeFormat = keyof typeof LOADERS;
export const TREE_FORMATS = Object.keys(LOADERS) as readonly TreeFormat[];

export interface OxcParser extends Parser {
  readonly format: TreeFormat;
}

/**
 * Loads oxc for this process or thread.
 * @param formats in order of preference; the first that this process supports is used
 * @throws if its native part is not available for this platform, or none of the formats is
 */
export async function loadOxcParser(formats: readonly TreeFormat[] = TREE_FORMATS): Promise<OxcParser> {
  for (const format of formats) {
    const parseTree = await LOADERS[format]();
    if (!parseTree) continue;
    return {
      name: 'oxc',
      format,
      parse: (text, language) =>
        // If the code is too deep, the other parser runs out of stack as JavaScript does: with an error.
        mayBeNestedDeeply(text) ? typescriptEslintParser.parse(text, language) : parse(parseTree, text, language),
    };
  }
  throw new Error(`oxc-parser offers no ${formats.join(', ')} here`);
}

/** @returns undefined before Node 22, in Electron (memory cage) and on Windows (commits the whole buffer) */
async function loadRawTransfer(): Promise<ParseTree | undefined> {
  if (process.platform === 'win32' || process.versions['electron'] !== undefined) return undefined;
  const { parseSync, rawTransferSupported } = await import('oxc-parser');
  if (!rawTransferSupported()) return undefined;
  return (file, text, options) =>
    asParsedTree(parseSync(file, text, { ...options, experimentalRawTransfer: true } as ParserOptions));
}

/** The same tree as typescript-eslint's, which oxc's types are not told. */
const asParsedTree = (tree: ParseResult): ParsedTree => tree as unknown as ParsedTree;

async function loadJson(): Promise<ParseTree> {
  const { parseSync } = await import('oxc-parser');
  return (file, text, options) => asParsedTree(parseSync(file, text, options));
}

function parse(parseTree: ParseTree, text: string, language: Language): ParsedFile {
  const parseAs = (sourceType: 'module' | 'unambiguous' | 'commonjs') =>
    parseTree(`file.${language}`, text, { lang: language, sourceType, astType: 'ts', preserveParens: false });
  const tree = parseAs(SOURCE_TYPE[language]);
  const error = errorOf(tree);
  if (!error) return new OxcFile(tree);
  const commonjs = ALLOWED_IN_COMMONJS.test(error.message) ? parseAs('commonjs') : undefined;
  if (commonjs && !errorOf(commonjs)) return new OxcFile(commonjs);
  throw new SyntaxProblem(error.message, error.labels[0]?.start ?? 0);
}

const errorOf = ({ errors }: ParsedTree): OxcError | undefined => errors.find(({ severity }) => severity === 'Error');

class OxcFile implements ParsedFile {
  readonly #tree: ParsedTree;
  #program: ParsedFile['program'] | undefined;
  #comments: ParsedFile['comments'] | undefined;

  constructor(tree: ParsedTree) {
    this.#tree = tree;
  }

  get program(): ParsedFile['program'] {
    // oxc's program begins at the first statement, not at the start of the text.
    return (this.#program ??= Object.assign(this.#tree.program, { start: 0 }));
  }

  get comments(): ParsedFile['comments'] {
    return (this.#comments ??= this.#tree.comments);
  }

  // A property, because callers detach it from its object.
  readonly scopes = () => scopesOf(this.program);
}
