/** Generates code that waits without blocking, for Node (`node:timers/promises`) or for a web page. */
import { isOfPage, isPageFile, PAGE_GLOBALS } from '../../catalogue/bundlers.ts';
import { WRITTEN } from '../../catalogue/written-code.ts';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Sources } from '../chain/sources.ts';
import type { SourceFile } from '../../program/index.ts';

/** Does the file run in a page? Pages have no timers module. */
function runsInPage(tree: SourceTree): boolean {
  if (isPageFile(tree.path)) return true;
  const imports = tree.program.body.some((node) => node.type === N.ImportDeclaration && isOfPage(node.source.value));
  return (
    imports ||
    some(
      tree.program,
      (node) => node.type === N.Identifier && PAGE_GLOBALS.has(node.name) && tree.variable(node) === null,
    )
  );
}

/**
 * @param time code for the milliseconds
 * @returns an expression to await
 */
export function pause(sourceFile: SourceFile, tree: SourceTree, sources: Sources, time: string): string {
  if (runsInPage(tree)) return `new Promise((resolve) => setTimeout(resolve, ${time}))`;
  return `${sources.imports(sourceFile, tree).nameOf(WRITTEN.wait)}(${time})`;
}

/** @returns an expression to await, during which timers and requests can run */
export function yieldExpression(sourceFile: SourceFile, tree: SourceTree, sources: Sources): string {
  if (runsInPage(tree)) return 'new Promise((resolve) => setTimeout(resolve))';
  return `${sources.imports(sourceFile, tree).nameOf(WRITTEN.yield)}.yield()`;
}
