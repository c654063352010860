/** Writes a loop in place of a call: the code before it, its header, and the use of its result. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';
import { needsParentheses, needsSemicolon } from '../chain/await-call.ts';
import { endOf, indentOf, indentUnitOf, newlineOf, statementAround } from '../edits/statements.ts';
import type { Place } from './place.ts';
import { checkNoComment, endOfObject, refuse, type CallbackSite } from './site.ts';
import type { Iteration } from './iteration.ts';

export interface LoopText {
  readonly iteration: Iteration;
  readonly place: Place;
  /** A statement before the loop, without a terminator: `let found = false`. */
  readonly before?: string;
  /** Code before and after a body that is a single expression, to make it a statement. */
  readonly around: readonly [before: string, after: string];
  /** Code after the loop: the result variable, or a return value. */
  readonly result: string;
}

/** The indentation of the loop. */
export function indentAt({ tree, call }: CallbackSite, place: Place): string {
  const outer = 'statement' in place ? place.statement : (statementAround(call) ?? call);
  return indentOf(tree, outer) + (place.kind === 'arrow' || place.kind === 'inside' ? indentUnitOf(tree) : '');
}

export function writeLoop(site: CallbackSite, { iteration, place, before, around, result }: LoopText): void {
  const { tree, patch, call } = site;
  const objectEnd = endOfObject(site);
  const { body } = iteration;
  const indent = indentAt(site, place);
  const newline = newlineOf(tree) + indent;
  const end = endOf(tree);
  const isBlock = body.type === N.BlockStatement;
  checkNoComment(site, objectEnd, iteration.fn?.params[0]?.range[0] ?? body.range[0]);
  checkNoComment(site, body.range[1], call.range[1]);

  const lines = before === undefined ? '' : `${before}${end}${newline}`;
  const opening = `${openingOf(site, place, newline)}${lines}${headOf(iteration)}`;
  const start = 'statement' in place ? place.statement.range[0] : call.range[0];
  if (start < call.range[0]) patch.replace(start, call.range[0], '');
  patch.around(call, opening, '');
  const inner = newline + indentUnitOf(tree);
  patch.replace(
    objectEnd,
    body.range[0],
    `${iteration.index === undefined ? '' : '.entries()'}) ${isBlock ? '' : `{${inner}${around[0]}`}`,
  );
  if (isBlock && (place.kind === 'arrow' || place.kind === 'inside')) indentFurther(site, body);
  if (!iteration.fn) patch.around(body, 'await ', `(${iteration.element})`);
  closeLoop(site, place, { body, isBlock, closing: isBlock ? '' : `${around[1]}${newline}}`, newline, result });
}

/** `for (const item of `, `for (const [index, item] of `. */
export const headOf = ({ keyword, index, element }: Iteration): string =>
  index === undefined ? `for (${keyword} ${element} of ` : `for (${keyword} [${index}, ${element}] of `;

function openingOf(site: CallbackSite, place: Place, newline: string): string {
  if (place.kind === 'arrow') return `{${newline}`;
  if (place.kind !== 'inside') return '';
  if (some(site.call, ({ type }) => type === N.YieldExpression))
    return refuse(site, 'a generator yields inside the call');
  const isOperand = needsParentheses(site.call);
  return `${isOperand && needsSemicolon(site.tree, site.call) ? ';' : ''}${isOperand ? '(' : ''}await (async () => {${newline}`;
}

interface Closing {
  readonly body: TSESTree.Node;
  readonly isBlock: boolean;
  readonly closing: string;
  readonly newline: string;
  readonly result: string;
}

function closeLoop(
  { tree, patch, call }: CallbackSite,
  place: Place,
  { body, closing, newline, result }: Closing,
): void {
  const end = endOf(tree);
  const outer = newline.slice(0, newline.length - indentUnitOf(tree).length);
  const from = body.range[1];
  switch (place.kind) {
    case 'return':
      return patch.replace(from, place.statement.range[1], `${closing}${newline}return ${result}${end}`);
    case 'declared':
      return patch.replace(from, place.statement.range[1], closing);
    case 'before': {
      const rest = tree.text.slice(place.statement.range[0], call.range[0]);
      return patch.replace(from, call.range[1], `${closing}${newline}${rest}${result}`);
    }
    case 'arrow':
      return patch.replace(from, call.range[1], `${closing}${newline}return ${result}${end}${outer}}`);
    case 'inside':
      return patch.replace(
        from,
        call.range[1],
        `${closing}${newline}return ${result}${end}${outer}})()${needsParentheses(call) ? ')' : ''}`,
      );
  }
}

/** Indents a block that moves into a new function by one level, unless it contains multi-line text. */
function indentFurther({ tree, patch }: CallbackSite, block: TSESTree.Node): void {
  if (some(block, (node) => node.type === N.TemplateLiteral && tree.code(node).includes('\n'))) return;
  for (
    let at = tree.text.indexOf('\n', block.range[0]);
    at !== -1 && at < block.range[1];
    at = tree.text.indexOf('\n', at + 1)
  ) {
    if (!/^\r?\n/.test(tree.text.slice(at + 1))) patch.insert(at + 1, indentUnitOf(tree));
  }
}
