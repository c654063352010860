/** What a package is there for, as far as its manifest tells. */
import assert from 'node:assert/strict';
import { PackageIndex } from '../../src/project/package-facts.ts';

const NO_SOURCES = { built: () => undefined } as unknown as ConstructorParameters<typeof PackageIndex>[2];

/** @param folders what stands in the manifest of each */
function indexOf(folders: Readonly<Record<string, object>>): PackageIndex {
  const manifests = Object.entries(folders).map(([folder, fields]) => ({ folder, fields }));
  return new PackageIndex('/root', manifests as unknown as ConstructorParameters<typeof PackageIndex>[1], NO_SOURCES);
}

const offeredBy = (fields: object): string | undefined =>
  indexOf({ '/root': { name: 'a', ...fields } }).of('/root/index.js')?.offers;

describe('packages', () => {
  const CASES: Readonly<Record<string, readonly [fields: object, offers: string | undefined]>> = {
    'with a main file are for others to import': [{ main: 'index.js', scripts: { test: 'mocha' } }, 'modules'],
    'that are private are not': [{ main: 'index.js', private: true }, undefined],
    'with a main file that `npm start` runs are applications': [
      { main: 'dist/main.js', scripts: { start: 'node dist/main.js' } },
      undefined,
    ],
    'that are published are for others, whatever `npm start` does': [
      { main: 'index.js', files: ['index.js'], scripts: { start: 'node demo.js' } },
      'modules',
    ],
    'that an editor runs are applications': [{ main: 'dist/main.js', engines: { vscode: '^1.90.0' } }, undefined],
    'that say where they are published are for others': [{ publishConfig: { access: 'public' } }, 'modules'],
    'that are to be found in the registry are for others, whatever they leave out': [
      { keywords: ['queue'] },
      'modules',
    ],
    'with keywords that `npm start` runs are applications': [
      { keywords: ['queue'], scripts: { start: 'node .' } },
      undefined,
    ],
    'that nobody looks for are applications': [{ keywords: [] }, undefined],
    'that are run by name are commands': [{ bin: 'cli.js' }, 'commands'],
  };
  for (const [name, [fields, offers]] of Object.entries(CASES)) it(name, () => assert.equal(offeredBy(fields), offers));

  it('include folders whose manifest is named like a path in them', () => {
    const index = indexOf({
      '/root': { name: '@a/b', main: 'index.js' },
      '/root/c': { name: '@a/b/c', private: true },
      '/root/d': { name: '@a/bd' },
    });
    assert.deepEqual(
      ['/root/c/index.js', '/root/d/index.js'].map((path) => index.of(path)!.name),
      ['@a/b', '@a/bd'],
    );
  });

  it('include folders whose manifest has the same name, or none', () => {
    const index = indexOf({
      '/root/dist/esm': { type: 'module' },
      '/root/dist': { name: 'a', version: '1.0.0' },
      '/root': { name: 'a', main: 'index.js' },
      '/root/b': { name: 'b' },
    });
    const found = ['/root/dist/esm/lib/index.js', '/root/dist/index.js', '/root/b/index.js'].map(
      (path) => index.of(path)!,
    );
    assert.deepEqual(
      found.map(({ name, dir, offers }) => [name, dir, offers]),
      [
        ['a', '/root', 'modules'],
        ['a', '/root', 'modules'],
        ['b', '/root/b', undefined],
      ],
    );
  });
});
