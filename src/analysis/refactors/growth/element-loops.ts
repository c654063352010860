/** Finds the loops around an expression, of statements and of methods of lists, and where code stands before them. */
import { CALLS_FOR_ELEMENTS } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { isFunction, LOOPS } from '../../syntax/traverse.ts';
import { statementAround } from '../edits/statements.ts';

/** `names.filter((name) => …)`. */
function isElementCallback(fn: TSESTree.Node): boolean {
  const call = fn.parent;
  return (
    call?.type === N.CallExpression &&
    call.arguments[0] === fn &&
    call.callee.type === N.MemberExpression &&
    CALLS_FOR_ELEMENTS.has(keyOf(call.callee, call.callee.property) ?? '')
  );
}

/**
 * The outermost loop around an expression that does not contain the declaration of a variable.
 * @returns a loop or a call
 */
export function outermostLoop(node: TSESTree.Node, declaration: TSESTree.Node): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  for (let at = node; at.parent; at = at.parent) {
    if (isWithin(declaration, at)) return found;
    if (LOOPS.has(at.type)) found = at;
    else if (isFunction(at)) {
      if (!isElementCallback(at) || isWithin(declaration, at.parent)) return found;
      found = at.parent;
    }
  }
  return found;
}

/**
 * The statement before which code for a loop can go; the body of an arrow function, if that is a single expression.
 *
 * @param declaration must come before it
 */
export function placeBefore(loop: TSESTree.Node, declaration: TSESTree.Node): TSESTree.Node | undefined {
  for (let at: TSESTree.Node | undefined = loop; at?.parent; at = at.parent) {
    const { parent }: TSESTree.Node = at;
    if (parent.type === N.ArrowFunctionExpression && parent.body === at) return at;
    if (isFunction(parent)) break;
  }
  const statement = statementAround(loop);
  return statement && !isWithin(declaration, statement) ? statement : undefined;
}
