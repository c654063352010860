/** How a file is written: new text beside it looks the same. */
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { SourceFile } from '../../program/graph/graph.ts';
import { isEsModule } from '../chain/top-level.ts';
import { indentUnitOf, newlineOf, quoteIn } from '../edits/statements.ts';
import type { ImportBook } from '../edits/imports.ts';
import { copierOf, type Crossing } from './library.ts';
import { importLine, type FileStyle } from './pool-files.ts';

/** How the file is loaded when it runs: by `import`, or by `require` whatever it is written as. */
export function runsAsEsModule(sourceFile: SourceFile, tree: SourceTree): boolean {
  if (isEsModule(sourceFile)) return true;
  if (/\.c[jt]s$/.test(sourceFile.path)) return false;
  let usesMeta = false;
  let usesRequire = false;
  traverse(tree.program, (node) => {
    usesMeta ||= node.type === N.MetaProperty && node.property.name === 'meta';
    usesRequire ||=
      node.type === N.Identifier &&
      /^(require|__dirname|__filename|module)$/.test(node.name) &&
      tree.variable(node) === null;
  });
  if (usesMeta || usesRequire) return usesMeta;
  return isBundled(sourceFile);
}

/**
 * Programs that put a page together and know `import.meta.url` whatever they make of it; esbuild leaves it empty in
 * CommonJS.
 */
const BUNDLERS: ReadonlySet<string> = new Set([
  'vite',
  'webpack',
  'rollup',
  'parcel',
  '@rspack/core',
  'next',
  'nuxt',
  '@angular/core',
]);
const isBundled = ({ package: owner }: SourceFile): boolean =>
  Boolean(owner?.dependencies.some((name) => BUNDLERS.has(name)));

export function styleOf(sourceFile: SourceFile, tree: SourceTree): FileStyle {
  const { text } = tree;
  const isTypeScript = /\.[cm]?tsx?$/.test(sourceFile.path);
  const knowsMeta = runsAsEsModule(sourceFile, tree);
  const statements = tree.program.body.filter(
    ({ type }) => type === N.ImportDeclaration || type === N.VariableDeclaration || type === N.ExpressionStatement,
  );
  const ended = statements.filter((statement) => tree.code(statement).endsWith(';')).length;
  return {
    isTypeScript,
    isEsModule:
      knowsMeta ||
      tree.program.body.some(({ type }) => type === N.ImportDeclaration || type === N.ExportNamedDeclaration),
    knowsMeta,
    quote: quoteIn(text),
    hasSemicolons: statements.length === 0 ? text.includes(';') : ended * 2 >= statements.length,
    indent: indentUnitOf(tree),
    newline: newlineOf(tree),
  };
}

/** What those who call into the file import it by. */
const namesOf = ({ nodes, path }: SourceFile): string[] =>
  [...new Set(nodes.flatMap((node) => node.in.map(({ from }) => from.sourceFile)))].flatMap(({ facts, resolutions }) =>
    facts.imports.flatMap(({ specifier }, index) => (resolutions[index]?.file === path ? [specifier] : [])),
  );

/** How the file names others beside it: with the extension of the source, of what is built from it, or none. */
export function neighbour(
  sourceFile: SourceFile,
  tree: SourceTree,
  name: string,
  style: FileStyle,
  isAddress = false,
): string {
  const extension = /\.[cm]?[jt]sx?$/.exec(sourceFile.path)![0].replace('x', '');
  const built = extension.replace('t', 'j');
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
  if (relative.some((specifier) => /\.[cm]?tsx?$/.test(specifier))) return `./${name}${extension}`;
  const isBare = relative.some((specifier) => !/\.\w+$/.test(specifier)) && (style.isTypeScript || !style.isEsModule);
  return isBare && !isAddress ? `./${name}` : `./${name}${built}`;
}

/**
 * The constructor of threads by its name in the file, which may have a `Worker` of its own; webpack knows it without
 * the prefix, in all versions.
 */
export function threadIn(
  sourceFile: SourceFile,
  tree: SourceTree,
  book: ImportBook,
  style: FileStyle,
): Crossing['thread'] {
  const known = book.known('node:worker_threads', 'Worker');
  if (known) return { name: known, imports: '' };
  const name = ['Worker', 'Thread', 'WorkerThread'].find((candidate) => !tree.isTaken(candidate)) ?? 'NodeWorker';
  const isEsModule = style.isEsModule || style.isTypeScript;
  const list = name === 'Worker' ? name : `Worker${isEsModule ? ' as' : ':'} ${name}`;
  return {
    name,
    imports: importLine([list], copierOf(sourceFile) ? 'worker_threads' : book.written('node:worker_threads'), style),
  };
}
