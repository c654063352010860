/** The port for parsers: text in; an ESTree with TypeScript nodes (as typescript-eslint's), comments and scopes out. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Placed } from './offsets.ts';
import type { Scopes } from './scopes/scopes.ts';

export interface ParsedFile {
  readonly program: TSESTree.Program;
  readonly comments: readonly ParsedComment[];
  /** What the names in the program refer to; called at most once. */
  readonly scopes: () => Scopes;
}

export interface ParsedComment extends Placed {
  readonly type: 'Line' | 'Block';
  readonly value: string;
}

/** The language of a file, by its extension. */
export type Language = 'ts' | 'tsx' | 'js' | 'jsx';

export interface Parser {
  readonly name: string;
  /**
   * @param text the complete text; offsets in the tree are UTF-16 units into it
   * @throws {SyntaxProblem} if the text cannot be parsed
   */
  parse(text: string, language: Language): ParsedFile;
}

/** The text is not valid in its language. */
export class SyntaxProblem extends Error {
  /** The offset in UTF-16 units. */
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'SyntaxProblem';
    this.offset = offset;
  }
}
