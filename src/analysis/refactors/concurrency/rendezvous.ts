/** Finds tasks that may wait for each other: with a limit, running tasks would wait for tasks that cannot start. */
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import { changesItself } from '../../catalogue/javascript/effects.ts';
import type { FunctionSymbol } from '../../program/index.ts';
import type { Sources } from '../chain/sources.ts';
import type { SourceTree } from '../source-tree.ts';

/** Functions called by functions that are called. */
const DEEPEST = 5;

/** @returns the name of a function that waits until another call of it, or of a related function, resumes it */
export function waitingForOthers(sources: Sources, starts: readonly FunctionSymbol[]): string | undefined {
  let level = new Set(starts);
  const seen = new Set<FunctionSymbol>();
  for (let depth = 0; depth < DEEPEST && level.size > 0; depth++) {
    const next = new Set<FunctionSymbol>();
    for (const node of level) {
      seen.add(node);
      if (node.sourceFile.isDependency) continue;
      const tree = sources.tree(node.sourceFile);
      const fn = tree?.functionAt(node.id);
      if (tree && fn && keepsResolve(tree, fn)) return node.facts.name;
      for (const { to, kind } of node.out) if (kind !== 'later' && !seen.has(to)) next.add(to);
    }
    level = next;
  }
  return undefined;
}

/** `new Promise((resolve) => waiting.push(resolve))`: other code is to call it. */
function keepsResolve(tree: SourceTree, fn: TSESTree.Node): boolean {
  let found = false;
  traverse(fn, (node) => {
    if (node.type === N.NewExpression && lastNameOf(node.callee) === 'Promise') {
      const [executor] = node.arguments;
      const [resolve] = executor && isFunction(executor) ? (executor as TSESTree.ArrowFunctionExpression).params : [];
      const variable = resolve && tree.declared(resolve);
      found ||= variable?.references.some(({ identifier }) => isKept(identifier)) ?? false;
    }
    return !found;
  });
  return found;
}

function isKept(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  if (parent?.type === N.AssignmentExpression) return parent.right === identifier;
  if (parent?.type === N.Property) return true;
  return parent?.type === N.CallExpression && parent.callee !== identifier && changesItself(lastNameOf(parent.callee));
}
