/** Detects the style of a file, so that generated code looks the same. */
import { KNOWS_META } from '../../catalogue/bundlers.ts';
import { isCommonJsFile, OF_COMMONJS } from '../../catalogue/javascript/modules.ts';
import { withoutPrefix } from '../../catalogue/node/specifiers.ts';
import { WRITTEN } from '../../catalogue/written-code.ts';
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { SourceFile } from '../../program/index.ts';
import { isEsModule } from '../chain/top-level.ts';
import { endOf, indentUnitOf, newlineOf, quoteIn } from '../edits/statements.ts';
import type { ImportBook } from '../edits/imports.ts';
import { copierOf, type Crossing } from './library.ts';
import { importLine, type FileStyle } from './pool-files.ts';

/** Is the file loaded by `import` at run time? A file with ES syntax may still be compiled to `require`. */
function runsAsEsModule(sourceFile: SourceFile, tree: SourceTree): boolean {
  if (isEsModule(sourceFile)) return true;
  if (isCommonJsFile(sourceFile.path)) return false;
  let usesMeta = false;
  let usesRequire = false;
  traverse(tree.program, (node) => {
    usesMeta ||= node.type === N.MetaProperty && node.property.name === 'meta';
    usesRequire ||= node.type === N.Identifier && OF_COMMONJS.has(node.name) && tree.variable(node) === null;
  });
  if (usesMeta || usesRequire) return usesMeta;
  return isBundled(sourceFile);
}

const isBundled = ({ package: owner }: SourceFile): boolean =>
  Boolean(owner?.dependencies.some((name) => KNOWS_META.has(name)));

export function styleOf(sourceFile: SourceFile, tree: SourceTree): FileStyle {
  const { text } = tree;
  const isTypeScript = isTypeScriptFile(sourceFile.path);
  const knowsMeta = runsAsEsModule(sourceFile, tree);
  return {
    isTypeScript,
    isEsModule:
      knowsMeta ||
      tree.program.body.some(({ type }) => type === N.ImportDeclaration || type === N.ExportNamedDeclaration),
    knowsMeta,
    quote: quoteIn(text),
    hasSemicolons: endOf(tree) !== '' || !text.includes('\n'),
    indent: indentUnitOf(tree),
    newline: newlineOf(tree),
  };
}

/** The specifiers by which other files import this one. */
const namesOf = ({ nodes, path }: SourceFile): string[] =>
  [...new Set(nodes.flatMap((node) => node.in.map(({ from }) => from.sourceFile)))].flatMap(({ facts, resolutions }) =>
    facts.imports.flatMap(({ specifier }, index) => (resolutions[index]?.file === path ? [specifier] : [])),
  );

/** The path of a file that is loaded at run time: as the compiler writes it, or as a bundler finds it. */
export type Address = 'built' | 'source';

/**
 * The specifier of a neighbouring file: with the source extension, the build extension, or none, as this file does it.
 */
export function neighbour(
  sourceFile: SourceFile,
  tree: SourceTree,
  name: string,
  style: FileStyle,
  address?: Address,
): string {
  const extension = /\.[cm]?[jt]sx?$/.exec(sourceFile.path)![0].replace('x', '');
  const built = extension.replace('t', 'j');
  if (address === 'source') return `./${name}${extension}`;
  const own = tree.program.body.flatMap((node) =>
    (node.type === N.ImportDeclaration ||
      node.type === N.ExportNamedDeclaration ||
      node.type === N.ExportAllDeclaration) &&
    node.source &&
    node.source.value.startsWith('.')
      ? [node.source.value]
      : [],
  );
  const relative = own.length > 0 ? own : namesOf(sourceFile);
  if (relative.some((specifier) => isTypeScriptFile(specifier))) return `./${name}${extension}`;
  const isBare = relative.some((specifier) => !/\.\w+$/.test(specifier)) && (style.isTypeScript || !style.isEsModule);
  return isBare && address === undefined ? `./${name}` : `./${name}${built}`;
}

/**
 * The name of the thread constructor in the file, which may declare another `Worker`. webpack recognises
 * `worker_threads` without the prefix in all versions.
 */
export function threadIn(
  sourceFile: SourceFile,
  tree: SourceTree,
  book: ImportBook,
  style: FileStyle,
): Crossing['thread'] {
  const known = book.known(WRITTEN.thread.module, WRITTEN.thread.name);
  if (known) return { name: known, imports: '' };
  const name = tree.freeName(...WRITTEN.thread.names) ?? 'NodeWorker';
  const isEsModule = style.isEsModule || style.isTypeScript;
  const list = name === WRITTEN.thread.name ? name : `${WRITTEN.thread.name}${isEsModule ? ' as' : ':'} ${name}`;
  return {
    name,
    imports: importLine(
      [list],
      copierOf(sourceFile) ? withoutPrefix(WRITTEN.thread.module) : book.written(WRITTEN.thread.module),
      style,
    ),
  };
}
