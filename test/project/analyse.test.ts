/** A project on a real disk: what is found, what is told of files that cannot be read, and that it ends. */
import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import { asNobody, foundIn, makeFolder } from './folder.ts';

const HANDLER = `import { createServer } from 'node:http';
import { load } from './load.js';
createServer((request, response) => {
  response.end(load('x'));
});
`;
const LOAD = `import { readFileSync } from 'node:fs';
export function load(path: string) {
  return readFileSync(path);
}
`;

const functions = (count: number) =>
  Array.from({ length: count }, (_, index) => `export function f${index}(a: number) { return a + ${index}; }`).join(
    '\n',
  );

describe('analyzing a folder', () => {
  it('finds a blocking call across files', async () => {
    const folder = await makeFolder({ 'handler.ts': HANDLER, 'load.ts': LOAD });
    assert.deepEqual(await foundIn(folder, await folder.open()), ['handler.ts:4']);
  });

  it('counts files and lines, and reports progress', async () => {
    const folder = await makeFolder({ 'handler.ts': HANDLER, 'load.ts': LOAD });
    const progress: (readonly [number, number])[] = [];
    const { summary } = await (await folder.open()).analyse({
      onProgress: (done, total) => progress.push([done, total]),
    });
    assert.deepEqual({ ...summary, milliseconds: 0 }, { files: 2, lines: 11, milliseconds: 0, cachedFiles: 0 });
    assert.deepEqual(progress, [
      [1, 2],
      [2, 2],
    ]);
  });

  it('reports only the requested paths, but knows the files around them', async () => {
    const folder = await makeFolder({
      'api/handler.ts': HANDLER.replace('./load', '../lib/load'),
      'lib/load.ts': LOAD,
      'lib/broken.ts': 'const = ;',
    });
    const api = await folder.open({ paths: [folder.path('api')] });
    assert.deepEqual(await foundIn(folder, api), ['api/handler.ts:4']);
    const { summary, errors } = await api.analyse();
    assert.deepEqual([summary.files, errors], [1, []]);
    assert.deepEqual(await foundIn(folder, await folder.open({ paths: [folder.path('lib')] })), []);
  });

  it('handles circular imports', async () => {
    const folder = await makeFolder({
      'handler.ts': HANDLER,
      'load.ts': `import { other } from './other';\n${LOAD.replace('return', 'other(path); return')}`,
      'other.ts':
        'import { load } from "./load";\nexport * from "./load";\nexport const other = (path: ' +
        'string) => { if (path) load(""); };',
    });
    assert.deepEqual(await foundIn(folder, await folder.open()), ['handler.ts:4']);
  });

  it('stops when it is cancelled, and can start again', async () => {
    const folder = await makeFolder({ 'handler.ts': HANDLER, 'load.ts': LOAD });
    const project = await folder.open();
    await assert.rejects(project.analyse({ signal: AbortSignal.abort(new Error('enough')) }), /enough/);
    assert.deepEqual(await foundIn(folder, project), ['handler.ts:4']);
  });

  it('finds a blocking call in a package that is not in the catalogue', async () => {
    const folder = await makeFolder({
      'handler.ts': HANDLER.replace('./load.js', 'slow-config'),
      'node_modules/slow-config/package.json': '{ "name": "slow-config", "main": "lib/index" }',
      'node_modules/slow-config/lib/index.js':
        'const { read } = require("./read"); exports.load = (path) => read(path);',
      'node_modules/slow-config/lib/read.js':
        'const fs = require("fs"); exports.read = (path) => fs.readFileSync(path);',
    });
    const { findings } = await (await folder.open()).analyse();
    const [finding] = findings.get(folder.path('handler.ts')) ?? [];
    assert.equal(finding?.chain.at(-1)?.file, folder.path('node_modules/slow-config/lib/read.js'));
    assert.deepEqual([...findings.keys()], [folder.path('handler.ts')]);
    assert.deepEqual((await (await folder.open({ settings: { dependencies: false } })).analyse()).findings.size, 0);
  });
});

describe('a project inside of node_modules', () => {
  const files = {
    '.gitignore': 'node_modules\n!packages/node_modules\n',
    'package.json': '{ "name": "all" }',
    'packages/node_modules/@us/server/package.json': '{ "name": "@us/server", "main": "handler.ts" }',
    'packages/node_modules/@us/server/handler.ts': HANDLER.replace('./load.js', '@us/load'),
    'packages/node_modules/@us/load/package.json': '{ "name": "@us/load", "main": "load.ts" }',
    'packages/node_modules/@us/load/load.ts': LOAD,
  };
  const [handler, load] = ['packages/node_modules/@us/server/handler.ts', 'packages/node_modules/@us/load/load.ts'];

  it('knows what its packages do', async () => {
    const folder = await makeFolder(files);
    const { findings, errors } = await (await folder.open()).analyse();
    assert.deepEqual(errors, []);
    const [finding] = findings.get(folder.path(handler)) ?? [];
    assert.equal(finding?.chain.at(-1)?.file, folder.path(load));
  });

  it('follows their changes on disk', async () => {
    const folder = await makeFolder(files);
    const project = await folder.open();
    await project.analyse();
    await folder.write({ [load]: 'export const load = () => undefined;' });
    assert.equal(project.follows(folder.path(load)), true);
    assert.equal(project.follows(folder.path('node_modules/p/index.js')), false);
    assert.ok((await project.changed([folder.path(load)])).includes(folder.path(handler)));
    assert.deepEqual(project.findings(folder.path(handler)), []);
  });
});

