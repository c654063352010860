/** The text of the worker file: the original function, what moved with it, and the code that serves it to the pool. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import { endOf, indentOf, indentUnitOf, withComments, withoutIndent } from '../edits/statements.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Captures } from './captures.ts';
import { neighbour } from './file-style.ts';
import { typeOfPassed } from './fit-to-cross.ts';
import { importsOf } from './imports.ts';
import type { Crossing, Library } from './library.ts';
import type { Movable } from './movable.ts';
import { importLine, inStyle } from './pool-files.ts';

export function workerFile(movable: Movable, captures: Captures, library: Library, crossing: Crossing): string {
  const { tree, fn, name } = movable;
  const { style } = crossing;
  const types = captures.types.map((type) => (type as TSESTree.TSInterfaceDeclaration).id.name);
  const { path } = movable.node.sourceFile;
  const self = neighbour(
    movable.node.sourceFile,
    tree,
    path.slice(path.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, ''),
    style,
  );
  const head = [
    ...importsOf(tree, captures.imports, [fn, ...captures.moved, ...captures.copied], style),
    ...(types.length > 0 && style.isTypeScript
      ? [importLine(types, self, style).replace('import', 'import type')]
      : []),
    library.workerImports(crossing),
  ].join('');
  const statements = [...captures.copied, ...captures.moved].sort((a, b) => a.range[0] - b.range[0]);
  const parts = statements.map((node) => `${tree.text.slice(withComments(tree, node), node.range[1])}\n`);
  const isExported = style.isEsModule || style.isTypeScript;
  const own = `${isExported ? 'export ' : ''}${functionText(movable, captures, name, fn)}\n`;
  const text = [
    inStyle(head, { ...style, indent: '  ', newline: '\n' }),
    ...parts,
    own,
    inStyle(library.serve(crossing), { ...style, newline: '\n' }),
  ];
  return text.filter(Boolean).join('\n').replaceAll(/\r?\n/g, style.newline);
}

/** The function as a module-level declaration. */
function functionText({ node, tree, statement }: Movable, { passed }: Captures, name: string, fn: AnyFunction): string {
  const typed = isTypeScriptFile(node.sourceFile.path);
  const extra = passed.map(
    (variable) =>
      `${variable.name}${typed ? `: ${typeOfPassed(tree, variable.defs[0]!.node as TSESTree.Node, variable)}` : ''}`,
  );
  const isDeclared = statement.type === N.FunctionDeclaration && extra.length === 0;
  const indent = indentOf(tree, statement);
  return isDeclared ? withoutIndent(tree, statement, indent) : declared(tree, fn, name, extra, indent);
}

function declared(tree: SourceTree, fn: AnyFunction, name: string, extra: readonly string[], indent: string): string {
  const parameters = [...extra, ...fn.params.map((parameter) => tree.code(parameter))].join(', ');
  const type = fn.returnType ? tree.code(fn.returnType) : '';
  const isExpression = fn.type === N.ArrowFunctionExpression && fn.body.type !== N.BlockStatement;
  const code = withoutIndent(tree, fn.body, indent);
  const body = isExpression ? `{\n${indentUnitOf(tree)}return ${code}${endOf(tree)}\n}` : code;
  return `${fn.async ? 'async ' : ''}function ${name}(${parameters})${type} ${body}`;
}
