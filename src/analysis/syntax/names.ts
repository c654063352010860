/** The names of expressions as they are written. */
import type { TSESTree } from '@typescript-eslint/types';
import { N, type FunctionSyntax } from './node-types.ts';

/** The expression without type assertions and the like. */
export function plain(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case N.ChainExpression:
    case N.TSNonNullExpression:
    case N.TSAsExpression:
    case N.TSTypeAssertion:
    case N.TSSatisfiesExpression:
      return plain(node.expression);
    default:
      return node;
  }
}

/** What calls pass something to: TypeScript's `this` only declares a type. */
export function parametersOf({ params }: FunctionSyntax): readonly TSESTree.Parameter[] {
  const [first] = params;
  return first?.type === N.Identifier && first.name === 'this' ? params.slice(1) : params;
}

/** The last name: `load` for `this.store.load`. */
export function lastNameOf(node: TSESTree.Node): string {
  const bare = plain(node);
  if (bare.type === N.Identifier) return bare.name;
  return bare.type === N.MemberExpression ? (keyOf(bare, bare.property) ?? '') : '';
}

/** The root of a chain of members and calls. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  const bare = plain(node);
  if (bare.type === N.MemberExpression) return rootOf(bare.object);
  return bare.type === N.CallExpression ? rootOf(bare.callee) : bare;
}

/** The name as written, if it is short: `Date.now`. */
export function writtenName(node: TSESTree.Node): string {
  const bare = plain(node);
  return bare.type === N.MemberExpression ? `${writtenName(bare.object)}.${lastNameOf(bare)}` : lastNameOf(bare);
}

/** The static key of a member or property; undefined if it is computed at run time. */
export function keyOf(node: { readonly computed: boolean }, key: TSESTree.Node): string | undefined {
  if (!node.computed) {
    if (key.type === N.Identifier || key.type === N.PrivateIdentifier)
      return key.type === N.PrivateIdentifier ? `#${key.name}` : key.name;
    if (key.type === N.Literal) return String(key.value);
    return undefined;
  }
  if (key.type === N.Literal && (typeof key.value === 'string' || typeof key.value === 'number'))
    return String(key.value);
  if (key.type === N.TemplateLiteral && key.expressions.length === 0) return key.quasis[0]!.value.cooked ?? undefined;
  return undefined;
}
