/**
 * The quick parser: native oxc behind the analysis's port; the same tree as typescript-eslint's, about eight times
 * faster.
 */
import type { OxcError, ParserOptions } from 'oxc-parser';
import type { NativeResult } from 'oxc-parser/src-js/bindings.js';
import {
  scopesOf,
  SyntaxProblem,
  typescriptEslintParser,
  type Language,
  type ParsedFile,
  type Parser,
} from '../analysis/index.ts';
import { loadTransfer } from './oxc-transfer.ts';

/** TypeScript has no sloppy mode; JavaScript may be a module or a script. */
const SOURCE_TYPE: Readonly<Record<Language, 'module' | 'unambiguous'>> = {
  ts: 'module',
  tsx: 'module',
  js: 'unambiguous',
  jsx: 'unambiguous',
};

/** What only a CommonJS file may do, which is a function in disguise. */
const ALLOWED_IN_COMMONJS = /'return' statement|new\.target/;

/** Brackets in each other, beyond which the native parser might run out of stack, and with it the process. */
const MAX_DEPTH = 1000;

/** What oxc says of a text. */
export interface ParsedTree extends Pick<ParsedFile, 'program' | 'comments'> {
  readonly errors: readonly OxcError[];
}

export type ParseTree = (file: string, text: string, options: ParserOptions) => ParsedTree;

/**
 * Loads oxc for this process or thread.
 * @param transfers whether trees come as they are in memory, where that can be done
 * @throws where its native part is not there for this platform
 */
export async function loadOxcParser(transfers = true): Promise<Parser> {
  const parseTree = (transfers ? await loadTransfer() : undefined) ?? (await loadJson());
  return {
    name: 'oxc',
    parse: (text, language) =>
      // The other parser runs out of stack as JavaScript does: with an error.
      isNestedDeeply(text) ? typescriptEslintParser.parse(text, language) : parse(parseTree, text, language),
  };
}

async function loadJson(): Promise<ParseTree> {
  const [{ parseSync }, { jsonParseAst }] = await Promise.all([
    import('oxc-parser/src-js/bindings.js'),
    import('oxc-parser/src-js/wrap.js'),
  ]);
  return (file, text, options) => new JsonTree(parseSync(file, text, options), jsonParseAst);
}

/**
 * What each UTF-16 unit adds to the depth: every text is looked through, and a table is half the time of comparisons.
 */
const STEPS = new Int8Array(0x10000);
for (const bracket of '([{') STEPS[bracket.charCodeAt(0)] = 1;
for (const bracket of ')]}') STEPS[bracket.charCodeAt(0)] = -1;

/** Counts brackets wherever they stand, in strings too: seldom too deep by mistake, never too shallow. */
function isNestedDeeply(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    depth += STEPS[text.charCodeAt(index)]!;
    if (depth < 0) depth = 0;
    else if (depth > MAX_DEPTH) return true;
  }
  return false;
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

/**
 * A tree that comes as JSON, and is built when it is first asked for. oxc's own results have accessors of their own
 * each: V8 keeps the trees of those long.
 */
class JsonTree implements ParsedTree {
  readonly #result: NativeResult;
  readonly #parse: (json: string) => unknown;

  constructor(result: NativeResult, parseJson: (json: string) => unknown) {
    this.#result = result;
    this.#parse = parseJson;
  }

  get program(): ParsedFile['program'] {
    return this.#parse(this.#result.program) as ParsedFile['program'];
  }

  get comments(): ParsedFile['comments'] {
    return this.#result.comments;
  }

  get errors(): readonly OxcError[] {
    return this.#result.errors;
  }
}

class OxcFile implements ParsedFile {
  readonly #tree: ParsedTree;
  #program: ParsedFile['program'] | undefined;
  #comments: ParsedFile['comments'] | undefined;

  constructor(tree: ParsedTree) {
    this.#tree = tree;
  }

  get program(): ParsedFile['program'] {
    // oxc's program begins at the first statement; the text begins before it.
    return (this.#program ??= Object.assign(this.#tree.program, { start: 0 }));
  }

  get comments(): ParsedFile['comments'] {
    return (this.#comments ??= this.#tree.comments);
  }

  // A property, because callers take it off its object.
  readonly scopes = () => scopesOf(this.program);
}
