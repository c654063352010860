/** Moves a function to its own file, which a pool of workers runs; the original function calls the pool. */
import type { TSESTree } from '@typescript-eslint/types';
import { isFn } from '../../facts/expr.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Program } from '../../program/program.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FunctionSymbol } from '../../program/graph/graph.ts';
import { isPromiseType, overloadsOf, type AnyFunction } from '../chain/async-function.ts';
import { Chain } from '../chain/chain.ts';
import { Refusal } from '../chain/refusal.ts';
import type { Sources } from '../chain/sources.ts';
import type { ImportBook } from '../edits/imports.ts';
import { newlineOf } from '../edits/statements.ts';
import type { NewFile } from '../refactor.ts';
import { capturesOf, type Captures } from './captures.ts';
import { TRANSFERABLE, uncloneable } from './cloneable.ts';
import { isChangedInside } from './changes.ts';
import { neighbour, styleOf, threadIn } from './file-style.ts';
import { importsOf, releaseGone } from './imports.ts';
import { fileOfPool, libraryFor, type Crossing, type Library } from './library.ts';
import { importLine, inStyle, poolFile } from './pool-files.ts';
import { keyOf } from '../../syntax/names.ts';

interface Subject {
  readonly node: FunctionSymbol;
  readonly tree: SourceTree;
  readonly fn: AnyFunction;
  /** Its declaration: a function declaration, a statement with a single declarator, or a method. */
  readonly statement: TSESTree.Node;
  readonly name: string;
}

/**
 * Edits go to the patches of `sources`.
 * @returns the files to create
 * @throws {Refusal} if the function cannot be moved
 */
export function extractTo(
  kind: 'worker' | 'process',
  node: FunctionSymbol,
  program: Program,
  sources: Sources,
): NewFile[] {
  const chain = new Chain(program, sources);
  const tree = chain.treeOf(node.sourceFile, node);
  const refuse = (reason: string): never => {
    throw new Refusal(reason, node.sourceFile.path, node.facts.span);
  };
  const subject = subjectOf(node, tree) ?? refuse('it has no name');
  const { fn } = subject;
  if (fn.generator) refuse('it is a generator');
  if (fn.typeParameters) refuse('its type parameters would be lost');
  if (overloadsOf(fn).length > 0) refuse('it has overloads');
  if (isTypedBeside(subject)) refuse('the types of its parameters are declared on its variable');
  const head = unfitSignature(subject, program);
  if (head) refuse(head);
  const captures = capturesOf(tree, fn, subject.statement);
  if (typeof captures === 'string') return refuse(captures);
  const capture = unfitCapture(subject, captures, program);
  if (capture) refuse(capture);
  const library = libraryFor(node.sourceFile, kind);
  if (typeof library === 'string') return refuse(library);
  const crossing = crossingOf(subject, captures, library, kind, sources);
  chain.carry(node);
  rewrite(subject, captures, library, crossing, sources);
  const folder = node.sourceFile.path.slice(0, node.sourceFile.path.lastIndexOf('/') + 1);
  const files: NewFile[] = [
    { path: folder + fileName(subject, kind, sources), text: workerText(subject, captures, library, crossing) },
  ];
  const pool = folder + poolName(subject, library);
  if (library.hasFile && sources.source.text(pool) === undefined)
    files.push({ path: pool, text: poolFile(library.kind, crossing.style) });
  return files;
}

function subjectOf(node: FunctionSymbol, tree: SourceTree): Subject | undefined {
  const syntax = tree.functionAt(node.id);
  if (!syntax || !isFunction(syntax)) return undefined;
  const fn = syntax as AnyFunction;
  const { parent } = fn;
  if (fn.type === N.FunctionDeclaration) return fn.id ? { node, tree, fn, statement: fn, name: fn.id.name } : undefined;
  if (
    parent.type === N.VariableDeclarator &&
    parent.id.type === N.Identifier &&
    parent.parent.declarations.length === 1
  ) {
    return { node, tree, fn, statement: parent.parent, name: parent.id.name };
  }
  if (parent.type !== N.MethodDefinition || parent.kind !== 'method') return undefined;
  const name = keyOf(parent, parent.key);
  return name && /^[\w$]+$/.test(name) ? { node, tree, fn, statement: parent, name } : undefined;
}

