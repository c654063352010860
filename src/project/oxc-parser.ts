/** The quick parser: native oxc behind the analysis's port; the same tree as typescript-eslint's, about eight times faster. */
import type * as Oxc from 'oxc-parser';
import type { OxcError, ParseResult } from 'oxc-parser';
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
  const oxc = await import('oxc-parser');
  return { name: 'oxc', parse: (text, language) => (
    // The other parser runs out of stack as JavaScript does: with an error.
    isNestedDeeply(text) ? typescriptEslintParser.parse(text, language) : parse(oxc, text, language)) };
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

function parse(oxc: typeof Oxc, text: string, language: Language): ParsedFile {
  const parseAs = (sourceType: 'module' | 'unambiguous' | 'commonjs') => oxc.parseSync(`file.${language}`, text, {
    lang: language, sourceType, astType: 'ts', preserveParens: false,
  });
  const result = parseAs(SOURCE_TYPE[language]);
  const error = errorOf(result);
  if (!error) return toParsedFile(result);
  const commonjs = ALLOWED_IN_COMMONJS.test(error.message) ? parseAs('commonjs') : undefined;
  if (commonjs && !errorOf(commonjs)) return toParsedFile(commonjs);
  throw new SyntaxProblem(error.message, error.labels[0]?.start ?? 0);
}

const errorOf = ({ errors }: ParseResult): OxcError | undefined => errors.find(({ severity }) => severity === 'Error');

function toParsedFile(result: ParseResult): ParsedFile {
  // oxc's own types describe the same tree in other words, and it is built when it is first asked for.
  let built: ParsedFile['program'] | undefined;
  const program = () => {
    if (!built) {
      built = result.program as unknown as ParsedFile['program'];
      // oxc's program begins at the first statement; the text begins before it.
      Object.assign(built, { start: 0 });
    }
    return built;
  };
  return {
    get program() {
      return program();
    },
    get comments() {
      return result.comments;
    },
    scopes: () => scopesOf(program()),
  };
}
