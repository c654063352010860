/**
 * Buffers that are created here, sent to another thread whole, and not used again: they are copied although they could
 * be transferred.
 */
import { onlyValueOf } from '../../syntax/scopes/reassigned.ts';
import { BUFFER } from '../../catalogue/javascript/methods.ts';
import { GIVES_BUFFER, READER, SENDS } from '../../catalogue/workers.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { endOf, isWithin, startOf } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { LOOPS, isFunction } from '../../syntax/traverse.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Copying less than this takes no longer than transferring it. */
const LARGE = 100_000;

export const mayCopy = (node: Call): boolean => node.type === N.CallExpression && SENDS.has(lastNameOf(node.callee));

/**
 * @returns what a call copies and could transfer, as code (`pixels.buffer`); undefined if it is transferred, small,
 * shared, used again, or unknown
 */
export function copiedBy(builder: FactsBuilder, node: Call): string | undefined {
  const [message, ...others] = node.arguments;
  // A second argument is the transfer list.
  if (!message || others.length > 0) return undefined;
  for (const sent of partsOf(message)) {
    const variable = builder.variable(sent);
    const made = variable && onlyValueOf(variable);
    if (made && isLargeBuffer(builder, made) && isLastUse(variable, sent, node))
      return isView(made) ? `${sent.name}.buffer` : sent.name;
  }
  return undefined;
}

/** `postMessage(pixels)`, `postMessage({ pixels, width })`. */
function partsOf(message: TSESTree.Node): TSESTree.Identifier[] {
  if (message.type === N.Identifier) return [message];
  if (message.type !== N.ObjectExpression) return [];
  return message.properties.flatMap((property) =>
    property.type === N.Property && property.value.type === N.Identifier ? [property.value] : [],
  );
}

/**
 * `new Float64Array(1e6)`, `await response.arrayBuffer()`, and a view of the whole of such a buffer that nothing else
 * holds; a view of anything else may not be transferred.
 */
function isLargeBuffer(builder: FactsBuilder, made: TSESTree.Node): boolean {
  const node = plain(made);
  if (isRead(builder, node)) return true;
  if (node.type !== N.NewExpression || !BUFFER.test(lastNameOf(node.callee)) || node.arguments.length !== 1)
    return false;
  const [argument] = node.arguments;
  if (isRead(builder, plain(argument!))) return true;
  const size = sizeOf(builder, argument!);
  return size !== undefined && size >= LARGE;
}

/** A whole file, answer or blob, read here: `await response.arrayBuffer()`, `reader.result` of a `FileReader`. */
function isRead(builder: FactsBuilder, node: TSESTree.Node): boolean {
  if (node.type === N.AwaitExpression)
    return node.argument.type === N.CallExpression && lastNameOf(node.argument.callee) === GIVES_BUFFER;
  if (node.type !== N.MemberExpression || lastNameOf(node) !== READER.result) return false;
  const reader = node.object.type === N.Identifier ? builder.variable(node.object) : undefined;
  const made = reader && onlyValueOf(reader);
  return made?.type === N.NewExpression && lastNameOf(made.callee) === READER.name;
}

const isView = (made: TSESTree.Node): boolean =>
  made.type === N.NewExpression && lastNameOf(made.callee) !== 'ArrayBuffer';

/** A literal number of elements. */
function sizeOf(builder: FactsBuilder, node: TSESTree.Node): number | undefined {
  if (node.type === N.Literal) return typeof node.value === 'number' ? node.value : undefined;
  if (node.type === N.BinaryExpression && (node.operator === '*' || node.operator === '**')) {
    const [left, right] = [sizeOf(builder, node.left), sizeOf(builder, node.right)];
    return left === undefined || right === undefined ? undefined : node.operator === '*' ? left * right : left ** right;
  }
  const variable = node.type === N.Identifier ? builder.variable(node) : undefined;
  const made = variable && onlyValueOf(variable);
  return made && made.type !== N.Identifier ? sizeOf(builder, made) : undefined;
}

/** Nothing reads the variable after the call, nor in the next iteration of a loop that the variable outlives. */
function isLastUse({ references, defs }: Variable, sent: TSESTree.Node, call: Call): boolean {
  const declared = defs[0]!.node;
  for (let at = call.parent as TSESTree.Node | undefined; at; at = at.parent) {
    if (isWithin(declared, at)) break;
    if (isFunction(at) || LOOPS.has(at.type)) return false;
  }
  return (
    references.every(({ identifier, init }) => init || identifier === sent || endOf(identifier) <= startOf(call)) &&
    references.filter(({ identifier }) => isWithin(identifier, call)).length === 1
  );
}