describe('bad input', () => {
  const lines = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    const folder = await makeFolder({ 'handler.ts': HANDLER, 'load.ts': LOAD, ...files });
    const project = await folder.open();
    assert.deepEqual(await foundIn(folder, project), ['handler.ts:4'], 'the rest is analysed');
    return project
      .errors()
      .map(({ file, span, message }) => `${file.slice(folder.root.length + 1)}:${span[0]}:${span[1]} ${message}`);
  };

  it('reports where a file does not parse', async () => {
    assert.deepEqual(
      (await lines({ 'broken.ts': 'const a = 1;\nconst = 2;\n' })).map((line) => line.split(' ')[0]),
      ['broken.ts:2:7'],
    );
  });

  it('reads invalid UTF-8, and text in UTF-16', async () => {
    const utf16 = Buffer.from('\uFEFFconst a = "é";\n', 'utf16le');
    assert.deepEqual(
      await lines({ 'latin1.ts': Buffer.from('const a = "\xe9\xff";\n', 'latin1'), 'utf16.ts': utf16 }),
      [],
    );
  });

  it('counts columns after a byte order mark', async () => {
    const folder = await makeFolder({
      'handler.ts': `\uFEFFimport fs from 'fs'; async function f() { fs.readFileSync('x'); }`,
    });
    const { findings } = await (await folder.open()).analyse();
    assert.deepEqual(findings.get(folder.path('handler.ts'))?.[0]?.span.slice(0, 2), [1, 43]);
  });

  it('skips binary, generated and minified files with a line for each', async () => {
    assert.deepEqual(
      await lines({
        'binary.ts': Buffer.from([0x47, 0x40, 0x00, 0x10]),
        'generated.ts': functions(80_000),
        'bundle.js': `const a=[${'1,'.repeat(15_000)}0];`,
      }),
      [
        'binary.ts:1:1 Is not text: not analyzed',
        'bundle.js:1:1 Is minified: not analyzed',
        'generated.ts:1:1 Is larger than 1.5 MB: not analyzed',
      ],
    );
  });

  it('handles code that is nested too deeply', async () => {
    const deep = (open: string, close: string) => `const a = ${`${open}\n`.repeat(50_000)}1${close.repeat(50_000)};`;
    assert.deepEqual(
      await lines({
        'brackets.ts': deep('[', ']'),
        'templates.ts': deep('`${', '}`'),
        'blocks.ts': deep('() => {', '}'),
      }),
      ['blocks.ts', 'brackets.ts', 'templates.ts'].map((file) => `${file}:1:1 Is nested too deeply: not analyzed`),
    );
    assert.deepEqual(
      await lines({ 'chain.ts': `const a = ${'"text" +\n'.repeat(1000)}"";\n${'if (a) {} else '.repeat(500)}{}` }),
      [],
    );
  });

  it('reports a file that may not be read', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await makeFolder({ 'handler.ts': HANDLER, 'load.ts': LOAD, 'secret.ts': '' });
    await chmod(folder.path('secret.ts'), 0);
    const project = await folder.open();
    assert.deepEqual(await asNobody(folder, () => foundIn(folder, project)), ['handler.ts:4']);
    assert.deepEqual(
      project.errors().map(({ file, message }) => [file, message]),
      [[folder.path('secret.ts'), 'Cannot be read: permission denied']],
    );
  });

  it('reports a file that disappears while it is read', async () => {
    const folder = await makeFolder({ 'handler.ts': HANDLER, 'load.ts': LOAD });
    const project = await folder.open();
    await project.analyse();
    await folder.write({ 'extra.ts': functions(10) });
    const analysing = project.analyse({ onProgress: () => undefined });
    await folder.remove('extra.ts');
    const { errors, summary } = await analysing;
    // Whoever was quicker: either it was never seen, or its end is told.
    assert.ok(errors.every(({ file }) => file === folder.path('extra.ts')));
    assert.equal(summary.files, 2);
  });

  it('handles links that lead in a circle', async () => {
    const folder = await makeFolder({ 'src/handler.ts': HANDLER, 'src/load.ts': LOAD });
    await symlink(folder.root, folder.path('src/up'));
    await symlink(folder.path('loop'), folder.path('loop'));
    assert.deepEqual(await foundIn(folder, await folder.open()), ['src/handler.ts:4']);
  });

  it('continues with a broken package.json and tsconfig.json', async () => {
    assert.deepEqual(
      (await lines({ 'package.json': '{ "name": }', 'tsconfig.json': '{ "compilerOptions": [' })).map(
        (line) => line.split(' ')[0],
      ),
      ['package.json:1:11', 'tsconfig.json:1:23'],
    );
  });
});
