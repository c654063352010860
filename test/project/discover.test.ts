/** Which files of a folder are source: ignore files, links, settings. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, symlink } from 'node:fs/promises';
import { discover, type DiscoverOptions } from '../../src/project/discover.ts';
import { asNobody, makeFolder, type TestFolder } from './folder.ts';

async function sourcesOf(folder: TestFolder, options: Partial<DiscoverOptions> = {}): Promise<string[]> {
  const { sources } = await discover({ root: folder.root, exclude: [], ...options });
  return sources.map((path) => path.slice(folder.root.length + 1));
}

describe('finding the files of a folder', () => {
  it('includes code of every kind, and no declarations, minified or other files', async () => {
    const names = [
      'a.ts',
      'b.tsx',
      'c.mts',
      'd.cts',
      'e.js',
      'f.jsx',
      'g.mjs',
      'h.cjs',
      'i.vue',
      'j.svelte',
      'k.astro',
    ];
    const others = ['x.d.ts', 'x.d.mts', 'jquery.min.js', 'README.md', 'data.json'];
    const folder = await makeFolder(Object.fromEntries([...names, ...others].map((name) => [name, ''])));
    assert.deepEqual(await sourcesOf(folder), names);
  });

  it('includes templates beside their classes', async () => {
    const names = ['a/cart.component.html', 'a/cart.component.ts', 'index.html', 'main.ts', 'b/cart.html', 'cart.ts'];
    const folder = await makeFolder(Object.fromEntries(names.map((name) => [name, ''])));
    assert.deepEqual(await sourcesOf(folder), ['a/cart.component.html', 'a/cart.component.ts', 'cart.ts', 'main.ts']);
  });

  it('excludes what a package is built to beside its sources, unless it is asked for', async () => {
    const folder = await makeFolder({
      'package.json': '{}',
      'src/a.ts': '',
      'dist/a.js': '',
      'published/package.json': '{}',
      'published/dist/b.js': '',
      'assets/dist/c.js': '',
    });
    const sources = ['assets/dist/c.js', 'published/dist/b.js', 'src/a.ts'];
    assert.deepEqual(await sourcesOf(folder), sources);
    const named = await sourcesOf(folder, { paths: [`${folder.root}/dist`] });
    assert.deepEqual(named, ['assets/dist/c.js', 'dist/a.js', 'published/dist/b.js', 'src/a.ts']);
  });

  it('excludes what .gitignore files name; the nearest one decides', async () => {
    const folder = await makeFolder({
      '.gitignore': 'dist/\n*.gen.ts\n',
      'a.ts': '',
      'a.gen.ts': '',
      'dist/a.js': '',
      'packages/one/.gitignore': '!kept.gen.ts\nlocal.ts\n',
      'packages/one/kept.gen.ts': '',
      'packages/one/other.gen.ts': '',
      'packages/one/local.ts': '',
      'packages/two/local.ts': '',
    });
    assert.deepEqual(await sourcesOf(folder), ['a.ts', 'packages/one/kept.gen.ts', 'packages/two/local.ts']);
  });

  it('disregards a .gitignore above that excludes the whole root', async () => {
    const folder = await makeFolder({ '.git/HEAD': '', '.gitignore': '*\n', 'copy/a.ts': '', 'copy/b/c.ts': '' });
    const { sources } = await discover({ root: `${folder.root}/copy`, exclude: [] });
    assert.equal([...sources].length, 2);
  });

  it('obeys the .gitignore above a root inside of a repository', async () => {
    const folder = await makeFolder({
      '.git/HEAD': '',
      '.gitignore': 'generated/\n',
      'app/a.ts': '',
      'app/generated/b.ts': '',
    });
    assert.deepEqual(await sourcesOf(folder, { root: folder.path('app') }), ['app/a.ts']);
  });

  it('excludes what the settings exclude, dependencies, and folders of tools', async () => {
    const folder = await makeFolder({
      'a.ts': '',
      'legacy/b.ts': '',
      'test/fixtures/c.ts': '',
      'node_modules/p/index.js': '',
      '.git/hooks/d.js': '',
      '.yarn/releases/e.cjs': '',
    });
    assert.deepEqual(await sourcesOf(folder, { exclude: ['legacy/**', '**/fixtures/**'] }), ['a.ts']);
  });

  describe('includes own packages, and no installed ones:', () => {
    const FILES = {
      'src/a.ts': '',
      'packages/node_modules/ours/index.js': '',
      'packages/node_modules/@us/tool/lib/b.js': '',
    };
    const OWN = ['packages/node_modules/@us/tool/lib/b.js', 'packages/node_modules/ours/index.js', 'src/a.ts'];
    const RE_INCLUDED = 'node_modules\n!packages/node_modules\n';
    const rows: [what: string, files: Readonly<Record<string, string>>, own: readonly string[]][] = [
      ['a folder that the ignore file takes back', { '.gitignore': RE_INCLUDED }, OWN],
      ['a folder that the ignore file does not mean', { '.gitignore': '/node_modules/\n' }, OWN],
      [
        'what is installed in one of them',
        {
          '.gitignore': RE_INCLUDED,
          'packages/node_modules/ours/package.json': '{}',
          'packages/node_modules/ours/node_modules/dep/index.js': '',
        },
        OWN,
      ],
      ['what is ignored', { '.gitignore': 'node_modules\n' }, ['src/a.ts']],
      ['what no ignore file speaks of', {}, ['src/a.ts']],
      ['what stands beside a package.json', { '.gitignore': RE_INCLUDED, 'packages/package.json': '{}' }, ['src/a.ts']],
      [
        'what a package manager has written to',
        { '.gitignore': RE_INCLUDED, 'packages/node_modules/.package-lock.json': '{}' },
        ['src/a.ts'],
      ],
    ];
    for (const [what, files, own] of rows)
      it(what, async () => {
        const folder = await makeFolder({ ...FILES, ...files });
        assert.deepEqual(await sourcesOf(folder), own);
        assert.deepEqual(await sourcesOf(folder, { exclude: ['**/node_modules'] }), ['src/a.ts']);
      });
  });

  it('includes an ignored path that the user names', async () => {
    const folder = await makeFolder({
      '.gitignore': 'out/\nscratch.ts\n',
      'a.ts': '',
      'scratch.ts': '',
      'out/b.js': '',
    });
    const paths = [folder.path('scratch.ts'), folder.path('out')];
    assert.deepEqual(await sourcesOf(folder, { paths }), ['a.ts', 'out/b.js', 'scratch.ts']);
  });

  it('handles circular links, and shows a linked folder under its name here', async () => {
    const folder = await makeFolder({ 'app/src/a.ts': '', 'shared/b.ts': '' });
    await symlink(folder.path('app'), folder.path('app/src/self'));
    await symlink(folder.path('shared'), folder.path('app/linked'));
    await symlink(folder.path('app/linked'), folder.path('shared/back'));
    await symlink(folder.path('nowhere'), folder.path('app/broken.ts'));
    assert.deepEqual(await sourcesOf(folder, { root: folder.path('app') }), ['app/linked/b.ts', 'app/src/a.ts']);
  });

  it('reports a folder that does not exist', async () => {
    const folder = await makeFolder({ 'a.ts': '' });
    const { errors } = await discover({ root: folder.root, exclude: [], paths: [folder.path('gone')] });
    assert.deepEqual(
      errors.map(({ file, message }) => [file, message]),
      [[folder.path('gone'), 'Cannot be read: no such file or folder']],
    );
  });

  it('reports a folder that may not be read, and continues', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await makeFolder({ 'a.ts': '', 'closed/b.ts': '' });
    await chmod(folder.path('closed'), 0);
    const { sources, errors } = await asNobody(folder, () => discover({ root: folder.root, exclude: [] }));
    await chmod(folder.path('closed'), 0o700);
    assert.deepEqual(
      [sources, errors.map(({ message }) => message)],
      [[folder.path('a.ts')], ['Cannot be read: permission denied']],
    );
  });

  it('skips a pipe with the name of a source file', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await makeFolder({ 'a.ts': '' });
    execFileSync('mkfifo', [folder.path('pipe.ts')]);
    await symlink(folder.path('pipe.ts'), folder.path('link.ts'));
    assert.deepEqual(await sourcesOf(folder, { paths: [folder.path('pipe.ts')] }), ['a.ts']);
  });

  it('stops when it is cancelled', async () => {
    const folder = await makeFolder({ 'a.ts': '' });
    await assert.rejects(
      discover({ root: folder.root, exclude: [], signal: AbortSignal.abort(new Error('enough')) }),
      /enough/,
    );
  });
});
