/** The quick parser: native oxc behind the analysis's port; the same tree as typescript-eslint's, about eight times faster. */
import type * as Oxc from 'oxc-parser';
import type { OxcError, ParseResult } from 'oxc-parser';
import { SyntaxProblem, typescriptEslintParser, type Language, type ParsedFile, type Parser } from '../analysis/index.ts';

type SourceType = 'module' | 'unambiguous' | 'commonjs';

/**
 * Modules first; what is no module may be a script in sloppy mode, or a CommonJS file that returns at its top level.
 * TypeScript has no sloppy mode.
 */
const SOURCE_TYPES: Readonly<Record<Language, readonly SourceType[]>> = {
  ts: ['module', 'commonjs'],
  tsx: ['module', 'commonjs'],
  js: ['unambiguous', 'commonjs'],
  jsx: ['unambiguous', 'commonjs'],
};

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
  let first: OxcError | undefined;
  for (const sourceType of SOURCE_TYPES[language]) {
    const result = oxc.parseSync(`file.${language}`, text, {
      lang: language, sourceType, astType: 'ts', range: true, preserveParens: false,
    });
    const error = result.errors.find(({ severity }) => severity === 'Error');
    if (!error) return toParsedFile(result);
    first ??= error;
  }
  throw new SyntaxProblem(first?.message ?? 'Cannot be parsed', first?.labels[0]?.start ?? 0);
}

function toParsedFile({ program, comments }: ParseResult): ParsedFile {
  return {
    // oxc's own types describe the same tree in other words. Its program begins at the first statement; the text begins before it.
    program: { ...program, range: [0, program.end] } as unknown as ParsedFile['program'],
    comments: comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] })),
  };
}
