/** How a loop may end before its last element: by success, so that the order matters, or because something failed. */
import { isStatus, setsStatus } from '../../catalogue/contexts/servers.ts';
import { ERROR } from '../../catalogue/javascript/methods.ts';
import { CALLED_OFF, FAILURE, FAILURE_TOLD, SUCCESS } from '../../catalogue/naming/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { LOOPS, isFunction, some, traverse } from '../../syntax/traverse.ts';

/**
 * - `never`: it goes on to the last element, or an error is thrown or answered;
 * - `failure`: an iteration that fails ends it;
 * - `success`: the first that fits ends it, so that the others may never be asked.
 */
export type Ending = 'never' | 'failure' | 'success';

export function endingOf(body: TSESTree.Node): Ending {
  let ending: Ending = 'never';
  traverse(body, (node) => {
    if (ending === 'success' || isFunction(node)) return false;
    const how = exitBy(node, body);
    if (how && how !== 'never') ending = how;
    return true;
  });
  return ending;
}

function exitBy(node: TSESTree.Node, body: TSESTree.Node): Ending | undefined {
  switch (node.type) {
    case N.YieldExpression:
      return 'success';
    case N.ReturnStatement:
      if (isError(node.argument)) return 'never';
      return tellsFailure(node, body) ? 'failure' : 'success';
    case N.BreakStatement:
      if (node.label === null && isInBreakable(node, body)) return undefined;
      return isAfterFailure(node, body) ? 'failure' : 'success';
    case N.ContinueStatement:
      return node.label === null ? undefined : 'success';
    default:
      return undefined;
  }
}

function climb<T>(
  node: TSESTree.Node,
  top: TSESTree.Node,
  find: (at: TSESTree.Node, from: TSESTree.Node) => T | undefined,
) {
  let from = node;
  for (let at = node.parent; at && at !== top; at = at.parent) {
    const found = find(at, from);
    if (found !== undefined) return found;
    from = at;
  }
  return undefined;
}

const isInBreakable = (node: TSESTree.Node, top: TSESTree.Node): boolean =>
  climb(node, top, (at) => (LOOPS.has(at.type) || at.type === N.SwitchStatement ? true : undefined)) ?? false;

/** In a `catch`, or after a cancellation. */
const isAfterFailure = (node: TSESTree.Node, top: TSESTree.Node): boolean =>
  climb(node, top, (at) => {
    if (at.type === N.CatchClause) return true;
    return at.type === N.IfStatement && some(at.test, isCalledOff) ? true : undefined;
  }) ?? false;

const isCalledOff = (node: TSESTree.Node): boolean => node.type === N.Identifier && CALLED_OFF.pattern.test(node.name);

function tellsFailure(node: TSESTree.ReturnStatement, top: TSESTree.Node): boolean {
  if (isAfterFailure(node, top)) return true;
  const isNothing = isEmpty(node.argument) || plain(node.argument!).type === N.CallExpression;
  return isNothing && (climb(node, top, (at, from) => failsThere(at, from)) ?? false);
}

function failsThere(at: TSESTree.Node, from: TSESTree.Node): boolean | undefined {
  if (at.type !== N.IfStatement) return undefined;
  return at.test === from ? undefined : asksForFailure(at.test) === (at.consequent === from);
}

/** `!user`, `page === null`, `!response.ok`, `result.error`. */
function asksForFailure(test: TSESTree.Node): boolean {
  const bare = plain(test);
  switch (bare.type) {
    case N.UnaryExpression:
      return bare.operator === '!' && !asksForFailure(bare.argument);
    case N.LogicalExpression:
      return asksForFailure(bare.left) && (bare.operator === '&&' || asksForFailure(bare.right));
    case N.BinaryExpression:
      return /^===?$/.test(bare.operator) && (isEmpty(bare.right) || isEmpty(bare.left));
    case N.MemberExpression:
      return FAILURE.pattern.test(lastNameOf(bare));
    default:
      return false;
  }
}

/** Nothing at all, or what stands for it. */
function isEmpty(node: TSESTree.Node | null): boolean {
  if (!node) return true;
  const bare = plain(node);
  return (
    (bare.type === N.Literal && (bare.value === null || bare.value === false)) ||
    (bare.type === N.Identifier && bare.name === 'undefined')
  );
}

/** `res.status(404).json(…)`, `res.sendStatus(500)`, `{ error }`, `{ status: 401 }`, `{ ok: false }`, `new Error()`. */
const isError = (node: TSESTree.Node | null): boolean => node !== null && some(node, isErrorPart);

function isErrorPart(node: TSESTree.Node): boolean {
  switch (node.type) {
    case N.CallExpression:
      return setsStatus(lastNameOf(node.callee)) && node.arguments.some(isErrorCode);
    case N.NewExpression:
      return ERROR.test(lastNameOf(node.callee));
    case N.Property:
      return (
        FAILURE_TOLD.pattern.test(lastNameOf(node.key)) ||
        (isStatus(lastNameOf(node.key)) && isErrorCode(node.value)) ||
        (SUCCESS.pattern.test(lastNameOf(node.key)) && isFalse(node.value))
      );
    default:
      return false;
  }
}

/** The status of a response that tells of an error. */
const isErrorCode = (node: TSESTree.Node): boolean => {
  const bare = plain(node);
  return bare.type === N.Literal && typeof bare.value === 'number' && bare.value >= 400;
};

const isFalse = (node: TSESTree.Node): boolean => node.type === N.Literal && node.value === false;
