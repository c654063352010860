/** Packages that look for files, folders, modules and programs by name. */
import { each, paired } from '../rows.ts';
import { awaited, instead, promisified } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const search = { workload: 'io', cost: 'metadata', evidence: 'runtime' } as const;
const load = { workload: 'io', cost: 'content', grows: 'size of the module', evidence: 'source' } as const;
/** In earlier versions, the synchronous form was a property of the function. */
const sync = (module: string) => ({ name: 'sync', ...search, twin: awaited(module, 'default') });

const upwards: readonly CatalogueModule[] = [
  {
    module: 'find-up',
    rows: [...paired('find-up', 'findUpSync findUpMultipleSync findDownSync', search), sync('find-up')],
  },
  { module: 'pkg-up', rows: [...paired('pkg-up', 'pkgUpSync', search), sync('pkg-up')] },
  { module: 'pkg-dir', rows: [...paired('pkg-dir', 'packageDirectorySync', search), sync('pkg-dir')] },
  { module: 'package-directory', rows: paired('package-directory', 'packageDirectorySync', search) },
  { module: 'locate-path', rows: [...paired('locate-path', 'locatePathSync', search), sync('locate-path')] },
];

const modules: readonly CatalogueModule[] = [
  { module: 'resolve', rows: [{ name: 'sync', ...search, twin: promisified('resolve', 'default') }] },
  {
    module: 'enhanced-resolve',
    aliases: { 'ResolverFactory.createResolver()': 'Resolver' },
    rows: [
      { name: 'sync', ...search, twin: promisified('enhanced-resolve', 'default') },
      {
        name: 'create.sync()',
        ...search,
        twin: instead('enhanced-resolve', 'create', 'The function that it returns takes a callback.'),
      },
      {
        name: 'Resolver#resolveSync',
        ...search,
        twin: instead('enhanced-resolve', 'Resolver#resolve', 'It takes a callback.'),
      },
    ],
  },
  {
    module: 'oxc-resolver',
    rows: [
      {
        name: 'sync',
        ...search,
        evidence: 'typings',
        twin: instead('oxc-resolver', 'ResolverFactory#async', 'A method of a factory.'),
      },
      {
        name: 'ResolverFactory#sync',
        ...search,
        evidence: 'typings',
        twin: awaited('oxc-resolver', 'ResolverFactory#async'),
      },
      {
        name: 'ResolverFactory#resolveFileSync',
        ...search,
        evidence: 'typings',
        twin: awaited('oxc-resolver', 'ResolverFactory#resolveFileAsync'),
      },
      {
        name: 'ResolverFactory#resolveDtsSync',
        ...search,
        evidence: 'typings',
        twin: awaited('oxc-resolver', 'ResolverFactory#resolveDtsAsync'),
      },
    ],
  },
  { module: 'resolve-from', rows: each('default silent', { ...search, evidence: 'source' }) },
  { module: 'import-fresh', rows: each('default', { ...load, note: 'It reads and compiles the module every time.' }) },
  { module: 'bindings', rows: each('default', { ...load, note: 'Load it once, at start-up.' }) },
  { module: 'node-gyp-build', rows: each('default', { ...load, note: 'Load it once, at start-up.' }) },
  { module: 'which', rows: [sync('which')] },
];

export const resolution: readonly CatalogueModule[] = [...upwards, ...modules];
