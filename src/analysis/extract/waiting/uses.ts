/** What a piece of code does to something that outlives it: collects into it, replaces it, or looks at it. */
import { COLLECTS, PICKS_ONE } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';

export type Use = 'collects' | 'writes' | 'reads';

/** What is done to a variable or to what it holds. */
export function useOf(node: TSESTree.Node): Use {
  let top = node;
  while (isOwnedBy(top, top.parent)) top = top.parent!;
  const { parent } = top;
  switch (parent?.type) {
    case N.AssignmentExpression:
      return useInAssignment(node, top, parent);
    case N.UpdateExpression:
      return parent.parent.type === N.ExpressionStatement ? 'collects' : 'writes';
    case N.UnaryExpression:
      return parent.operator === 'delete' ? 'collects' : 'reads';
    case N.CallExpression: {
      const isCollecting =
        parent.callee === top &&
        top !== node &&
        COLLECTS.has(lastNameOf(top)) &&
        parent.parent.type !== N.AwaitExpression;
      return isCollecting ? 'collects' : isInFold(node, parent) ? 'collects' : 'reads';
    }
    case N.SpreadElement: {
      const whole = parent.parent.parent;
      return whole?.type === N.AssignmentExpression && isInOwnCollecting(node, whole) ? 'collects' : 'reads';
    }
    case N.BinaryExpression:
      return isInFold(node, parent) ? 'collects' : 'reads';
    default:
      return 'reads';
  }
}

function useInAssignment(node: TSESTree.Node, top: TSESTree.Node, parent: TSESTree.AssignmentExpression): Use {
  if (parent.left !== top) return isInOwnCollecting(node, parent) ? 'collects' : 'reads';
  if (top !== node) return 'collects';
  return collectsInto(node, parent) ? 'collects' : 'writes';
}

const isInFold = (node: TSESTree.Node, part: TSESTree.Node): boolean =>
  part.parent?.type === N.AssignmentExpression && part.parent.right === part && isInOwnCollecting(node, part.parent);

const isOwnedBy = (node: TSESTree.Node, parent: TSESTree.Node | undefined): boolean =>
  (parent?.type === N.MemberExpression && parent.object === node) ||
  parent?.type === N.TSNonNullExpression ||
  parent?.type === N.ChainExpression;

/** `total += n`, `all = [...all, one]`, `most = Math.max(most, n)`: the same whichever iteration comes first. */
function collectsInto(target: TSESTree.Node, { operator, right }: TSESTree.AssignmentExpression): boolean {
  if (operator !== '=') return operator === '+=' || operator === '-=' || operator === '||=' || operator === '&&=';
  if (right.type === N.Literal) return true;
  const name = target.type === N.Identifier ? target.name : '';
  const isSpreadOfItself = (element: TSESTree.Node | null) =>
    element?.type === N.SpreadElement && lastNameOf(element.argument) === name;
  switch (right.type) {
    case N.ArrayExpression:
      return right.elements.some(isSpreadOfItself);
    case N.ObjectExpression:
      return right.properties.some(isSpreadOfItself);
    case N.BinaryExpression:
      return /^[+*]$/.test(right.operator) && lastNameOf(right.left) === name;
    case N.CallExpression:
      return (
        right.callee.type === N.MemberExpression &&
        ((lastNameOf(right.callee) === 'concat' && lastNameOf(right.callee.object) === name) ||
          (PICKS_ONE.has(lastNameOf(right.callee)) && right.arguments.some((each) => lastNameOf(each) === name)))
      );
    default:
      return false;
  }
}

/** The `all` on the right of `all = [...all, one]`. */
const isInOwnCollecting = (node: TSESTree.Node, assignment: TSESTree.AssignmentExpression): boolean =>
  node.type === N.Identifier &&
  assignment.left.type === N.Identifier &&
  assignment.left.name === node.name &&
  collectsInto(assignment.left, assignment);
