/** Paths of Windows, as text: drives, shares, either slash, either case. There is no such machine in the tests. */
import assert from 'node:assert/strict';
import { IgnoreRules } from '../../src/project/ignore-rules.ts';
import { childOf, folderOf, isAbsolute, isWithin, pathIn, slashed } from '../../src/project/paths.ts';
import { findEntry } from '../../src/project/resolve/package-entry.ts';
import { SourceLookup } from '../../src/project/resolve/source-lookup.ts';
import { WorkspacePackages } from '../../src/project/resolve/workspaces.ts';
import { fileOfUri, uriOfFile } from '../../src/server/file-uri.ts';

/** Every folder from a path outwards. */
function foldersAround(path: string): string[] {
  const folders = [folderOf(path)];
  while (folderOf(folders.at(-1)!) !== folders.at(-1)) folders.push(folderOf(folders.at(-1)!));
  return folders;
}

describe('paths of Windows', () => {
  for (const [written, expected] of [
    ['C:\\shop\\src\\a.ts', 'c:/shop/src/a.ts'],
    ['c:/shop\\src/a.ts', 'c:/shop/src/a.ts'],
    ['D:\\', 'd:/'],
    ['\\\\Server\\share\\a.ts', '//Server/share/a.ts'],
    ['\\\\?\\C:\\shop\\a.ts', 'c:/shop/a.ts'],
    ['\\\\?\\UNC\\server\\share\\a.ts', '//server/share/a.ts'],
    ['/home/me/a\\b.ts', '/home/me/a\\b.ts'],
  ] as const)
    it(`${written} is ${expected}`, () => assert.equal(slashed(written), expected));

  for (const [path, folders] of [
    ['c:/shop/src/a.ts', ['c:/shop/src', 'c:/shop', 'c:/']],
    ['//server/share/src/a.ts', ['//server/share/src', '//server/share/']],
    ['/home/a.ts', ['/home', '/']],
    ['a.ts', ['.']],
  ] as const)
    it(`the folders around ${path} end at the root`, () => assert.deepEqual(foldersAround(path), folders));

  for (const [folder, path, expected] of [
    ['c:/shop/src', './a', 'c:/shop/src/a'],
    ['c:/shop/src', '../lib/a/', 'c:/shop/lib/a'],
    ['c:/shop', '../../..', 'c:/'],
    ['c:/shop', 'd:/other/./a', 'd:/other/a'],
    ['c:/', 'a', 'c:/a'],
    ['//server/share', '../../a', '//server/share/a'],
    ['//server/share/src', './a', '//server/share/src/a'],
    ['/home/me', '../a', '/home/a'],
    ['/home/me', '/etc/a', '/etc/a'],
  ] as const)
    it(`${path} in ${folder} is ${expected}`, () => assert.equal(pathIn(folder, path), expected));

  it('are absolute with a drive or a share', () => {
    assert.deepEqual(['c:/a', '//server/share', '/a', 'a', './a', 'file.ts'].map(isAbsolute), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('can be inside of a whole drive', () => {
    assert.ok(isWithin('c:/', 'c:/a'));
    assert.ok(!isWithin('c:/a', 'c:/ab'));
    assert.equal(childOf('c:/', 'a'), 'c:/a');
    assert.ok(new IgnoreRules().with('c:/', 'dist').ignores('c:/dist/a.js'));
  });

  for (const [uri, file] of [
    ['file:///c%3A/shop/a%20b.ts', 'c:/shop/a b.ts'],
    ['file:///C:/shop/a.ts', 'c:/shop/a.ts'],
    ['file://server/share/a.ts', '//server/share/a.ts'],
    ['untitled:Untitled-1', undefined],
    ['file:///no-drive/a.ts', undefined],
  ] as const)
    it(`${uri} is ${file}`, () => {
      assert.equal(fileOfUri(uri, true), file);
      if (file !== undefined) assert.equal(fileOfUri(uriOfFile(file, true), true), file);
    });

  describe('paths of sources on Windows', () => {
    const sources = new Set(['c:/shop/src/Cart.ts', 'c:/shop/src/util/index.ts', 'c:/shop/packages/core/src/index.ts']);
    const lookup = new SourceLookup(sources, true);

    it('match in any case, and keep the spelling of the disk', () => {
      assert.equal(lookup.file('c:/shop/src/cart'), 'c:/shop/src/Cart.ts');
      assert.equal(lookup.file('c:/shop/SRC/cart.js'), 'c:/shop/src/Cart.ts');
      assert.equal(lookup.file('c:/shop/src/Util'), 'c:/shop/src/util/index.ts');
      assert.equal(new SourceLookup(sources, false).file('c:/shop/src/cart'), undefined);
    });

    it('are resolved through the packages of a workspace', () => {
      const manifest = { folder: 'c:/shop/packages/core', fields: { name: 'core', main: './dist/index.js' } };
      const packages = new WorkspacePackages();
      packages.add('c:/shop', { ...manifest, file: `${manifest.folder}/package.json` });
      const found = packages.find('core', 'c:/shop/packages/web/src');
      assert.equal(found && findEntry(found, '.', false, lookup), 'c:/shop/packages/core/src/index.ts');
      assert.equal(packages.find('core', 'd:/elsewhere'), undefined);
    });
  });
});