/** `const size: (path: string) => number = (path) => …`: in a separate file its parameters would have no types. */
function isTypedBeside({ fn: { params, parent } }: Subject): boolean {
  const isBare = (parameter: TSESTree.Parameter) =>
    !('typeAnnotation' in parameter && parameter.typeAnnotation) && parameter.type !== N.AssignmentPattern;
  return parent.type === N.VariableDeclarator && Boolean(parent.id.typeAnnotation) && params.some(isBare);
}

/** Why arguments or the result cannot be cloned. */
function unfitSignature({ node, tree, fn }: Subject, { evaluator }: Program): string | undefined {
  for (const parameter of fn.params) {
    const name = tree.code(parameter).split(/[:=]/)[0]!.trim();
    const target = parameter.type === N.AssignmentPattern ? parameter.left : parameter;
    const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
    const reason = uncloneable(tree, node.sourceFile, evaluator, type);
    if (reason) return `\`${name}\` ${reason}`;
  }
  for (const variable of variablesOf(tree, fn)) {
    for (const { identifier } of variable.references) {
      const reference = identifier as TSESTree.Node;
      if (isChangedInside(reference))
        return `\`${variable.name}\` is changed by the function, which the caller would not see`;
      if (reference.parent?.type === N.CallExpression && reference.parent.callee === reference)
        return `\`${variable.name}\` is a function`;
    }
  }
  const declared = fn.returnType?.typeAnnotation;
  const result =
    isPromiseType(tree, declared) && declared?.type === N.TSTypeReference
      ? declared.typeArguments?.params[0]
      : declared;
  const reason = uncloneable(tree, node.sourceFile, evaluator, result) ?? returned(node, evaluator);
  return reason ? `the result ${reason}` : undefined;
}

/** Why a captured variable cannot become an argument. */
function unfitCapture({ node, tree }: Subject, { passed }: Captures, { evaluator }: Program): string | undefined {
  for (const variable of passed) {
    const definition = variable.defs[0]!.node as TSESTree.Node;
    const values = evaluator.value(node.sourceFile, tree.expr(variable.references[0]!.identifier));
    if (values.some(({ kind }) => kind === 'instance')) return `\`${variable.name}\` is an instance of a class`;
    if (values.some(({ kind }) => kind === 'fn' || kind === 'class')) return `\`${variable.name}\` is a function`;
    const type = typeOfPassed(tree, definition, variable);
    if (type === undefined && /tsx?$/.test(node.sourceFile.path))
      return `the type of \`${variable.name}\` is not declared`;
    const reason = uncloneable(tree, node.sourceFile, evaluator, annotationOf(variable));
    if (reason) return `\`${variable.name}\` ${reason}`;
  }
  return undefined;
}

/** Why the values that an untyped function is known to return cannot be cloned. */
function returned(node: FunctionSymbol, evaluator: Program['evaluator']): string | undefined {
  for (const value of evaluator.returned(node.sourceFile, node.id)) {
    if (value.kind === 'fn' || value.kind === 'class') return 'is a function';
    if (value.kind === 'instance') return 'is an instance of a class';
    if (value.kind === 'object' && value.sourceFile.facts.objects[value.id]?.entries.some(([, entry]) => isFn(entry)))
      return 'has methods';
  }
  return undefined;
}

function variablesOf(tree: SourceTree, fn: AnyFunction): Variable[] {
  const found: Variable[] = [];
  for (const parameter of fn.params) {
    traverse(parameter, (node) => {
      const variable = node.type === N.Identifier ? tree.declared(node) : undefined;
      if (variable) found.push(variable);
    });
  }
  return found;
}

function annotationOf({ identifiers: [name] }: Variable): TSESTree.TypeNode | undefined {
  return (name as TSESTree.Identifier | undefined)?.typeAnnotation?.typeAnnotation;
}

