/**
 * What a loop copies in each iteration to add to it: `profile.samples = profile.samples.concat(more)`, `all = [...all,
 * item]`. It has half of its final length on average.
 */
import type { TSESTree } from '@typescript-eslint/types';
import type { Size } from '../../facts/work.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { keyOf, lastNameOf, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { endOf, startOf } from '../../syntax/offsets.ts';
import { LOOPS, isFunction } from '../../syntax/traverse.ts';
import { CALLS_PER_ELEMENT, LOOKS_UP, PUTS_IN } from '../../catalogue/javascript/methods.ts';
import { JOINS_BYTES } from '../../catalogue/javascript/globals.ts';
import { GROUP } from './collection-growth.ts';
import { PIECE } from '../../catalogue/streams.ts';
import { iterationsOf } from './loop-iterations.ts';
import { over, times } from './size-terms.ts';
import type { Sizes } from './sizes.ts';

/** @returns undefined if a copy does not replace what it copies, or if it is in no loop */
export function sizeTakenOver(builder: FactsBuilder, sizes: Sizes, copy: TSESTree.Node): Size | undefined {
  if (copy.type === N.CallExpression && writtenName(copy.callee) === JOINS_BYTES)
    return isOfStream(builder, copy) ? times(CHUNKS, over(CHUNKS, 2)) : undefined;
  const copied = copiedBy(builder, copy);
  // The final length is only known for variables.
  if (!copied || copied.of.type !== N.MemberExpression) return undefined;
  const iterations = iterationsOfAll(sizes, copy);
  if (iterations === undefined) return undefined;
  const added = copied.added ? sizes.of(copied.added) : 1;
  return over(times(iterations, added), copied.isGrouped ? 2 * GROUP : 2);
}

const CHUNKS: Size = ['?', 'chunks'];

/** `body = Buffer.concat([body, chunk])` for each piece of a stream: what came before is copied each time. */
function isOfStream(builder: FactsBuilder, { arguments: [list], parent }: TSESTree.CallExpression): boolean {
  if (list?.type !== N.ArrayExpression || parent.type !== N.AssignmentExpression) return false;
  const textOf = (node: TSESTree.Node): string => builder.text.slice(startOf(node), endOf(node));
  return list.elements.some((part) => part && textOf(part) === textOf(parent.left)) && isForEachPiece(parent);
}

/** In a listener for `data`, or in the body of `for await`. */
function isForEachPiece(node: TSESTree.Node): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at.type === N.ForOfStatement && at.await) return true;
    if (!isFunction(at)) continue;
    const call = at.parent;
    const [event] = call?.type === N.CallExpression ? call.arguments : [];
    return event?.type === N.Literal && event.value === PIECE;
  }
  return false;
}

interface Copied {
  readonly of: TSESTree.Node;
  /** A collection that is appended; one element if there is none. */
  readonly added?: TSESTree.Node | undefined;
  /** One of many lists of a table. */
  readonly isGrouped?: true;
}

/** A copy that replaces its original. */
function copiedBy(builder: FactsBuilder, copy: TSESTree.Node): Copied | undefined {
  const whole = chosenWith(copy.type === N.SpreadElement ? copy.parent : copy);
  const { parent } = whole;
  if (parent?.type === N.CallExpression && parent.arguments[1] === whole) return copiedInTable(builder, copy, parent);
  if (parent?.type === N.Property && parent.value === whole) return copiedInRecord(copy, parent);
  if (parent?.type !== N.AssignmentExpression || parent.right !== whole) return undefined;
  const textOf = (node: TSESTree.Node): string => builder.text.slice(startOf(node), endOf(node));
  const isTarget = (node: TSESTree.Node | null | undefined): boolean =>
    Boolean(node && textOf(orElse(node)) === textOf(parent.left));
  if (copy.type === N.SpreadElement) return isTarget(copy.argument) ? { of: parent.left } : undefined;
  if (copy.type !== N.CallExpression || copy.callee.type !== N.MemberExpression) return undefined;
  const [first] = copy.arguments;
  if (lastNameOf(copy.callee) === 'concat' && isTarget(copy.callee.object)) return { of: parent.left, added: first };
  const isAssign = writtenName(copy.callee) === 'Object.assign';
  return isAssign && copy.arguments.slice(1).some(isTarget) ? { of: parent.left } : undefined;
}

/** `{ ...all, rows: [...all.rows, row] }`, `{ ...all, rows: all.rows.concat(row) }`. */
function copiedInRecord(copy: TSESTree.Node, property: TSESTree.Property): Copied | undefined {
  const callee = copy.type === N.CallExpression && lastNameOf(copy.callee) === 'concat' ? copy.callee : undefined;
  const written = copy.type === N.SpreadElement ? copy.argument : callee?.type === N.MemberExpression && callee.object;
  const of = written && orElse(written);
  if (!of || of.type !== N.MemberExpression || of.object.type !== N.Identifier) return undefined;
  const { name } = of.object;
  const isOfSame = (property.parent as TSESTree.ObjectExpression).properties.some(
    (part) => part.type === N.SpreadElement && part.argument.type === N.Identifier && part.argument.name === name,
  );
  if (!isOfSame || keyOf(property, property.key) !== lastNameOf(of)) return undefined;
  return { of, ...(copy.type === N.CallExpression && { added: copy.arguments[0] }) };
}

/** `rows ? [...rows, row] : [row]` around one of its choices. */
const chosenWith = (node: TSESTree.Node): TSESTree.Node =>
  node.parent?.type === N.ConditionalExpression && node.parent.test !== node ? chosenWith(node.parent) : node;

/** `rows` of `rows ?? []`. */
const orElse = (node: TSESTree.Node): TSESTree.Node => (node.type === N.LogicalExpression ? orElse(node.left) : node);

/** `groups.set(key, [...groups.get(key), row])`, the old list in a variable or not. */
function copiedInTable(
  builder: FactsBuilder,
  copy: TSESTree.Node,
  { callee, arguments: [key] }: TSESTree.CallExpression,
): Copied | undefined {
  if (copy.type !== N.SpreadElement || callee.type !== N.MemberExpression) return undefined;
  const written = orElse(copy.argument);
  const declarator = written.type === N.Identifier ? builder.variable(written)?.defs[0]?.node : undefined;
  const init = declarator?.type === N.VariableDeclarator && declarator.init ? orElse(declarator.init) : written;
  if (init.type !== N.CallExpression || init.callee.type !== N.MemberExpression) return undefined;
  const textOf = (node: TSESTree.Node): string => builder.text.slice(startOf(node), endOf(node));
  const isSame =
    PUTS_IN.has(lastNameOf(callee)) &&
    LOOKS_UP.has(lastNameOf(init.callee)) &&
    textOf(init.callee.object) === textOf(callee.object) &&
    init.arguments[0] !== undefined &&
    textOf(init.arguments[0]) === textOf(key!);
  return isSame ? { of: callee, isGrouped: true } : undefined;
}

/** The iterations of all loops around, in the callbacks of `forEach` and its kind as well. */
function iterationsOfAll(sizes: Sizes, node: TSESTree.Node): Size | undefined {
  let iterations: Size | undefined;
  for (let at = node.parent; at; at = at.parent) {
    if (isFunction(at)) {
      const call = at.parent;
      if (call?.type !== N.CallExpression || !CALLS_PER_ELEMENT.has(lastNameOf(call.callee))) break;
      iterations = times(iterations ?? 1, iterationsOf(sizes, call));
    } else if (LOOPS.has(at.type)) iterations = times(iterations ?? 1, iterationsOf(sizes, at));
  }
  return iterations;
}
