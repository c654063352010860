/**
 * Extracts the code of Vue, Svelte and Astro files. Everything else is replaced by blanks, so that offsets stay the
 * same.
 */
import {
  COMPONENTS,
  EXTERNAL,
  LANGUAGE,
  LANGUAGES,
  OTHER_TYPE,
  SCRIPT_ELEMENT,
} from '../catalogue/javascript/files.ts';
import { NO_MARKUP, OF_INSTANCE, OF_MODULE } from '../catalogue/javascript/markup.ts';
import { codeInSvelte, codeInVue, type Piece } from './markup-code.ts';
import type { Language } from './parser.ts';

const EXTENSIONS: Readonly<Record<string, Language | undefined>> = LANGUAGES;

/** The file name extensions that can be analysed. */
export const ANALYSED_EXTENSIONS: readonly string[] = [...Object.keys(LANGUAGES), ...Object.keys(COMPONENTS)];

type ComponentKind = keyof typeof COMPONENTS;
const isComponentKind = (extension: string): extension is ComponentKind => Object.hasOwn(COMPONENTS, extension);

const MARKUP: Readonly<Partial<Record<ComponentKind, (markup: string) => Piece[]>>> = {
  vue: codeInVue,
  svelte: codeInSvelte,
};

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();
const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** The code of one file. In component files it is that of all `<script>` blocks. */
export interface Script {
  readonly text: string;
  readonly language: Language;
  /** The same with the code in the markup, where there is some; it may be of another language, and not parse. */
  readonly withMarkup?: string;
  /** It runs for each component that is made, or each page that is asked for. */
  readonly isPerInstance?: true;
}

/** The script part of a file; undefined if the extension is not supported. */
export function scriptOf(path: string, text: string): Script | undefined {
  const extension = extensionOf(path);
  const language = EXTENSIONS[extension];
  if (language) return { text, language };
  return isComponentKind(extension) ? componentScript(extension, text) : undefined;
}

interface Block {
  readonly piece: Piece;
  readonly language?: Language;
  readonly isPerInstance: boolean;
}

function componentScript(kind: ComponentKind, text: string): Script {
  const blocks = [...fenceOf(kind, text), ...blocksOf(kind, text)];
  const languages = blocks.flatMap(({ language }) => language ?? []);
  const language = languages.includes('tsx') ? 'tsx' : (languages.at(-1) ?? 'js');
  const scripts = blocks.map(({ piece }) => piece);
  const markup = MARKUP[kind]?.(text.replace(NO_MARKUP, blank)) ?? [];
  return {
    text: only(text, scripts),
    language,
    ...(markup.length > 0 && {
      withMarkup: only(
        text,
        [...scripts, ...markup].sort((a, b) => a.start - b.start),
      ),
    }),
    ...(blocks.some(({ isPerInstance }) => isPerInstance) && { isPerInstance: true as const }),
  };
}

function fenceOf(kind: ComponentKind, text: string): Block[] {
  const fence = COMPONENTS[kind].isFenced ? /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(text) : null;
  if (!fence) return [];
  const piece = { start: fence[0].indexOf('---') + 3, end: fence[0].length - 3, before: '', after: '' };
  return [{ piece, language: 'ts', isPerInstance: true }];
}

function blocksOf(kind: ComponentKind, text: string): Block[] {
  return [...text.matchAll(SCRIPT_ELEMENT)].flatMap((match, index): Block[] => {
    const [whole, attributes = '', body = ''] = match;
    if (OTHER_TYPE.test(attributes) || EXTERNAL.test(attributes)) return [];
    const said = LANGUAGE.exec(attributes)?.[1]?.toLowerCase() as Language | undefined;
    const start = match.index + whole.indexOf('>') + 1;
    return [
      {
        // A semicolon separates a block from the previous one.
        piece: { start, end: start + body.length, before: index === 0 ? '' : ';', after: '' },
        ...(said !== undefined && said !== 'js' && { language: said }),
        isPerInstance: IS_PER_INSTANCE[COMPONENTS[kind].instance](attributes),
      },
    ];
  });
}

const IS_PER_INSTANCE: Readonly<
  Record<(typeof COMPONENTS)[ComponentKind]['instance'], (attributes: string) => boolean>
> = {
  setup: (attributes) => OF_INSTANCE.test(attributes),
  'not module': (attributes) => !OF_MODULE.test(attributes),
  fence: () => false,
};

/** The pieces where they stand, with the code before and after in the room between; those without room are left out. */
function only(text: string, pieces: readonly Piece[]): string {
  let out = '';
  let last = 0;
  let owed = '';
  for (const { start, end, before, after } of pieces) {
    const room = start < last ? undefined : fill(blank(text.slice(last, start)), owed, before);
    if (room === undefined) continue;
    out += room + text.slice(start, end);
    last = end;
    owed = after;
  }
  return out + (fill(blank(text.slice(last)), owed, '') ?? '');
}

/**
 * Puts code at the beginning and at the end of blanks. What ends an expression may go on in the next line; what begins
 * one may not: an arrow stands in the line of its parameters.
 *
 * @returns undefined where it does not fit
 */
function fill(room: string, first: string, last: string): string | undefined {
  let at = 0;
  let begin = '';
  for (const sign of first) {
    while (room[at] === '\n' || room[at] === '\r') begin += room[at++];
    begin += sign;
    at++;
  }
  const end = room.length - last.length;
  return at <= end && !/[\r\n]/.test(room.slice(end)) ? begin + room.slice(at, end) + last : undefined;
}
