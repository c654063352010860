/** A workspace to measure in is made of real sources, of the size that was asked for. */
import { deepStrictEqual, notStrictEqual, ok, rejects, strictEqual } from 'node:assert';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { findSources } from './sources.ts';
import { assembleWorkspace } from './workspace.ts';

const FILES = {
  'package.json': '{}',
  'src/a.ts': 'one\ntwo\n',
  'src/b.js': 'one\ntwo\nthree',
  'src/types.d.ts': 'no\n',
  'src/lib.min.js': 'no\n',
  'node_modules/x/index.js': 'no\n',
  'dist/a.js': 'no\n',
  '.eslintrc.js': 'no\n',
  'README.md': 'no\n',
};

describe('workspaces to measure in', () => {
  let home: string;
  const at = (path: string) => join(home, path);

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'workload-lint-measure-'));
    for (const [path, text] of Object.entries(FILES)) {
      await mkdir(dirname(at(`app/${path}`)), { recursive: true });
      await writeFile(at(`app/${path}`), text);
    }
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('include the files that every tool reads', async () => {
    const { name, sources, manifests } = await findSources(at('app'));
    deepStrictEqual(
      { name, sources, manifests },
      { name: 'app', sources: ['src/a.ts', 'src/b.js'], manifests: ['package.json'] },
    );
  });

  it('refuse a folder without sources', async () => {
    await mkdir(at('empty'));
    await rejects(findSources(at('empty')), /no TypeScript or JavaScript files/);
  });

  it('have each folder once if no size is requested', async () => {
    const { files, lines } = await assembleWorkspace([await findSources(at('app'))], { root: at('workspace') });
    deepStrictEqual(
      files.map(({ path }) => relative(at('workspace'), path)),
      ['1/1-app/src/a.ts', '1/1-app/src/b.js'],
    );
    strictEqual(lines, 5);
    strictEqual(await readFile(at('workspace/1/1-app/package.json'), 'utf8'), '{}');
  });

  it('end with the file that makes them long enough', async () => {
    const { files, lines } = await assembleWorkspace([await findSources(at('app'))], {
      root: at('workspace'),
      lines: 2,
    });
    deepStrictEqual([files.length, lines], [1, 2]);
  });

  it('have copies that differ if the folders are too small', async () => {
    const { files, lines } = await assembleWorkspace([await findSources(at('app'))], {
      root: at('workspace'),
      lines: 20,
    });
    ok(lines >= 20);
    const texts = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')));
    strictEqual(new Set(texts).size, files.length);
    const counted = texts.map((text) => text.replace(/\n$/, '').split('\n').length);
    deepStrictEqual(
      files.map((file) => file.lines),
      counted,
    );
    notStrictEqual(files[0]?.path, files[2]?.path);
  });
});
