/**
 * Extracts the script blocks of Vue, Svelte and Astro files. Everything else is replaced by blanks, so that offsets
 * stay the same.
 */
import {
  COMPONENTS,
  EXTERNAL,
  LANGUAGE,
  LANGUAGES,
  OTHER_TYPE,
  SCRIPT_ELEMENT,
} from '../catalogue/javascript/files.ts';
import type { Language } from './parser.ts';

const EXTENSIONS: Readonly<Record<string, Language | undefined>> = LANGUAGES;
const FENCED: Readonly<Record<string, boolean | undefined>> = COMPONENTS;

/** The file name extensions that can be analysed. */
export const ANALYSED_EXTENSIONS: readonly string[] = [...Object.keys(LANGUAGES), ...Object.keys(COMPONENTS)];

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();
const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** The script text of one file. In component files it contains all `<script>` blocks. */
export interface Script {
  readonly text: string;
  readonly language: Language;
}

/** The script part of a file; undefined if the extension is not supported. */
export function scriptOf(path: string, text: string): Script | undefined {
  const extension = extensionOf(path);
  const language = EXTENSIONS[extension];
  if (language) return { text, language };
  const isFenced = FENCED[extension];
  return isFenced === undefined ? undefined : scriptBlocks(text, isFenced);
}

function scriptBlocks(text: string, frontmatter: boolean): Script {
  let out = '';
  let last = 0;
  let language: Language = 'js';
  const keep = (start: number, end: number) => {
    // A semicolon separates a block from the previous one.
    out += `${blank(text.slice(last, start)).replace(/ $/, out.trim() ? ';' : ' ')}${text.slice(start, end)}`;
    last = end;
  };
  if (frontmatter) {
    language = 'ts';
    const fence = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(text);
    if (fence) keep(fence[0].indexOf('---') + 3, fence[0].length - 3);
  }
  for (const match of text.matchAll(SCRIPT_ELEMENT)) {
    const [whole, attributes = '', body = ''] = match;
    if (OTHER_TYPE.test(attributes) || EXTERNAL.test(attributes)) continue;
    const said = LANGUAGE.exec(attributes)?.[1]?.toLowerCase() as Language | undefined;
    if (said !== undefined && said !== 'js') language = language === 'tsx' ? 'tsx' : said;
    const start = match.index + whole.indexOf('>') + 1;
    keep(start, start + body.length);
  }
  out += blank(text.slice(last));
  return { text: out, language };
}
