/**
 * Variables in which a stream is collected chunk by chunk, for as long as its sender goes on, and variables whose
 * length is checked.
 */
import { BYTE_LENGTHS } from '../../catalogue/javascript/methods.ts';
import { asksForLength, LISTENS, MAKES_BUFFER, PIECE } from '../../catalogue/streams.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { toExpr } from '../references.ts';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, some } from '../../syntax/traverse.ts';
import { type Expr, isUnresolved } from '../../facts/expr.ts';

/** A comparison of a length with less than this only distinguishes empty from full: it is no limit. */
const LEAST_LIMIT = 16;

/**
 * @returns the stream whose whole content goes into the variable; undefined if a chunk or the collected length is
 * compared with a limit
 */
export function gatheredIn(builder: FactsBuilder, variable: Variable): Expr | undefined {
  const [definition] = variable.defs;
  if (definition?.type !== 'Variable' || !beginsEmpty((definition.node as TSESTree.VariableDeclarator).init))
    return undefined;
  for (const { identifier } of variable.references) {
    const node = identifier as TSESTree.Node;
    const handler = isAdded(node) ? handlerAround(node) : undefined;
    if (!handler || isWithin(definition.name, handler.body)) continue;
    const isLimited = isMeasured(variable) || some(handler.body, isComparison) || asksForLength(builder.text);
    const stream = isLimited ? undefined : toExpr(builder, handler.stream);
    return stream && !isUnresolved(stream) ? stream : undefined;
  }
  return undefined;
}

/** Is its length compared with something? */
export const isMeasured = ({ references }: Variable): boolean =>
  references.some(({ identifier }) => {
    const node = identifier as TSESTree.Node;
    const length = node.parent;
    if (length?.type === N.MemberExpression)
      return length.object === node && BYTE_LENGTHS.has(lastNameOf(length)) && isComparison(length.parent);
    return (
      length?.type === N.CallExpression && lastNameOf(length.callee) === 'byteLength' && isComparison(length.parent)
    );
  });

/** `''`, `[]`, `Buffer.alloc(0)`. */
function beginsEmpty(init: TSESTree.Node | null): boolean {
  switch (init?.type) {
    case N.Literal:
      return init.value === '';
    case N.ArrayExpression:
      return init.elements.length === 0;
    case N.CallExpression:
      return MAKES_BUFFER.has(lastNameOf(init.callee));
    case N.TSAsExpression:
      return beginsEmpty(init.expression);
    default:
      return false;
  }
}

/** `body += chunk`, `body = body + chunk`, `chunks.push(chunk)`. */
function isAdded(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  if (parent?.type === N.AssignmentExpression) return parent.left === identifier;
  return (
    parent?.type === N.MemberExpression &&
    parent.object === identifier &&
    parent.parent.type === N.CallExpression &&
    parent.parent.callee === parent &&
    lastNameOf(parent) === 'push'
  );
}

interface PieceHandler {
  readonly body: TSESTree.Node;
  readonly stream: TSESTree.Node;
}

/** What happens with each piece of a stream: a listener for `data`, or the body of `for await`. */
function handlerAround(node: TSESTree.Node): PieceHandler | undefined {
  for (let at: TSESTree.Node | undefined = node.parent; at; at = at.parent) {
    if (at.type === N.ForOfStatement && at.await) return { body: at.body, stream: at.right };
    if (isFunction(at)) return listenerFor(at);
  }
  return undefined;
}

function listenerFor(listener: TSESTree.Node): PieceHandler | undefined {
  const call = listener.parent;
  if (
    call?.type !== N.CallExpression ||
    call.callee.type !== N.MemberExpression ||
    !LISTENS.has(lastNameOf(call.callee))
  )
    return undefined;
  const [event] = call.arguments;
  return event?.type === N.Literal && event.value === PIECE
    ? { body: listener, stream: listenedTo(call.callee.object) }
    : undefined;
}

/** `request` of `request.on('error', fail).on('data', add)`. */
function listenedTo(node: TSESTree.Node): TSESTree.Node {
  return node.type === N.CallExpression &&
    node.callee.type === N.MemberExpression &&
    LISTENS.has(lastNameOf(node.callee))
    ? listenedTo(node.callee.object)
    : node;
}

function isComparison(node: TSESTree.Node | undefined): boolean {
  return (
    node?.type === N.BinaryExpression && /^[<>]=?$/.test(node.operator) && !isSmall(node.left) && !isSmall(node.right)
  );
}

const isSmall = (node: TSESTree.Node): boolean => node.type === N.Literal && Number(node.value) < LEAST_LIMIT;
