/** The default parser, typescript-eslint's, behind the port. It is loaded at the first parse. */
import type * as Estree from '@typescript-eslint/typescript-estree';
import type * as ScopeManager from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isDeeperThan } from './depth.ts';
import { SyntaxProblem, type ParsedComment, type Parser } from './parser.ts';
import type { Scopes } from './scopes/scopes.ts';

/**
 * Nodes within nodes. What fits on the stack depends on what has run before, and must not decide what is found; and
 * the time of some questions grows with the square of the depth. The deepest that people write is some hundreds.
 */
const MAX_DEPTH = 4_000;

let estree: typeof Estree | undefined;
let scopeManager: typeof ScopeManager | undefined;

export const typescriptEslintParser: Parser = {
  name: 'typescript-eslint',
  parse(text, language) {
    estree ??= require('@typescript-eslint/typescript-estree') as typeof Estree;
    try {
      const program = estree.parse(text, {
        jsx: language !== 'ts',
        range: true,
        loc: false,
        comment: true,
        tokens: false,
        errorOnUnknownASTType: false,
        allowInvalidAST: true,
        suppressDeprecatedPropertyWarnings: true,
      });
      if (isDeeperThan(program, MAX_DEPTH)) throw new RangeError('Nested too deeply');
      return {
        program,
        comments: (program.comments ?? []) as unknown as ParsedComment[],
        scopes: () => scopesOf(program),
      };
    } catch (error) {
      // The code is nested too deeply, for the stack or for us; this is not a syntax error.
      if (error instanceof RangeError) throw error;
      const { message, index } = error as { message: string; index?: number };
      throw new SyntaxProblem(message, index ?? 0);
    }
  },
};

/** Uses the parser's own scope manager, the reference for the faster one. */
function scopesOf(program: TSESTree.Program): Scopes {
  scopeManager ??= require('@typescript-eslint/scope-manager') as typeof ScopeManager;
  const { scopes } = scopeManager.analyze(program, {
    sourceType: 'module',
    lib: [],
    jsxPragma: null,
    childVisitorKeys: visitorKeys as Record<string, readonly string[]>,
  });
  return {
    resolved: new Map(
      scopes.flatMap(({ references }) => references.map(({ identifier, resolved }) => [identifier, resolved] as const)),
    ),
    // Its own list walks the scopes in each scope anew.
    variables: scopes.flatMap((scope) => scope.variables).sort((a, b) => a.$id - b.$id),
  };
}