/** The type of a variable that becomes a parameter, as code. */
function typeOfPassed(tree: SourceTree, definition: TSESTree.Node, variable: Variable): string | undefined {
  const written = annotationOf(variable);
  if (written) return tree.code(written);
  const init = definition.type === N.VariableDeclarator ? definition.init : undefined;
  if (init?.type === N.Literal && /^(number|string|boolean)$/.test(typeof init.value)) return typeof init.value;
  return init?.type === N.TemplateLiteral ? 'string' : undefined;
}

const kebab = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[_$]+/g, '-')
    .toLowerCase();
const extensionOf = (path: string): string => /\.[cm]?[jt]sx?$/.exec(path)![0].replace('x', '');
function baseName({ name, node }: Subject, kind: 'worker' | 'process', sources: Sources): string {
  const folder = node.sourceFile.path.slice(0, node.sourceFile.path.lastIndexOf('/') + 1);
  for (let count = 1; ; count++) {
    const base = `${kebab(name)}${count > 1 ? `-${count}` : ''}.${kind}`;
    if (sources.source.text(folder + base + extensionOf(node.sourceFile.path)) === undefined) return base;
  }
}

const fileName = (subject: Subject, kind: 'worker' | 'process', sources: Sources): string =>
  baseName(subject, kind, sources) + extensionOf(subject.node.sourceFile.path);
const poolName = ({ node }: Subject, library: Library): string =>
  fileOfPool(library) + extensionOf(node.sourceFile.path);

function crossingOf(
  subject: Subject,
  { passed }: Captures,
  library: Library,
  kind: 'worker' | 'process',
  sources: Sources,
): Crossing {
  const { node, tree, fn, name } = subject;
  const style = styleOf(node.sourceFile, tree);
  const beside = (file: string, isAddress = false) => neighbour(node.sourceFile, tree, file, style, isAddress);
  const base = baseName(subject, kind, sources);
  const pool =
    [`${name}Pool`, `${name}WorkerPool`, `${name}Workers`].find((candidate) => !tree.isTaken(candidate)) ??
    `${name}Pool1`;
  const book = sources.imports(node.sourceFile, tree);
  return {
    style,
    pool,
    fn: name,
    worker: beside(base),
    address: beside(base, true),
    poolFile: beside(fileOfPool(library)),
    transfers:
      Boolean(fn.returnType) && TRANSFERABLE.test(tree.code(fn.returnType!.typeAnnotation).replace(/<.*/s, '')),
    thread: threadIn(node.sourceFile, tree, book, style),
    builtIn: (module) => book.written(module),
    args: [
      ...passed.map((variable) => variable.name),
      ...fn.params.map((parameter, index) => argumentOf(tree, parameter, index)),
    ],
  };
}

function argumentOf(tree: SourceTree, parameter: TSESTree.Parameter, index: number): string {
  const target = parameter.type === N.AssignmentPattern ? parameter.left : parameter;
  if (target.type === N.RestElement) return `...${tree.code(target.argument)}`;
  return target.type === N.Identifier ? target.name : index === 0 ? 'input' : `input${index + 1}`;
}

/** Replaces the function in its original file: same name and parameters, but the body calls the pool. */
function rewrite(subject: Subject, captures: Captures, library: Library, crossing: Crossing, sources: Sources): void {
  const { node, tree, fn } = subject;
  const patch = sources.patch(node.sourceFile);
  const { style } = crossing;
  fn.params.forEach((parameter, index) => {
    const target = parameter.type === N.AssignmentPattern ? parameter.left : parameter;
    if (target.type !== N.ObjectPattern && target.type !== N.ArrayPattern) return;
    const end = target.typeAnnotation?.range[0] ?? target.range[1];
    patch.overwrite(target.range[0], end, index === 0 ? 'input' : `input${index + 1}`);
  });
  const call = library.call(crossing);
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
  patch.insert(at, `${before}${imports}${imports ? style.newline : ''}${style.newline}${pool}${style.newline}${after}`);
}

