/** Replaces a blocking call by its async twin: the name, the import, the arguments, and the use of the promise. */
import { NATIVE_PATH, OWN_PROMISES } from '../../catalogue/call-shapes.ts';
import { OPENS } from '../../catalogue/file-handles.ts';
import { isOfNode } from '../../catalogue/node/specifiers.ts';
import { WRITTEN } from '../../catalogue/written-code.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { CatalogueRow } from '../../catalogue/types.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { ApiCall } from '../../program/index.ts';
import { needsSemicolon, obstacleAround } from '../chain/await-call.ts';
import type { Chain } from '../chain/chain.ts';
import { moduleRequired, type ModuleBinding } from '../edits/module-bindings.ts';
import { handleOf, renameHandle, type Handle } from './file-handle.ts';
import { shapeOf } from './shapes.ts';
import { isUnused, refuse, type Shape, type Site } from './site.ts';
import { keyOf } from '../../syntax/names.ts';

/**
 * Awaits the twin in place of the call, and makes the functions around it async as needed.
 * @throws {Refusal} if no twin can take its place, or the code cannot wait
 */
export function awaitTwin(chain: Chain, api: ApiCall, row: CatalogueRow): void {
  const { sourceFile } = api.node;
  const tree = chain.treeOf(sourceFile, api.node);
  const call = tree.callAt(api.call.span);
  const { twin } = row;
  if (call?.type !== N.CallExpression) return refuse({ api }, 'the call has moved since the last analysis');
  if (!twin) return refuse({ api }, `${nameOf(tree, call)}() has no async version`);
  const patch = chain.sources.patch(sourceFile);
  if (!patch.once(`twin ${call.range.join()}`)) return;
  const site: Site = { api, row, twin, tree, call, patch, imports: chain.sources.imports(sourceFile, tree) };
  if (twin.shape === 'other') return refuse(site, `${twin.name}() is used differently. ${twin.note!}`);
  if (twin.shape === 'callback') return refuse(site, `${twin.name}() passes its result to a callback`);
  const handle = handleOf(site);
  if (handle) return awaitHandle(chain, site, handle);
  const shape = shapeOf(site) ?? {};
  rename(site, shape);
  waitFor(chain, site, shape);
  // Inserted after the `await` at the same offset.
  if (shape.valueType) patch.around(call, `new Promise<${shape.valueType}>((resolve, reject) => `, '');
}

/** Changes all calls on the descriptor together, whichever call the refactor starts from. */
function awaitHandle(chain: Chain, site: Site, handle: Handle): void {
  const { open, id, calls } = handle;
  if (!site.patch.once(`handle ${id.range.join()}`)) return;
  const opening: Site = {
    ...site,
    ...open,
    row: { ...site.row, name: OPENS },
    twin: { ...WRITTEN.open, shape: 'await' },
  };
  rename(opening, {});
  waitFor(chain, opening, {});
  renameHandle(site, handle);
  for (const {
    api,
    call,
    method: { member },
  } of calls) {
    const own: Site = { ...site, api, call };
    waitFor(chain, own, member && !isUnused(own) ? { member: `.${member}` } : {});
  }
}

const nameOf = (tree: SourceTree, { callee }: TSESTree.CallExpression): string =>
  tree.code(callee.type === N.MemberExpression ? callee.property : callee);

