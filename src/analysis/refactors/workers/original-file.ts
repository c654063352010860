/** Changes the file that the function came from: the function calls the pool, and moved code is removed. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { Patch } from '../chain/patch.ts';
import type { Sources } from '../chain/sources.ts';
import type { ImportBook } from '../edits/imports.ts';
import { newlineOf, withComments } from '../edits/statements.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Captures } from './captures.ts';
import { releaseGone } from './imports.ts';
import type { Crossing, Library } from './library.ts';
import type { Movable } from './movable.ts';
import { inStyle } from './pool-files.ts';

/** Where a text may come instead, it stays one. */
const TO_BUFFER =
  '.then((result) => (result instanceof Uint8Array ? Buffer.from(result.buffer, result.byteOffset, result.byteLength) : result))';

/** Replaces the function in its original file: same name and parameters, but the body calls the pool. */
export function callThePool(
  movable: Movable,
  captures: Captures,
  library: Library,
  crossing: Crossing,
  sources: Sources,
): void {
  const { node, tree, fn } = movable;
  const patch = sources.patch(node.sourceFile);
  const { style } = crossing;
  fn.params.forEach((parameter, index) => {
    const target = parameter.type === N.AssignmentPattern ? parameter.left : parameter;
    if (target.type !== N.ObjectPattern && target.type !== N.ArrayPattern) return;
    const end = target.typeAnnotation?.range[0] ?? target.range[1];
    patch.overwrite(target.range[0], end, index === 0 ? 'input' : `input${index + 1}`);
  });
  const call = `${library.call(crossing)}${crossing.isBuffer ? TO_BUFFER : ''}`;
  if (fn.type === N.ArrowFunctionExpression && fn.body.type !== N.BlockStatement)
    patch.overwrite(fn.body.range[0], fn.body.range[1], call);
  else
    patch.overwrite(
      fn.body.range[0],
      fn.body.range[1],
      bodyOf(tree, fn.body, inStyle(`return ${call};`, { ...style, newline: '\n' }), style.indent),
    );
  if (!fn.returnType && style.isTypeScript && !library.isTyped) {
    const at = fn.type === N.ArrowFunctionExpression ? tree.text.lastIndexOf('=>', fn.body.range[0]) : fn.body.range[0];
    patch.insert(
      tree.text.slice(0, at).trimEnd().length,
      `: Promise<Awaited<ReturnType<typeof import('${crossing.worker}').${crossing.fn}>>>`,
    );
  }
  for (const moved of captures.moved) remove(tree, moved, patch);
  for (const type of captures.types) {
    if (type.parent?.type !== N.ExportNamedDeclaration && style.isTypeScript) patch.insert(type.range[0], 'export ');
  }
  const pool = inStyle(library.pool(crossing), style);
  const imports = inStyle(library.imports(crossing), style)
    .split(style.newline)
    .filter((line) => line && !tree.text.includes(line))
    .join(style.newline);
  const book = sources.imports(node.sourceFile, tree);
  releaseGone(captures.imports, [fn.body, ...captures.moved], book);
  const { at, before, after } = afterImports(tree, style.newline, book);
  patch.insert(at, `${before}${imports}${imports ? style.newline : ''}${style.newline}${pool}${after}`);
}

/** A block body with a single statement, in the original layout. */
function bodyOf(tree: SourceTree, body: TSESTree.Node, statement: string, indent: string): string {
  const line = tree.text.lastIndexOf('\n', body.range[1] - 1) + 1;
  const outer = /^[ \t]*/.exec(tree.text.slice(line))![0];
  const newline = newlineOf(tree);
  return `{${newline}${outer}${indent}${statement}${newline}${outer}}`;
}

/** Removes a statement with its comments, its line and the empty lines behind it. */
function remove(tree: SourceTree, node: TSESTree.Node, patch: Patch): void {
  const start = withComments(tree, node);
  const rest = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*/.exec(tree.text.slice(node.range[1]))?.[0].length ?? 0;
  patch.overwrite(start, node.range[1] + rest, '');
}

/** After the last top-level import, or before the first statement. */
function afterImports(
  tree: SourceTree,
  newline: string,
  book: ImportBook,
): { at: number; before: string; after: string } {
  const { body } = tree.program;
  const isImportLine = (node: TSESTree.ProgramStatement) =>
    (node.type === N.ImportDeclaration && !book.isLeaving(node)) ||
    (node.type === N.VariableDeclaration && /\brequire\(/.test(tree.code(node)) && !book.isLeaving(node)) ||
    (node.type === N.ExpressionStatement && Boolean(node.directive));
  const last = body.findLastIndex(isImportLine);
  if (last !== -1) {
    // Imports behind it may be removed.
    const next = body.findIndex((node, index) => index > last && !book.isLeaving(node));
    const isApart = next !== -1 && /^[^\n]*\n[ \t]*\r?\n/.test(tree.text.slice(body[next - 1]!.range[1]));
    return { at: body[last]!.range[1], before: newline, after: isApart ? '' : newline };
  }
  const [first] = body;
  return { at: first ? withComments(tree, first) : tree.text.length, before: '', after: newline + newline };
}
