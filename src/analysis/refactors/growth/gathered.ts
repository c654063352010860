/**
 * Tells whether a list or object is only collected: created empty, copied longer each time, and not visible to other
 * code meanwhile.
 */
import { LOOKS_AT_OBJECT, LOOKS_AT_ARGUMENT, LOOKS_ONLY } from '../../catalogue/javascript/methods.ts';
import { isReadonly } from '../../catalogue/javascript/types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { functionOrProgramAround, isFunction, some } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { copyOf, type Copied } from './copies.ts';
import { isMadeHere } from './fold.ts';

/** @returns why the state of an iteration must not change, because other code may hold it */
export function isGatheredOnly(
  tree: SourceTree,
  variable: Variable,
  { node: copy, kind }: Copied,
  types: readonly TSESTree.Node[],
): string | undefined {
  if (types.some((type) => isReadonly(tree.code(type)))) return `\`${variable.name}\` is declared as read-only`;
  const part = partOf(copy, variable);
  const held = variable.references.find(({ identifier, init }) => {
    const node = identifier as TSESTree.Node;
    return !init && node.range[0] < part.range[1] && !isGathering(tree, node, variable, kind);
  });
  if (held) return `\`${variable.name}\` is also referenced elsewhere, where it must not change`;
  const isOther =
    isFunction(part) &&
    some(part, (node) => {
      const isOwn = node.type === N.ReturnStatement && functionOrProgramAround(node) === part;
      return isOwn && node.argument !== null && !isNext(tree, node.argument, variable, kind);
    });
  return isOther ? `\`${variable.name}\` may be another object by then, which must not change` : undefined;
}

/** The callback, or the outermost loop that uses the variable. */
function partOf(copy: TSESTree.Node, { scope, defs }: Variable): TSESTree.Node {
  let found = copy;
  for (let at = copy; at.parent; at = at.parent) {
    if (at === scope.variableScope.block || isWithin(defs[0]!.name, at)) break;
    found = at;
  }
  return defs[0]?.type === 'Parameter' ? scope.variableScope.block : found;
}

/** The variable itself, a longer copy of it, or something new: no other code has it. */
function isNext(tree: SourceTree, node: TSESTree.Node, variable: Variable, kind: Copied['kind']): boolean {
  const value = plain(node);
  if (value.type === N.ConditionalExpression)
    return [value.consequent, value.alternate].every((each) => isNext(tree, each, variable, kind));
  if (value.type === N.Identifier) return tree.variable(value) === variable;
  return isMadeHere(value, kind) || copyOf(tree, value) !== undefined;
}

/** Copied, read, returned, or assigned its longer copy. */
function isGathering(tree: SourceTree, node: TSESTree.Node, variable: Variable, kind: Copied['kind']): boolean {
  const { parent } = node;
  if (functionOrProgramAround(node) !== variable.scope.variableScope.block) return false;
  switch (parent?.type) {
    case N.SpreadElement:
      return true;
    case N.ForOfStatement:
    case N.ForInStatement:
      return parent.right === node;
    case N.ReturnStatement:
      return true;
    case N.ConditionalExpression:
      return parent.test !== node && variable.defs[0]?.type === 'Parameter';
    case N.AssignmentExpression:
      return parent.left === node && parent.operator === '=' && isNext(tree, parent.right, variable, kind);
    case N.BinaryExpression:
      return parent.right === node && parent.operator === 'in';
    case N.CallExpression:
      return LOOKS_AT_ARGUMENT.has(writtenName(parent.callee)) || copyOf(tree, parent)?.target === node;
    case N.MemberExpression:
      return parent.object === node && isLook(parent, kind);
    default:
      return false;
  }
}

/** Reading this member, or calling it, does not change the list or object. */
function isLook(member: TSESTree.MemberExpression, kind: Copied['kind']): boolean {
  const { parent } = member;
  const name = keyOf(member, member.property) ?? '';
  if (parent.type === N.CallExpression && parent.callee === member)
    return (kind === 'list' ? LOOKS_ONLY : LOOKS_AT_OBJECT).has(name);
  return parent.type !== N.AssignmentExpression;
}
