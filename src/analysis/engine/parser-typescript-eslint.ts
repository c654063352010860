/** The default parser: typescript-eslint's, behind the port. TypeScript is loaded at the first parse, not before. */
import type * as Estree from '@typescript-eslint/typescript-estree';
import { SyntaxProblem, type ParsedComment, type Parser } from './parser.ts';

let estree: typeof Estree | undefined;

export const typescriptEslintParser: Parser = {
  name: 'typescript-eslint',
  parse(text, language) {
    estree ??= require('@typescript-eslint/typescript-estree') as typeof Estree;
    try {
      const program = estree.parse(text, {
        jsx: language !== 'ts', range: true, loc: false, comment: true, tokens: false,
        errorOnUnknownASTType: false, allowInvalidAST: true, suppressDeprecatedPropertyWarnings: true,
      });
      return { program, comments: (program.comments ?? []) as unknown as ParsedComment[] };
    } catch (error) {
      // Nested beyond the stack: no mistake in the text.
      if (error instanceof RangeError) throw error;
      const { message, index } = error as { message: string; index?: number };
      throw new SyntaxProblem(message, index ?? 0);
    }
  },
};
