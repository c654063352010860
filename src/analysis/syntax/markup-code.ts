/**
 * Finds the code in the markup of Vue and Svelte files: expressions that are worked out when the component is drawn,
 * and handlers of its events. Each stays where it stands in the text, so that offsets are exact.
 */
import {
  BEFORE_COLLECTION,
  EXPRESSION_ATTRIBUTE,
  FOR_EACH,
  HANDLER_CALL,
  IS_FUNCTION,
  isHandlerAttribute,
  NO_EXPRESSION,
  SVELTE_ATTRIBUTE,
  VUE_CODE,
} from '../catalogue/javascript/markup.ts';
import { endOfBrackets } from './brackets.ts';

/** A piece of a file that is code. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Code for the room before and after it. */
  readonly before: string;
  readonly after: string;
}

const EXPRESSION = { before: ';(', after: ')' };
const HANDLER = { before: `;${HANDLER_CALL}(`, after: ')' };
/** Statements in place of a function: `@click="count++; save()"`. */
const STATEMENTS = { before: `;${HANDLER_CALL}(()=>{`, after: '})' };

const handler = (code: string): Pick<Piece, 'before' | 'after'> => (IS_FUNCTION.test(code) ? HANDLER : STATEMENTS);

/** @param markup with blanks in place of scripts and styles */
export function codeInVue(markup: string): Piece[] {
  return [...markup.matchAll(VUE_CODE)].flatMap((match): Piece[] => {
    const [whole, name, quoted, single, interpolated] = match;
    const value = quoted ?? single ?? interpolated ?? '';
    // Of `v-for="row of rows"`, the rows.
    const code = name === FOR_EACH ? value.replace(BEFORE_COLLECTION, '') : value;
    if (code.trim() === '') return [];
    const end = match.index + whole.length - (name === undefined ? 2 : 1);
    const place = { start: end - code.length, end };
    if (name === undefined) return [{ ...place, ...EXPRESSION }];
    if (isHandlerAttribute(name)) return [{ ...place, ...handler(code) }];
    return EXPRESSION_ATTRIBUTE.test(name) ? [{ ...place, ...EXPRESSION }] : [];
  });
}

/** @param markup with blanks in place of scripts and styles */
export function codeInSvelte(markup: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = markup.indexOf('{') + 1; start > 0; start = markup.indexOf('{', start) + 1) {
    const end = endOfBrackets(markup, start, '{}');
    if (end === undefined) return pieces;
    const code = markup.slice(start, end);
    if (code.trim() !== '' && !NO_EXPRESSION.test(code)) {
      const name = SVELTE_ATTRIBUTE.exec(markup.slice(Math.max(0, start - 60), start - 1))?.[1];
      const isHandler = name !== undefined && isHandlerAttribute(name);
      pieces.push({ start, end, ...(isHandler ? HANDLER : EXPRESSION) });
    }
    start = end;
  }
  return pieces;
}
