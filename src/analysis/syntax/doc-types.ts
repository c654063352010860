/** Reads types in doc comments: `@param {Store} store`, `@type {Store}`, `@returns {Promise<Store>}`, `@typedef`. */
import { TAG_NAMES, TAGGED_NAME, TYPED_TAG, type DocTagName } from '../catalogue/javascript/doc-types.ts';
import { parse, type RootResult } from 'jsdoc-type-pratt-parser';
import { endOfBrackets } from './brackets.ts';
import { codeAfter, isDocComment } from './doc-comments.ts';
import type { ParsedComment } from './parser.ts';

export type DocType = RootResult;

export interface DocTag {
  readonly tag: DocTagName;
  readonly type: string;
  /** Of the parameter or type; empty for the others. */
  readonly name: string;
}

export interface DocComment {
  readonly tags: readonly DocTag[];
  /** Where the code that it describes starts. */
  readonly codeStart: number;
}

/** @param text of the file */
export function docCommentsOf(comments: readonly ParsedComment[], text: string): DocComment[] {
  return comments.flatMap((comment) => {
    const { value } = comment;
    if (!isDocComment(comment) || !value.includes('{')) return [];
    const tags = [...value.matchAll(TYPED_TAG)].flatMap(({ index, 0: whole, 1: word = '' }): DocTag[] => {
      const start = index + whole.length;
      const end = endOfBrackets(value, start, '{}');
      if (end === undefined) return [];
      const tag = TAG_NAMES[word] ?? (word as DocTagName);
      return [{ tag, type: value.slice(start, end).trim(), name: TAGGED_NAME.exec(value.slice(end + 1))?.[1] ?? '' }];
    });
    return tags.length === 0 ? [] : [{ tags, codeStart: codeAfter(comment, text) }];
  });
}

/** The same few types stand in many comments. */
const parsed = new Map<string, DocType | null>();
const MOST = 2_000;

/** @returns null for what is no type, as far as is known */
export function docTypeOf(text: string): DocType | null {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  let type: DocType | null;
  try {
    type = parse(text, 'typescript');
  } catch {
    type = null;
  }
  if (parsed.size >= MOST) parsed.clear();
  parsed.set(text, type);
  return type;
}
