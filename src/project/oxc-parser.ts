/**
 * The fast parser: native oxc behind the analysis's parser port. It builds the same tree as typescript-eslint's, about
 * eight times faster.
 */
import type { OxcError } from 'oxc-parser';
import type { NativeResult } from 'oxc-parser/src-js/bindings.js';
import {
  scopesOf,
  SyntaxProblem,
  typescriptEslintParser,
  type Language,
  type ParsedFile,
  type Parser,
} from '../analysis/index.ts';
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

/** Depth of nested brackets above which the native parser might overflow the stack and crash the process. */
const MAX_DEPTH = 1000;

/**
 * Loads oxc for this process or thread.
 * @param transfers whether to read trees from oxc's memory, where possible
 * @throws if its native part is not available for this platform
 */
export async function loadOxcParser(transfers = true): Promise<Parser> {
  const parseTree = (transfers ? await loadTransfer() : undefined) ?? (await loadJson());
  return {
    name: 'oxc',
    parse: (text, language) =>
      // The other parser overflows the stack as JavaScript does: with an error.
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
 * How much each UTF-16 unit adds to the depth. Every text is scanned, and a table takes half the time of comparisons.
 */
const STEPS = new Int8Array(0x10000);
for (const bracket of '([{') STEPS[bracket.charCodeAt(0)] = 1;
for (const bracket of ')]}') STEPS[bracket.charCodeAt(0)] = -1;

/** Counts brackets anywhere, including in strings: rarely too deep by mistake, never too shallow. */
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

/** A tree in JSON form, parsed on first access. The accessors of oxc's own results make V8 keep the trees for long. */
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
    // oxc's program begins at the first statement, not at the start of the text.
    return (this.#program ??= Object.assign(this.#tree.program, { start: 0 }));
  }

  get comments(): ParsedFile['comments'] {
    return (this.#comments ??= this.#tree.comments);
  }

  // A property, because callers detach it from its object.
  readonly scopes = () => scopesOf(this.program);
}
