/** The port behind which parsers stand: text in, an ESTree with TypeScript nodes (as of typescript-eslint) and its comments out. */
import type { TSESTree } from '@typescript-eslint/types';

export interface ParsedFile {
  readonly program: TSESTree.Program;
  readonly comments: readonly ParsedComment[];
}

export interface ParsedComment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly range: readonly [start: number, end: number];
}

/** The language of a file, from its extension. */
export type Language = 'ts' | 'tsx' | 'js' | 'jsx';

export interface Parser {
  readonly name: string;
  /**
   * @param text the whole text; offsets of the tree are UTF-16 units into it
   * @throws {SyntaxProblem} where the text cannot be parsed
   */
  parse(text: string, language: Language): ParsedFile;
}

/** The text is not valid in its language. */
export class SyntaxProblem extends Error {
  /** Offset in UTF-16 units. */
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'SyntaxProblem';
    this.offset = offset;
  }
}
