/** How large the results of the language's own functions and methods are. */
import type { TSESTree } from '@typescript-eslint/types';
import {
  COLLECTION,
  GIVES_CONTENT,
  LINE,
  NUMBER,
  OF_ARGUMENT,
  OF_PROPERTIES,
  SAME_SIZE,
  SHORT_TEXT,
  WORD,
  KEEPS_COUNT,
} from '../../catalogue/costs/index.ts';
import type { Size } from '../../facts/work.ts';
import { keyOf, lastNameOf, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { helperOf } from './collection-calls.ts';
import { isKnown, larger, logOf, minus, over, plus, rootOfSize, times } from './size-terms.ts';
import type { Sizing } from './sizing.ts';

type Next = (node: TSESTree.Node | undefined) => Size;
type Arguments = readonly TSESTree.CallExpressionArgument[];
/** @returns undefined where its arguments do not tell */
type ResultOf = (args: Arguments, next: Next) => Size | undefined;
type ResultOn = (object: TSESTree.Node, args: Arguments, next: Next) => Size | undefined;

/** @returns undefined where nothing is known of what is called */
export function sizeOfCall(sizes: Sizing, node: TSESTree.CallExpression, next: Next): Size | undefined {
  const { callee, arguments: args } = node;
  const method = lastNameOf(callee);
  if (GIVES_CONTENT.has(method)) return ['content', method];
  const helper = helperOf(sizes.builder, node);
  if (helper !== undefined)
    return args[0] && (helper === '' || SAME_SIZE.has(helper) || KEEPS_COUNT.has(helper))
      ? next(args[0])
      : sizes.reference(node);
  const size = sizeOfFunction(sizes, node, next);
  if (size !== undefined || callee.type !== N.MemberExpression) return size;
  return METHODS.get(method)?.(callee.object, args, next) ?? (SAME_SIZE.has(method) ? next(callee.object) : undefined);
}

function sizeOfFunction(sizes: Sizing, node: TSESTree.CallExpression, next: Next): Size | undefined {
  const { callee, arguments: args } = node;
  const name = writtenName(callee);
  const size = FUNCTIONS_ANYWHERE.get(lastNameOf(callee))?.(args, next) ?? FUNCTIONS.get(name)?.(args, next);
  if (size !== undefined) return size;
  if (OF_PROPERTIES.has(name) && args[0]) return sizes.ofProperties(args[0]);
  if (NUMBER.test(name)) return isKnown(next(args[0])) ? next(args[0]) : sizes.reference(node);
  return OF_ARGUMENT.has(name) || COLLECTION.test(name) ? next(args[0]) : undefined;
}

/** By their last name, whatever they are called on. */
const FUNCTIONS_ANYWHERE: ReadonlyMap<string, ResultOf> = new Map<string, ResultOf>([
  ['sqrt', ([first], next) => rootOfSize(next(first))],
  ['log2', ([first], next) => logOf(next(first))],
  ['toString', () => SHORT_TEXT],
]);

const FUNCTIONS: ReadonlyMap<string, ResultOf> = new Map<string, ResultOf>([
  ['Math.max', (args, next) => (args.length > 0 ? args.map(next).reduce(larger) : next(undefined))],
  ['Math.min', smallest],
  ['Array.from', ([first], next) => (first?.type === N.ObjectExpression ? lengthIn(first, next) : undefined)],
  ['String', () => SHORT_TEXT],
  // The text of an element has a line at least.
  ['JSON.parse', ([first], next) => first && perLine(next(first))],
]);

const METHODS: ReadonlyMap<string, ResultOn> = new Map<string, ResultOn>([
  ['repeat', (object, [count], next) => times(next(object), next(count))],
  ['join', (object, [separator], next) => times(next(object), hasLineBreak(separator) ? LINE : WORD)],
  ['padEnd', (_, [length], next) => next(length)],
  ['padStart', (_, [length], next) => next(length)],
  ['split', (object, [separator], next) => over(withoutText(next(object)), partBy(separator))],
  ['slice', part],
  ['subarray', part],
  ['match', (object, _, next) => ['text', over(next(object), WORD)]],
  ['matchAll', (object, _, next) => ['text', over(next(object), WORD)]],
  ['concat', (object, [more], next) => more && plus(next(object), next(more))],
]);

/** One number among several is enough to know a limit. */
function smallest(args: Arguments, next: Next): Size {
  const known = args.map(next).filter(isKnown);
  return known.length > 0 ? Math.min(...known) : next(args[0]);
}

/** `Array.from({ length: 100 })`. */
function lengthIn({ properties }: TSESTree.ObjectExpression, next: Next): Size {
  const length = properties.find(
    (property) => property.type === N.Property && keyOf(property, property.key) === 'length',
  );
  return length?.type === N.Property ? next(length.value) : ['?', ''];
}

function part(object: TSESTree.Node, [from, to]: Arguments, next: Next): Size | undefined {
  return from && partBetween(next(object), next(from), to && next(to));
}

const hasLineBreak = (separator: TSESTree.Node | undefined): boolean =>
  separator?.type === N.Literal && /\n/.test(String(separator.value));

/** How long a part of a text that is split is. */
function partBy(separator: TSESTree.Node | undefined): number {
  if (separator?.type === N.Literal && separator.value === '') return 1;
  return hasLineBreak(separator) ? LINE : WORD;
}

/** There may be many lines and words even where the letters of a text are few. */
const withoutText = (size: Size): Size => (!isKnown(size) && size[0] === 'text' ? size[1] : size);

const perLine = (text: Size): Size => (!isKnown(text) && text[0] === 'content' ? over(text, LINE) : text);

/** What `slice` gives; what is negative is counted from the end. */
function partBetween(all: Size, from: Size, to: Size | undefined): Size {
  if (isKnown(from) && from < 0) return isKnown(all) ? Math.min(all, -from) : -from;
  if (to === undefined) return minus(all, from);
  const end = isKnown(to) && to < 0 ? plus(all, to) : to;
  const part = minus(end, from);
  if (!isKnown(part)) return ['limit', part];
  return isKnown(all) ? Math.max(0, Math.min(part, all)) : part;
}
