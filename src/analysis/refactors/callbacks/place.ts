/**
 * Where a loop that replaces a call goes: before the call's statement, or into its own function if other code must run
 * first.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { functionAround } from '../../syntax/traverse.ts';
import type { CallbackSite } from './site.ts';

export type Place =
  /** `return CALL;` */
  | { readonly kind: 'return'; readonly statement: TSESTree.Node }
  /** `() => CALL` */
  | { readonly kind: 'arrow' }
  /** `const x = CALL;` */
  | { readonly kind: 'declared'; readonly statement: TSESTree.VariableDeclaration; readonly id: TSESTree.Identifier }
  /** Nothing in its statement runs before the call. */
  | { readonly kind: 'before'; readonly statement: TSESTree.Node }
  /** Anywhere else. */
  | { readonly kind: 'inside' };

export function placeOf({ call, tree }: CallbackSite): Place {
  const { parent } = call;
  if (parent.type === N.ArrowFunctionExpression && parent.body === call) return { kind: 'arrow' };
  const statement = statementStartingWith(call);
  if (!statement || !isInBlock(statement)) return { kind: 'inside' };
  if (parent.type === N.ReturnStatement) return { kind: 'return', statement };
  if (
    parent.type === N.VariableDeclarator &&
    statement.type === N.VariableDeclaration &&
    statement.declarations.length === 1 &&
    parent.id.type === N.Identifier &&
    (Boolean(parent.id.typeAnnotation) || !isCaptured(tree.declared(parent.id)?.references ?? [], statement))
  ) {
    return { kind: 'declared', statement, id: parent.id };
  }
  return { kind: 'before', statement };
}

/** If a nested function uses the variable, the type checker cannot infer its type from the assignments. */
const isCaptured = (references: readonly { readonly identifier: TSESTree.Node }[], statement: TSESTree.Node): boolean =>
  references.some(({ identifier }) => functionAround(identifier) !== functionAround(statement));

/** The statement around a call, if the call is the first part of it to run. */
function statementStartingWith(call: TSESTree.Node): TSESTree.Node | undefined {
  for (let at = call; at.parent; at = at.parent) {
    const statement = statementOf(at, at.parent);
    if (statement) return statement;
    if (!isFirstIn(at, at.parent)) return undefined;
  }
  return undefined;
}

/** The parent, if it is a statement that runs `at` first. */
function statementOf(at: TSESTree.Node, parent: TSESTree.Node): TSESTree.Node | undefined {
  switch (parent.type) {
    case N.ReturnStatement:
    case N.ThrowStatement:
    case N.ExpressionStatement:
      return parent;
    case N.IfStatement:
      return parent.test === at ? parent : undefined;
    case N.SwitchStatement:
      return parent.discriminant === at ? parent : undefined;
    case N.ForOfStatement:
      return parent.right === at ? parent : undefined;
    case N.VariableDeclarator: {
      const declaration = parent.parent;
      if (declaration.type !== N.VariableDeclaration || declaration.declarations[0] !== parent) return undefined;
      const isUsing = declaration.kind === 'using' || declaration.kind === 'await using';
      return declaration.parent.type === N.ForStatement || isUsing ? undefined : declaration;
    }
    default:
      return undefined;
  }
}

/** Does an expression run `at` before all else of it? */
function isFirstIn(at: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case N.AssignmentExpression:
      return parent.operator === '=' && parent.left.type === N.Identifier;
    case N.UnaryExpression:
    case N.AwaitExpression:
    case N.TSAsExpression:
    case N.TSSatisfiesExpression:
    case N.TSNonNullExpression:
    case N.ChainExpression:
      return true;
    case N.MemberExpression:
      return parent.object === at;
    case N.CallExpression:
      return parent.callee === at || (parent.callee.type === N.Identifier && parent.arguments[0] === at);
    case N.BinaryExpression:
    case N.LogicalExpression:
      return parent.left === at;
    case N.ConditionalExpression:
      return parent.test === at;
    default:
      return false;
  }
}

const isInBlock = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === N.BlockStatement || parent?.type === N.Program || parent?.type === N.SwitchCase;
