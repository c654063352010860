/** What an Angular template calls, reads and sets of its component, by a scan of its expressions. */
import {
  BEFORE_KEY,
  BEFORE_PIPE,
  ENTITIES,
  MEMBER,
  MEMBER_SIGN,
  TEXT,
  TRACK_BY,
  WORDS_OF_TEMPLATES,
} from '../../catalogue/javascript/angular.ts';
import type { TemplateUse } from '../../facts/facts.ts';
import { piecesOf, type TemplateCode } from './pieces.ts';

/** @param template the text of a template */
export function usesInTemplate(template: string): TemplateUse[] {
  const { pieces, locals } = piecesOf(template);
  return usesIn(pieces, locals);
}

/** Each once. */
export function usesIn(pieces: readonly TemplateCode[], locals: ReadonlySet<string> = new Set()): TemplateUse[] {
  const found = new Map<string, TemplateUse>();
  for (const piece of pieces)
    for (const use of usesOf(piece)) if (!locals.has(use.members[0]!)) found.set(JSON.stringify(use), use);
  return [...found.values()];
}

function usesOf({ code, event, isSet }: TemplateCode): TemplateUse[] {
  const text = plain(code);
  const on = event === undefined ? {} : { event };
  return [...text.matchAll(MEMBER)].flatMap(({ 0: whole, 1: path = '', 2: sign = '', index }): TemplateUse[] => {
    const members = path.split(MEMBER_SIGN);
    const before = text.slice(Math.max(0, index - 20), index);
    const isKey = sign === ':' && BEFORE_KEY.test(before);
    if (isKey || WORDS_OF_TEMPLATES.has(members[0]!) || BEFORE_PIPE.test(before)) return [];
    const isWhole = isSet === true && whole.trim() === text.trim();
    return waysOf(sign, isWhole).map((way) => ({ ...on, way, members }));
  });
}

function waysOf(sign: string, isSet: boolean): TemplateUse['way'][] {
  if (sign.endsWith('(')) return ['call'];
  if (sign === '=' || isSet) return ['set'];
  return sign === '' || sign === ':' ? ['get'] : ['get', 'set'];
}

/** Without what texts hold. */
function plain(code: string): string {
  const written = ENTITIES.reduce((text, [sign, meant]) => text.replace(sign, meant), code);
  return written.replace(TEXT, "''").replaceAll('...', ' ').replace(TRACK_BY, '$1()');
}
