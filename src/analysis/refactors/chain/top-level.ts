/** Awaits at module level: an ES module may use `await`, and the last statement of a module need not be awaited. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { SourceFile } from '../../program/index.ts';
import type { Patch } from './patch.ts';

export const NO_TOP_LEVEL_AWAIT = 'a CommonJS module cannot use top-level await';

/** Does the runtime treat the file as an ES module? */
export function isEsModule({ path, package: owner }: SourceFile): boolean {
  if (/\.[cm][jt]s$/.test(path)) return /\.m[jt]s$/.test(path);
  return Boolean(owner?.isModule);
}

/** Declarations that do nothing at run time. */
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
 * @param expression awaited at module level
 * @returns why the module cannot await it
 */
export function awaitAtTopLevel(
  sourceFile: SourceFile,
  tree: SourceTree,
  expression: TSESTree.Node,
  patch: Patch,
): string | undefined {
  if (isEsModule(sourceFile)) return undefined;
  const statement = expression.parent;
  const { body } = tree.program;
  if (statement?.type !== N.ExpressionStatement || statement.parent.type !== N.Program || !isLast(body, statement)) {
    return NO_TOP_LEVEL_AWAIT;
  }
  // No statement follows: the process lives until the promise settles, and an error ends it as before.
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
