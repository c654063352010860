/** Finds the code in the markup of an Angular template: expressions that it draws, statements for its events. */
import {
  ATTRIBUTE,
  BINDING,
  BLOCK,
  CHANGE,
  EVENT,
  INTERPOLATION,
  LET,
  LOCAL_ATTRIBUTE,
  LOCAL_IN_CODE,
  TWO_WAY,
} from '../../catalogue/javascript/angular.ts';
import { NO_MARKUP } from '../../catalogue/javascript/markup.ts';
import { endOfBrackets } from '../../syntax/brackets.ts';

/** Code in a template. */
export interface TemplateCode {
  readonly code: string;
  /** `(click)`: what it is for; without, it is worked out whenever the template is drawn. */
  readonly event?: string;
  /** It is a place that the event sets, not a statement. */
  readonly isSet?: true;
}

export interface TemplatePieces {
  readonly pieces: readonly TemplateCode[];
  /** Names that the template gives itself: they are no members of the component. */
  readonly locals: ReadonlySet<string>;
}

export function piecesOf(template: string): TemplatePieces {
  const markup = template.replace(NO_MARKUP, ' ');
  const lets = [...markup.matchAll(LET)];
  const pieces = [
    ...[...markup.matchAll(ATTRIBUTE)].flatMap(([, name = '', quoted, single]) =>
      codeOfAttribute(name, quoted ?? single ?? ''),
    ),
    ...[...markup.matchAll(INTERPOLATION)].map(([, code = '']) => ({ code })),
    ...blocksIn(markup),
    ...lets.map(([, , code = '']) => ({ code })),
  ];
  const inCode = pieces.flatMap(({ code }) => [...code.matchAll(LOCAL_IN_CODE)]);
  const named = [...lets, ...inCode, ...markup.matchAll(LOCAL_ATTRIBUTE)].map(([, name, other]) => name ?? other ?? '');
  return { pieces, locals: new Set(named) };
}

/** `(click)="save()"` in a template, or `'(click)': 'save()'` in what a class says of its own element. */
export function codeOfAttribute(name: string, code: string): TemplateCode[] {
  const [, both, prefixed] = TWO_WAY.exec(name) ?? [];
  const model = both ?? prefixed;
  if (model !== undefined) return [{ code }, { code, event: `(${model}${CHANGE})`, isSet: true }];
  const [, event, other] = EVENT.exec(name) ?? [];
  if (event !== undefined || other !== undefined) return [{ code, event: `(${event ?? other})` }];
  return BINDING.test(name) ? [{ code }] : [];
}

function blocksIn(markup: string): TemplateCode[] {
  return [...markup.matchAll(BLOCK)].flatMap(({ 0: opening, index }) => {
    const start = index + opening.length;
    const end = endOfBrackets(markup, start, '()');
    return end === undefined ? [] : [{ code: markup.slice(start, end) }];
  });
}
