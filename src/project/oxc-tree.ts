/** The result of oxc for a text, whichever way its tree is transferred. */
import type { OxcError, ParserOptions } from 'oxc-parser';
import type { ParsedFile } from '../analysis/index.ts';

export interface ParsedTree extends Pick<ParsedFile, 'program' | 'comments'> {
  readonly errors: readonly OxcError[];
}

export type ParseTree = (file: string, text: string, options: ParserOptions) => ParsedTree;
