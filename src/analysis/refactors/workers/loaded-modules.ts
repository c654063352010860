/** Examines the modules that a worker's file would load: their top-level code runs again in every worker. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceFile } from '../../program/index.ts';
import type { Chain } from '../chain/chain.ts';
import { exportedName } from '../chain/module-exports.ts';
import type { SourceTree } from '../source-tree.ts';
import { fileBehind } from './exports.ts';

/**
 * @param specifiers the imports of the worker's file, as the original file writes them
 * @returns why a module must not be loaded twice
 */
export function actsOnLoad(chain: Chain, from: SourceFile, specifiers: readonly string[]): string | undefined {
  const files = new Set(specifiers.flatMap((specifier) => fileBehind(chain, from, specifier) ?? []));
  // The set grows during the iteration.
  for (const sourceFile of files) {
    const tree = chain.sources.tree(sourceFile);
    const act = tree?.program.body.find(acts);
    if (act) return `\`${firstLine(tree!, act)}\` in ${nameOf(sourceFile)} would run in each worker`;
    for (const { specifier, kind, typeOnly, within } of sourceFile.facts.imports) {
      const next = typeOnly || within || kind === 'url' ? undefined : fileBehind(chain, sourceFile, specifier);
      if (next) files.add(next);
    }
  }
  return undefined;
}

const LONGEST = 40;
const firstLine = (tree: SourceTree, node: TSESTree.Node): string => tree.code(node).split('\n')[0]!.slice(0, LONGEST);
const nameOf = ({ path }: SourceFile): string => path.slice(path.lastIndexOf('/') + 1);

/** `app.listen(80)`, `setInterval(…)`: a call that is a statement of its own, anywhere at the top level. */
function acts(statement: TSESTree.Node): boolean {
  switch (statement.type) {
    case N.ExpressionStatement: {
      const { expression } = statement;
      if (expression.type === N.AssignmentExpression)
        return exportedName(expression.left) === undefined && isShared(expression.left);
      const value = expression.type === N.AwaitExpression ? expression.argument : expression;
      return value.type === N.CallExpression && !isDefinition(value);
    }
    case N.ForOfStatement:
    case N.ForStatement:
    case N.WhileStatement:
    case N.TryStatement:
      return true;
    default:
      return false;
  }
}

const isShared = (left: TSESTree.Node): boolean =>
  left.type === N.MemberExpression && left.object.type !== N.Identifier;

/** `Object.defineProperty(exports, …)`, `__exportStar(…)`: what compilers write. */
const isDefinition = ({ callee, arguments: [first] }: TSESTree.CallExpression): boolean =>
  (callee.type === N.Identifier && callee.name.startsWith('__')) ||
  (callee.type === N.MemberExpression && first?.type === N.Identifier && first.name === 'exports');
