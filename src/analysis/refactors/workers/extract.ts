/** Moves a function to its own file, which a pool of workers runs; the original function calls the pool. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionSymbol, Program } from '../../program/index.ts';
import { N } from '../../syntax/node-types.ts';
import { overloadsOf } from '../chain/async-function.ts';
import { Chain } from '../chain/chain.ts';
import { Refusal } from '../chain/refusal.ts';
import type { Sources } from '../chain/sources.ts';
import type { ImportBook } from '../edits/imports.ts';
import { toldOfPublic } from '../public.ts';
import type { Extras, NewFile } from '../refactor.ts';
import type { SourceTree } from '../source-tree.ts';
import { capturesOf, type Captures } from './captures.ts';
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import { TRANSFERABLE } from '../../catalogue/javascript/types.ts';
import { neighbour, styleOf, threadIn, type Address } from './file-style.ts';
import { givesBuffer, isTypedBeside, unfitCapture, unfitSignature } from './fit-to-cross.ts';
import { copierOf, libraryFor, type Crossing, type Library } from './library.ts';
import { actsOnLoad } from './loaded-modules.ts';
import { movableOf, type Movable } from './movable.ts';
import { callThePool } from './original-file.ts';
import { isPoolFile, poolFile } from './pool-files.ts';
import { POOL_FILES } from './pool-templates.ts';
import { reachOf } from './reach.ts';
import { isPageOf, unfitSetup } from './setup.ts';
import { sharedState } from './shared-state.ts';
import { sharedResult } from './shared-results.ts';
import { thrownIn } from './thrown-errors.ts';
import { unfitArguments } from './handed-arguments.ts';
import { workerFile } from './worker-file.ts';

/**
 * Edits go to the patches of `sources`.
 * @returns the files to create, and what the user must know
 * @throws {Refusal} if the function cannot be moved
 */
export function extractTo(
  kind: 'worker' | 'process',
  node: FunctionSymbol,
  program: Program,
  sources: Sources,
): Extras {
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
  const argument = unfitArguments(chain, movable);
  if (argument) refuse(argument);
  const relied = sharedResult(chain, movable);
  if (relied) refuse(relied);
  const reach = reachOf(
    chain,
    [fn, ...captures.moved, ...captures.copied].map((part) => ({ sourceFile: node.sourceFile, tree, node: part })),
  );
  const shared = sharedState(chain, reach, node.sourceFile);
  if (shared) refuse(shared);
  const loaded = actsOnLoad(chain, node.sourceFile, modulesOf(captures, chain.sources.imports(node.sourceFile, tree)));
  if (loaded) refuse(loaded);
  const thrown = thrownIn(chain, reach);
  if (thrown?.askedAt) refuse(`it throws ${thrown.name}, and a copy of it is not an instance (${thrown.askedAt})`);
  const library = libraryFor(node.sourceFile, kind, isPageOf(chain, node.sourceFile));
  if (typeof library === 'string') return refuse(library);
  const unfound = unfitSetup(chain, node.sourceFile, library.kind);
  if (unfound) refuse(unfound);
  const isBuffer = givesBuffer(movable, program);
  if (isBuffer && isTypeScriptFile(node.sourceFile.path) && !fn.returnType)
    refuse('its result may be a Buffer, and its type is not written');
  const poolName = poolNameFor(movable, library, sources);
  const crossing = {
    ...crossingOf(movable, captures, poolName, kind, sources, isBundled(library, node.sourceFile)),
    isBuffer,
  };
  chain.carry(node);
  callThePool(movable, captures, library, crossing, sources);
  const folder = node.sourceFile.path.slice(0, node.sourceFile.path.lastIndexOf('/') + 1);
  const files: NewFile[] = [
    { path: folder + fileName(movable, kind, sources), text: workerFile(movable, captures, library, crossing) },
  ];
  const pool = folder + poolName + extensionOf(node.sourceFile.path);
  if (library.hasFile && sources.source.text(pool) === undefined)
    files.push({ path: pool, text: poolFile(library.kind, crossing.style) });
  const told = [...(thrown ? ['whose errors arrive as plain errors'] : []), ...toldOfPublic(program, chain.nodes)];
  return { created: files, told };
}

/** What the worker's file imports at run time. */
const modulesOf = ({ imports }: Captures, { bindings }: ImportBook): string[] =>
  bindings.flatMap(({ variable, module, isType }) => (isType || !imports.includes(variable) ? [] : [module]));

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
/** Does a bundler find the worker's file by the path as written? */
const isBundled = ({ kind }: Library, sourceFile: FunctionSymbol['sourceFile']): boolean =>
  kind === 'page' || (kind === 'threads' && copierOf(sourceFile) !== undefined);

/** If the user has a file of that name, the pool gets another one. */
function poolNameFor({ node }: Movable, library: Library, sources: Sources): string {
  const { path } = node.sourceFile;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  for (let count = 1; ; count++) {
    const name = `${POOL_FILES[library.kind]}${count > 1 ? `-${count}` : ''}`;
    const text = library.hasFile ? sources.source.text(folder + name + extensionOf(path)) : undefined;
    if (text === undefined || isPoolFile(text)) return name;
  }
}

function crossingOf(
  movable: Movable,
  { passed }: Captures,
  poolName: string,
  kind: 'worker' | 'process',
  sources: Sources,
  isBundledHere: boolean,
): Omit<Crossing, 'isBuffer'> {
  const { node, tree, fn, name } = movable;
  const style = styleOf(node.sourceFile, tree);
  const beside = (file: string, address?: Address) => neighbour(node.sourceFile, tree, file, style, address);
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
    address: beside(base, isBundledHere ? 'source' : 'built'),
    poolFile: beside(poolName),
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