function waitFor(chain: Chain, { api, tree, call, patch }: Site, { promise, member }: Shape): void {
  if (promise) patch.around(call, '', promise);
  if (!member) return chain.awaitAt(api.node.sourceFile, tree, call);
  const obstacle = obstacleAround(call);
  if (obstacle) return refuse({ api }, obstacle);
  patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(await `, `)${member}`);
  chain.enclose(api.node.sourceFile, tree, call);
}

function rename(site: Site, shape: Shape): void {
  const {
    call: { callee },
    twin,
    row,
  } = site;
  if (/[#()]/.test(row.name)) return renameMethod(site);
  if (callee.type === N.Identifier) return renameImported(site, callee, shape);
  if (callee.type === N.MemberExpression) return renameMember(site, callee, shape);
  return refuse(site, `${twin.name}() is not called by name`);
}

/** `dir.readSync()` → `dir.read()`: another method of the same object. */
function renameMethod(site: Site): void {
  const {
    call: { callee },
    twin,
    row,
    patch,
  } = site;
  const owner = (path: string) => path.slice(0, path.lastIndexOf('#'));
  if (
    twin.shape !== 'await' ||
    callee.type !== N.MemberExpression ||
    !twin.name.includes('#') ||
    owner(twin.name) !== owner(row.name)
  ) {
    return refuse(site, `${twin.name}() is used differently`);
  }
  patch.replace(callee.property.range[0], callee.property.range[1], twin.name.slice(twin.name.lastIndexOf('#') + 1));
}

function renameImported(site: Site, callee: TSESTree.Identifier, { valueType }: Shape): void {
  const { imports, twin, row, patch } = site;
  const binding = imports.bindingOf(callee);
  if (!binding) return refuse(site, `${callee.name}() is not imported under that name`);
  if (binding.imported !== row.name && binding.imported !== 'default')
    return refuse(site, `${callee.name}() is an alias of ${row.name}()`);
  const from = sourceOf(site, binding);
  const target = imports.name(from, nameIn(from, site), binding);
  const text = twin.shape === 'promisify' && !valueType ? `${promisifyIn(site, binding)}(${target})` : target;
  patch.replace(callee.range[0], callee.range[1], text);
  // With a callback, `randomBytes` is its own twin.
  if (target !== callee.name) imports.release(callee);
}

const promisifyIn = ({ imports }: Site, near: ModuleBinding): string => imports.nameOf(WRITTEN.promisify, near);

/** The module that exports the twin, as the file writes module names. */
function sourceOf(site: Site, binding: ModuleBinding): string {
  const { twin, api } = site;
  if (OWN_PROMISES.has(binding.module)) return binding.module;
  if (isOfNode(twin.module)) return twin.module;
  if (twin.module === binding.module || binding.module.startsWith(`${twin.module}/`)) return twin.module;
  if (!api.node.sourceFile.package?.dependencies.includes(twin.module))
    return refuse(site, `${twin.module} is not a dependency of the package`);
  return twin.module;
}

const nameIn = (module: string, { twin }: Site): string =>
  OWN_PROMISES.has(module) ? twin.name.replace(/^.*\./, '') : twin.name;

/** A function called as a member of its module: `fs.readFileSync()`. */
interface ModuleMember {
  /** The whole: `fs.realpathSync.native`. */
  readonly callee: TSESTree.MemberExpression;
  /** The expression for the module. */
  readonly object: TSESTree.Expression;
  /** Where the name of the function is. */
  readonly property: readonly [number, number];
  readonly module: string;
  /** Absent where the module is required in place. */
  readonly binding: ModuleBinding | undefined;
}

/** `fs.readFileSync` → `fs.promises.readFile`, `zlib.gzipSync` → `promisify(zlib.gzip)`. */
function renameMember(site: Site, callee: TSESTree.MemberExpression, { valueType }: Shape): void {
  const { imports, twin, row, patch, tree } = site;
  const named = row.name === NATIVE_PATH && callee.object.type === N.MemberExpression ? callee.object : callee;
  const { object } = named;
  const binding = object.type === N.Identifier ? imports.bindingOf(object) : undefined;
  const module = binding?.module ?? moduleRequired(object);
  if (module === undefined)
    return refuse(site, `it is called through \`${tree.code(object)}\`, which may be replaced elsewhere`);
  // `glob.sync(…)`, if `glob` itself is the twin.
  if (binding?.imported === twin.name && twin.shape === 'await')
    return patch.replace(object.range[1], callee.range[1], '');
  if (binding && binding.imported !== '*' && binding.imported !== 'default')
    return refuse(site, `it is called through \`${tree.code(object)}\``);
  if (named.computed || keyOf(named, named.property) !== row.name.replace(/\..*$/, ''))
    return refuse(site, `it is an alias of ${row.name}()`);
  const property = [named.property.range[0], callee.property.range[1]] as const;
  const member: ModuleMember = { callee, object, property, module, binding };
  if (twin.shape === 'promisify') promisifyMember(site, member, Boolean(valueType));
  else replaceMember(site, member);
}

/** @param isPromise the call is put into a promise of its own, which needs no `promisify` */
function promisifyMember(site: Site, { callee, property, binding }: ModuleMember, isPromise: boolean): void {
  const { twin, patch, call } = site;
  if (callee.optional || call.optional) return refuse(site, 'the call is optional');
  patch.replace(...property, twin.name);
  if (isPromise) return;
  const promisify = binding ? promisifyIn(site, binding) : "require('util').promisify";
  patch.around(callee, `${promisify}(`, ')');
}

function replaceMember(site: Site, { callee, object, property, module, binding }: ModuleMember): void {
  const { imports, twin, patch } = site;
  if (twin.module === WRITTEN.open.module && !OWN_PROMISES.has(module))
    patch.replace(...property, `promises.${twin.name}`);
  else if (twin.name === 'default') patch.replace(object.range[1], callee.range[1], '');
  else if (binding && sourceOf(site, binding) !== module)
    patch.replace(callee.range[0], callee.range[1], imports.name(twin.module, twin.name, binding));
  else patch.replace(...property, nameIn(module, site));
}
