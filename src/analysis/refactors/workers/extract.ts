/** Moves a function to its own file, which a pool of workers runs; the original function calls the pool. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionSymbol, Program } from '../../program/index.ts';
import { N } from '../../syntax/node-types.ts';
import { overloadsOf } from '../chain/async-function.ts';
import { Chain } from '../chain/chain.ts';
import { Refusal } from '../chain/refusal.ts';
import type { Sources } from '../chain/sources.ts';
import type { NewFile } from '../refactor.ts';
import type { SourceTree } from '../source-tree.ts';
import { capturesOf, type Captures } from './captures.ts';
import { TRANSFERABLE } from '../../catalogue/javascript/types.ts';
import { neighbour, styleOf, threadIn } from './file-style.ts';
import { isTypedBeside, unfitCapture, unfitSignature } from './fit-to-cross.ts';
import { fileOfPool, libraryFor, type Crossing, type Library } from './library.ts';
import { movableOf, type Movable } from './movable.ts';
import { callThePool } from './original-file.ts';
import { poolFile } from './pool-files.ts';
import { workerFile } from './worker-file.ts';

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
  const movable = movableOf(node, tree) ?? refuse('it has no name');
  const { fn } = movable;
  if (fn.generator) refuse('it is a generator');
  if (fn.typeParameters) refuse('its type parameters would be lost');
  if (overloadsOf(fn).length > 0) refuse('it has overloads');
  if (isTypedBeside(movable)) refuse('the types of its parameters are declared on its variable');
  const head = unfitSignature(movable, program);
  if (head) refuse(head);
  const captures = capturesOf(tree, fn, movable.statement);
  if (typeof captures === 'string') return refuse(captures);
  const capture = unfitCapture(movable, captures, program);
  if (capture) refuse(capture);
  const library = libraryFor(node.sourceFile, kind);
  if (typeof library === 'string') return refuse(library);
  const crossing = crossingOf(movable, captures, library, kind, sources);
  chain.carry(node);
  callThePool(movable, captures, library, crossing, sources);
  const folder = node.sourceFile.path.slice(0, node.sourceFile.path.lastIndexOf('/') + 1);
  const files: NewFile[] = [
    { path: folder + fileName(movable, kind, sources), text: workerFile(movable, captures, library, crossing) },
  ];
  const pool = folder + poolName(movable, library);
  if (library.hasFile && sources.source.text(pool) === undefined)
    files.push({ path: pool, text: poolFile(library.kind, crossing.style) });
  return files;
}

const kebab = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[_$]+/g, '-')
    .toLowerCase();
const extensionOf = (path: string): string => /\.[cm]?[jt]sx?$/.exec(path)![0].replace('x', '');
function baseName({ name, node }: Movable, kind: 'worker' | 'process', sources: Sources): string {
  const folder = node.sourceFile.path.slice(0, node.sourceFile.path.lastIndexOf('/') + 1);
  for (let count = 1; ; count++) {
    const base = `${kebab(name)}${count > 1 ? `-${count}` : ''}.${kind}`;
    if (sources.source.text(folder + base + extensionOf(node.sourceFile.path)) === undefined) return base;
  }
}

const fileName = (movable: Movable, kind: 'worker' | 'process', sources: Sources): string =>
  baseName(movable, kind, sources) + extensionOf(movable.node.sourceFile.path);
const poolName = ({ node }: Movable, library: Library): string =>
  fileOfPool(library) + extensionOf(node.sourceFile.path);

function crossingOf(
  movable: Movable,
  { passed }: Captures,
  library: Library,
  kind: 'worker' | 'process',
  sources: Sources,
): Crossing {
  const { node, tree, fn, name } = movable;
  const style = styleOf(node.sourceFile, tree);
  const beside = (file: string, isAddress = false) => neighbour(node.sourceFile, tree, file, style, isAddress);
  const base = baseName(movable, kind, sources);
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
