/** Tells whether awaiting the twin is invisible to other code. Only then may it be applied without review. */
import { onlyReadsDisk } from '../../catalogue/call-shapes.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { CatalogueRow } from '../../catalogue/types.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { ApiCall } from '../../program/index.ts';
import type { Sources } from '../chain/sources.ts';

/**
 * The call only reads, its function changes nothing that is visible outside, and it has already awaited before: its
 * callers have continued by then, so they cannot tell the difference.
 */
export function leavesNoTrace(
  { node, call }: ApiCall,
  { name, workload, twin }: CatalogueRow,
  sources: Sources,
): boolean {
  const isPure = workload === 'cpu' || (twin?.shape === 'await' && onlyReadsDisk(name));
  if (!isPure || !node.facts.async || node.facts.writes || node.facts.generator) return false;
  const found = sources.tree(node.sourceFile)?.callAt(call.span);
  return found !== undefined && hasWaited(found);
}

/** Do the enclosing statements always await something before this node? */
function hasWaited(node: TSESTree.Node): boolean {
  for (let at = node; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type !== N.BlockStatement) continue;
    const before = parent.body.slice(0, parent.body.indexOf(at as TSESTree.Statement));
    if (before.some(waits)) return true;
  }
  return false;
}

/** `await x;`, `const y = await x;`. */
function waits(statement: TSESTree.Statement): boolean {
  if (statement.type === N.ExpressionStatement) return statement.expression.type === N.AwaitExpression;
  return (
    statement.type === N.VariableDeclaration &&
    statement.declarations.some(({ init }) => init?.type === N.AwaitExpression)
  );
}
