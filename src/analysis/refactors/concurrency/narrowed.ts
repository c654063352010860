/** Variables of which the type checker knows more outside than inside a function that is made around their uses. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';

/**
 * @param part becomes the body of a function
 * @returns the name of a variable that may be nothing, was looked at before, and is set again for all the checker knows
 */
export function narrowedOutside(tree: SourceTree, part: TSESTree.Node): string | undefined {
  if (!/\.[cm]?tsx?$/.test(tree.path)) return undefined;
  let found: string | undefined;
  traverse(part, (node) => {
    const variable = node.type === N.Identifier ? tree.variable(node) : undefined;
    const declared = variable?.defs[0]?.name as TSESTree.Node | undefined;
    if (!variable || !declared || isWithin(declared, part) || !mayBeNothing(tree, variable)) return true;
    const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
    if (writes.some(({ identifier }) => endOfSetting(identifier, declared) > part.range[0])) found ??= variable.name;
    return true;
  });
  return found;
}

/** Is nothing one of its values, as it is declared? */
function mayBeNothing(tree: SourceTree, { defs: [definition] }: Variable): boolean {
  const name = definition!.name as TSESTree.Identifier;
  if (name.typeAnnotation) return name.optional === true || /\b(null|undefined)\b/.test(tree.code(name.typeAnnotation));
  const declarator = definition!.node;
  if (declarator?.type !== N.VariableDeclarator || declarator.id !== name) return false;
  return declarator.init === null || /^(null|undefined)$/.test(tree.code(declarator.init));
}

/** To the end of the outermost statement around it that does not hold the declaration: it may run again until then. */
function endOfSetting(write: TSESTree.Node, declared: TSESTree.Node): number {
  let end = write.range[1];
  for (let at: TSESTree.Node | undefined = write; at && !isWithin(declared, at); at = at.parent)
    if (/(?<!Block)Statement$/.test(at.type)) [, end] = at.range;
  return end;
}