/** A block body with a single statement, in the original layout. */
function bodyOf(tree: SourceTree, body: TSESTree.Node, statement: string, indent: string): string {
  const line = tree.text.lastIndexOf('\n', body.range[1]) + 1;
  const outer = /^[ \t]*/.exec(tree.text.slice(line))![0];
  const newline = newlineOf(tree);
  return `{${newline}${outer}${indent}${statement}${newline}${outer}}`;
}

type Patch = ReturnType<Sources['patch']>;
/** Removes a statement with its comments and its line. */
function remove(tree: SourceTree, node: TSESTree.Node, patch: Patch): void {
  const start = withComments(tree, node);
  const rest = /^[ \t]*\r?\n(\r?\n)?/.exec(tree.text.slice(node.range[1]))?.[0].length ?? 0;
  patch.overwrite(start, node.range[1] + rest, '');
}

/** The start of the comments directly before a statement. */
function withComments(tree: SourceTree, node: TSESTree.Node): number {
  let start = node.range[0];
  for (let at = tree.comments.length - 1; at >= 0; at--) {
    const { range } = tree.comments[at]!;
    if (range[1] > start) continue;
    if (!/^[ \t]*\r?\n?[ \t]*$/.test(tree.text.slice(range[1], start))) break;
    const line = tree.text.lastIndexOf('\n', range[0] - 1) + 1;
    if (tree.text.slice(line, range[0]).trim() !== '' || range[0] === 0) break;
    [start] = range;
  }
  return start;
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
  if (last !== -1) return { at: body[last]!.range[1], before: newline, after: '' };
  const [first] = body;
  return { at: first ? withComments(tree, first) : tree.text.length, before: '', after: newline };
}

function workerText(subject: Subject, captures: Captures, library: Library, crossing: Crossing): string {
  const { tree, fn, name } = subject;
  const { style } = crossing;
  const types = captures.types.map((type) => (type as TSESTree.TSInterfaceDeclaration).id.name);
  const { path } = subject.node.sourceFile;
  const self = neighbour(
    subject.node.sourceFile,
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
  const own = `${isExported ? 'export ' : ''}${functionText(subject, captures, name, fn)}\n`;
  const text = [
    inStyle(head, { ...style, indent: '  ', newline: '\n' }),
    ...parts,
    own,
    inStyle(library.serve(crossing), { ...style, newline: '\n' }),
  ];
  return text.filter(Boolean).join('\n').replaceAll(/\r?\n/g, style.newline);
}

/** The function as a module-level declaration. */
function functionText({ node, tree, statement }: Subject, { passed }: Captures, name: string, fn: AnyFunction): string {
  const typed = /tsx?$/.test(node.sourceFile.path);
  const extra = passed.map(
    (variable) =>
      `${variable.name}${typed ? `: ${typeOfPassed(tree, variable.defs[0]!.node as TSESTree.Node, variable)}` : ''}`,
  );
  const isDeclared = statement.type === N.FunctionDeclaration && extra.length === 0;
  const code = isDeclared ? tree.code(statement) : declared(tree, fn, name, extra);
  const line = tree.text.lastIndexOf('\n', statement.range[0] - 1) + 1;
  const indent = /^[ \t]*/.exec(tree.text.slice(line))![0];
  return indent === '' ? code : code.replaceAll(`\n${indent}`, '\n');
}

function declared(tree: SourceTree, fn: AnyFunction, name: string, extra: readonly string[]): string {
  const parameters = [...extra, ...fn.params.map((parameter) => tree.code(parameter))].join(', ');
  const type = fn.returnType ? tree.code(fn.returnType) : '';
  const isExpression = fn.type === N.ArrowFunctionExpression && fn.body.type !== N.BlockStatement;
  const body = isExpression ? `{\n  return ${tree.code(fn.body)};\n}` : tree.code(fn.body);
  return `${fn.async ? 'async ' : ''}function ${name}(${parameters})${type} ${body}`;
}
