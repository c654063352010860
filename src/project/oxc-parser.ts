/** The quick parser: native oxc behind the analysis's port; the same tree as typescript-eslint's, about eight times faster. */
import type { OxcError } from 'oxc-parser';
import type { NativeResult } from 'oxc-parser/src-js/bindings.js';
import { scopesOf, SyntaxProblem, typescriptEslintParser, type Language, type ParsedFile, type Parser } from '../analysis/index.ts';

/** TypeScript has no sloppy mode; JavaScript may be a module or a script. */
const SOURCE_TYPE: Readonly<Record<Language, 'module' | 'unambiguous'>> = { ts: 'module', tsx: 'module', js: 'unambiguous', jsx: 'unambiguous' };

/** What only a CommonJS file may do, which is a function in disguise. */
const ALLOWED_IN_COMMONJS = /'return' statement|new\.target/;

/** Brackets in each other, beyond which the native parser might run out of stack, and with it the process. */
const MAX_DEPTH = 1000;

/**
 * Loads oxc for this process or thread.
 * @throws where its native part is not there for this platform
 */
export async function loadOxcParser(): Promise<Parser> {
  const [{ parseSync }, { jsonParseAst }] = await Promise.all([import('oxc-parser/src-js/bindings.js'), import('oxc-parser/src-js/wrap.js')]);
  const oxc = { parseSync, jsonParseAst };
  return { name: 'oxc', parse: (text, language) => (
    // The other parser runs out of stack as JavaScript does: with an error.
    isNestedDeeply(text) ? typescriptEslintParser.parse(text, language) : parse(oxc, text, language)) };
}

/** The parts of oxc behind its own door, whose results are objects with accessors of their own: V8 keeps the trees of those until it collects all it holds. */
interface Oxc {
  readonly parseSync: (file: string, text: string, options: object) => NativeResult;
  readonly jsonParseAst: (json: string) => unknown;
}

/** Counts brackets wherever they stand, in strings too: seldom too deep by mistake, never too shallow. */
function isNestedDeeply(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x28: case 0x5b: case 0x7b:
        if (++depth > MAX_DEPTH) return true;
        break;
      case 0x29: case 0x5d: case 0x7d:
        if (depth > 0) depth--;
    }
  }
  return false;
}

function parse(oxc: Oxc, text: string, language: Language): ParsedFile {
  const parseAs = (sourceType: 'module' | 'unambiguous' | 'commonjs') => oxc.parseSync(`file.${language}`, text, {
    lang: language, sourceType, astType: 'ts', preserveParens: false,
  });
  const result = parseAs(SOURCE_TYPE[language]);
  const error = errorOf(result);
  if (!error) return new OxcFile(oxc, result);
  const commonjs = ALLOWED_IN_COMMONJS.test(error.message) ? parseAs('commonjs') : undefined;
  if (commonjs && !errorOf(commonjs)) return new OxcFile(oxc, commonjs);
  throw new SyntaxProblem(error.message, error.labels[0]?.start ?? 0);
}

const errorOf = ({ errors }: NativeResult): OxcError | undefined => errors.find(({ severity }) => severity === 'Error');

/** The tree is built when it is first asked for. */
class OxcFile implements ParsedFile {
  readonly #oxc: Oxc;
  readonly #result: NativeResult;
  #program: ParsedFile['program'] | undefined;
  #comments: ParsedFile['comments'] | undefined;

  constructor(oxc: Oxc, result: NativeResult) {
    this.#oxc = oxc;
    this.#result = result;
  }

  get program(): ParsedFile['program'] {
    if (!this.#program) {
      this.#program = this.#oxc.jsonParseAst(this.#result.program) as ParsedFile['program'];
      // oxc's program begins at the first statement; the text begins before it.
      Object.assign(this.#program, { start: 0 });
    }
    return this.#program;
  }

  get comments(): ParsedFile['comments'] {
    return this.#comments ??= this.#result.comments;
  }

  // A property, because callers take it off its object.
  readonly scopes = () => scopesOf(this.program);
}
