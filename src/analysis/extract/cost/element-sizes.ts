/**
 * How large the elements of a collection are, if the code shows it: rows of a grid, lines of a text, names of
 * properties.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { LINE, OF_PROPERTIES, SAME_SIZE, SHORT_TEXT, WORD } from '../../catalogue/costs/index.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { CALLS_PER_ELEMENT } from '../../catalogue/javascript/methods.ts';
import { lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isKnown } from './size-terms.ts';
import type { Sizing } from './sizing.ts';
import { isFunction } from '../../syntax/traverse.ts';

/** After this many steps, the size is taken as unknown. */
const MAX_DEPTH = 8;

/** @returns undefined if it is not known as a number: then a name is more useful */
export function elementOf(sizes: Sizing, written: TSESTree.Node | null | undefined, depth: number): number | undefined {
  if (!written || depth > MAX_DEPTH) return undefined;
  const node = plain(written);
  const next = (child: TSESTree.Node | null | undefined) => elementOf(sizes, child, depth + 1);
  switch (node.type) {
    case N.Identifier: {
      const variable = sizes.builder.variable(node);
      return variable ? elementOfVariable(sizes, variable, depth + 1) : undefined;
    }
    case N.ArrayExpression: {
      const [first] = node.elements;
      return first?.type === N.SpreadElement ? next(first.argument) : numberOf(sizes, first, depth);
    }
    case N.CallExpression:
      return elementOfCall(sizes, node, depth);
    default:
      return undefined;
  }
}

function elementOfCall(
  sizes: Sizing,
  { callee, arguments: args }: TSESTree.CallExpression,
  depth: number,
): number | undefined {
  const name = writtenName(callee);
  if (OF_PROPERTIES.has(name)) return name === 'Object.keys' ? SHORT_TEXT : undefined;
  if (name === 'Array.from') return givenBy(sizes, args[1], depth) ?? elementOf(sizes, args[0], depth + 1);
  if (callee.type !== N.MemberExpression) return undefined;
  const method = lastNameOf(callee);
  if (method === 'map') return givenBy(sizes, args[0], depth);
  if (method === 'split') return partOf(args[0]);
  const isSameKind = SAME_SIZE.has(method) && method !== 'flatMap' && method !== 'entries';
  return isSameKind ? elementOf(sizes, callee.object, depth + 1) : undefined;
}

function elementOfVariable(sizes: Sizing, { defs, references }: Variable, depth: number): number | undefined {
  const declarator = defs[0]?.node as TSESTree.Node | undefined;
  if (defs.length !== 1 || declarator?.type !== N.VariableDeclarator || declarator.id.type !== N.Identifier)
    return undefined;
  const known = elementOf(sizes, declarator.init, depth);
  if (known !== undefined) return known;
  for (const { identifier } of references) {
    const member = (identifier as TSESTree.Node).parent;
    const call =
      member?.type === N.MemberExpression && member.object === identifier && lastNameOf(member) === 'push'
        ? member.parent
        : undefined;
    if (call?.type === N.CallExpression && call.callee === member) return numberOf(sizes, call.arguments[0], depth);
  }
  return undefined;
}

/** Of a variable that stands for one element after the other: of a loop, or the parameter of a callback. */
export function elementBehind(sizes: Sizing, { defs }: Variable, depth: number): number | undefined {
  const [definition] = defs;
  const node = definition?.node as TSESTree.Node | undefined;
  if (node?.type === N.VariableDeclarator) {
    const loop = node.parent.parent;
    return loop?.type === N.ForOfStatement && node.id.type === N.Identifier
      ? elementOf(sizes, loop.right, depth)
      : undefined;
  }
  if (!node || !isFunction(node) || !('params' in node)) return undefined;
  const call = node.parent;
  if (call?.type !== N.CallExpression || call.callee.type !== N.MemberExpression || call.arguments[0] !== node)
    return undefined;
  const method = lastNameOf(call.callee);
  const isElement =
    CALLS_PER_ELEMENT.has(method) && node.params[method.startsWith('reduce') ? 1 : 0] === definition!.name;
  return isElement ? elementOf(sizes, call.callee.object, depth) : undefined;
}

function givenBy(sizes: Sizing, fn: TSESTree.Node | undefined, depth: number): number | undefined {
  return fn?.type === N.ArrowFunctionExpression && fn.expression ? numberOf(sizes, fn.body, depth) : undefined;
}

const LISTS: ReadonlySet<string> = new Set([
  N.ArrayExpression,
  N.CallExpression,
  N.NewExpression,
  N.TemplateLiteral,
  N.Identifier,
]);

/** A number would be its value, not a length. */
function numberOf(sizes: Sizing, written: TSESTree.Node | null | undefined, depth: number): number | undefined {
  const node = written && plain(written);
  const isText = node?.type === N.Literal && typeof node.value === 'string';
  if (!node || !(LISTS.has(node.type) || isText)) return undefined;
  const size = sizes.of(node, depth + 1);
  return isKnown(size) ? size : undefined;
}

function partOf(separator: TSESTree.Node | undefined): number {
  const text = separator?.type === N.Literal ? String(separator.value) : ' ';
  return text === '' ? 1 : /\n/.test(text) ? LINE : WORD;
}
