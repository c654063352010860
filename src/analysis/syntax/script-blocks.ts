/**
 * Extracts the script blocks of Vue, Svelte and Astro files. Everything else is replaced by blanks, so that offsets
 * stay the same.
 */
import type { Language } from './parser.ts';

const EXTENSIONS: Readonly<Record<string, Language>> = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'jsx',
  jsx: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
};

/** The file name extensions that can be analysed. */
export const ANALYSED_EXTENSIONS: readonly string[] = [...Object.keys(EXTENSIONS), 'vue', 'svelte', 'astro'];

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
  if (extension === 'vue' || extension === 'svelte') return scriptBlocks(text, false);
  if (extension === 'astro') return scriptBlocks(text, true);
  return undefined;
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
  for (const match of text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)) {
    const [whole, attributes = '', body = ''] = match;
    if (
      /\btype\s*=\s*["'](?!module|text\/javascript|text\/typescript)/i.test(attributes) ||
      /\bsrc\s*=/.test(attributes)
    )
      continue;
    const lang = /\blang\s*=\s*["']?(tsx?|jsx?)/i.exec(attributes)?.[1]?.toLowerCase();
    if (lang === 'ts' || lang === 'tsx' || lang === 'jsx') language = language === 'tsx' ? 'tsx' : lang;
    const start = match.index + whole.indexOf('>') + 1;
    keep(start, start + body.length);
  }
  out += blank(text.slice(last));
  return { text: out, language };
}
