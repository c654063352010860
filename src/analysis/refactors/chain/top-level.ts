/** Waiting at the top of a module: an ES module may, and what comes last need not be waited for. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { SourceFile } from '../../program/graph/graph.ts';
import type { Patch } from './patch.ts';

export const CANNOT_WAIT_AT_TOP = 'the top of a CommonJS module cannot wait';

/** Is the file an ES module for whoever runs it? */
export function isEsModule({ path, package: owner }: SourceFile): boolean {
  if (/\.[cm][jt]s$/.test(path)) return /\.m[jt]s$/.test(path);
  return Boolean(owner?.isModule);
}

/** Declarations that do nothing when they are reached. */
const INERT: ReadonlySet<string> = new Set([
  N.FunctionDeclaration,
  N.TSInterfaceDeclaration,
  N.TSTypeAliasDeclaration,
  N.ImportDeclaration,
  N.ExportAllDeclaration,
  N.TSDeclareFunction,
  N.EmptyStatement,
]);

/**
 * @param expression awaited at the top of the module
 * @returns why the module cannot wait
 */
export function waitAtTop(
  sourceFile: SourceFile,
  tree: SourceTree,
  expression: TSESTree.Node,
  patch: Patch,
): string | undefined {
  if (isEsModule(sourceFile)) return undefined;
  const statement = expression.parent;
  const { body } = tree.program;
  if (statement?.type !== N.ExpressionStatement || statement.parent.type !== N.Program || !isLast(body, statement)) {
    return CANNOT_WAIT_AT_TOP;
  }
  // Nothing comes after it: the process lives until it is done, and an error ends it as before.
  patch.drop(expression, 'await ');
  return undefined;
}

function isLast(body: readonly TSESTree.Node[], statement: TSESTree.Node): boolean {
  return body
    .slice(body.indexOf(statement) + 1)
    .every(
      (other) =>
        INERT.has(other.type) ||
        (other.type === N.ExportNamedDeclaration && (!other.declaration || INERT.has(other.declaration.type))),
    );
}
