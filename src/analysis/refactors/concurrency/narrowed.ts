/** Finds variables whose type is narrowed outside, but not inside a function created around their uses. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';

/**
 * @param part the code that becomes the body of a function
 * @returns the name of a nullable variable that was checked before, and could be reassigned as far as the type checker
 * knows
 */
export function narrowedOutside(tree: SourceTree, part: TSESTree.Node): string | undefined {
  if (!isTypeScriptFile(tree.path)) return undefined;
  let found: string | undefined;
  traverse(part, (node) => {
    const variable = node.type === N.Identifier ? tree.variable(node) : undefined;
    const declared = variable?.defs[0]?.name as TSESTree.Node | undefined;
    if (!variable || !declared || isWithin(declared, part) || !isNullable(tree, variable)) return true;
    const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
    if (writes.some(({ identifier }) => endOfReassignment(identifier, declared) > part.range[0]))
      found ??= variable.name;
    return true;
  });
  return found;
}

/** Does its declaration allow null or undefined? */
function isNullable(tree: SourceTree, { defs: [definition] }: Variable): boolean {
  const name = definition!.name as TSESTree.Identifier;
  if (name.typeAnnotation) return name.optional === true || /\b(null|undefined)\b/.test(tree.code(name.typeAnnotation));
  const declarator = definition!.node;
  if (declarator?.type !== N.VariableDeclarator || declarator.id !== name) return false;
  return declarator.init === null || /^(null|undefined)$/.test(tree.code(declarator.init));
}

/**
 * The end of the outermost statement around the write without the declaration: until there, the write may run again.
 */
function endOfReassignment(write: TSESTree.Node, declared: TSESTree.Node): number {
  let end = write.range[1];
  for (let at: TSESTree.Node | undefined = write; at && !isWithin(declared, at); at = at.parent)
    if (/(?<!Block)Statement$/.test(at.type)) [, end] = at.range;
  return end;
}
