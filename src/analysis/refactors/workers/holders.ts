/** Finds other code that may use a buffer: after the transfer, it is empty for all that hold it. */
import type { TSESTree } from '@typescript-eslint/types';
import { VIEWS } from '../../catalogue/workers.ts';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { functionAround } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';

/**
 * @param call the call that transfers it
 * @returns why other code may hold the variable's value; undefined if none does
 */
export function holderOf(tree: SourceTree, variable: Variable, call: TSESTree.Node): string | undefined {
  const own = functionAround(variable.defs[0]!.name);
  for (const { identifier, init } of variable.references) {
    if (init || isWithin(identifier, call)) continue;
    if (functionAround(identifier) !== own) return `a function that may run later uses \`${variable.name}\``;
    if (identifier.range[0] > call.range[1]) return `\`${variable.name}\` is used again`;
    const holder = holderAt(tree, identifier, call);
    if (holder) return holder;
  }
  return undefined;
}

function holderAt(tree: SourceTree, identifier: TSESTree.Node, call: TSESTree.Node): string | undefined {
  const { parent } = identifier;
  const name = tree.code(identifier);
  switch (parent?.type) {
    case N.MemberExpression:
      if (parent.object !== identifier) return undefined;
      return VIEWS.has(lastNameOf(parent)) ? viewOf(tree, partOf(parent), name, call) : undefined;
    case N.NewExpression:
      return parent.callee === identifier ? undefined : viewOf(tree, parent, name, call);
    case N.ForOfStatement:
    case N.BinaryExpression:
    case N.UnaryExpression:
    case N.SpreadElement:
    case N.TemplateLiteral:
    case N.ExpressionStatement:
      return undefined;
    default:
      return `\`${name}\` may still be used elsewhere (line ${tree.span(identifier)[0]})`;
  }
}

/** The whole of `pixels.subarray(0, 4)`, `pixels.buffer`. */
const partOf = (member: TSESTree.MemberExpression): TSESTree.Node =>
  member.parent.type === N.CallExpression && member.parent.callee === member ? member.parent : member;

/** Another view of the same bytes, which only code before the call may use. */
function viewOf(tree: SourceTree, view: TSESTree.Node, of: string, call: TSESTree.Node): string | undefined {
  const { parent } = view;
  if (parent?.type === N.MemberExpression && parent.object === view) return undefined;
  if (parent?.type === N.ExpressionStatement) return undefined;
  const variable =
    parent?.type === N.VariableDeclarator && parent.id.type === N.Identifier ? tree.declared(parent.id) : undefined;
  return variable ? holderOf(tree, variable, call) : `a view of \`${of}\` may still be used elsewhere`;
}
