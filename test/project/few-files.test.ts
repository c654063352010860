/** A file without a folder around it: it and what it imports are read, and nothing else. */
import assert from 'node:assert/strict';
import { packageAround } from '../../src/project/index.ts';
import { makeFolder } from './folder.ts';

const LOAD = 'import { readFileSync } from "fs";\nexport const load = (path: string) => readFileSync(path);\n';
const HANDLER =
  'import { createServer } from "http";\nimport { load } from "./lib/load";\ncreateServer(() => { load("a"); });\n';

const opened = async (files: Record<string, string>, paths: string[]) => {
  const folder = await makeFolder(files);
  const project = await folder.open({ paths: paths.map(folder.path), few: true });
  return { folder, project, ...(await project.analyse()) };
};

describe('a file outside of all folders', () => {
  it('is analyzed with its imports', async () => {
    const { findings, folder } = await opened({ 'a.ts': HANDLER, 'lib/load.ts': LOAD }, ['a.ts']);
    assert.deepEqual(
      findings.get(folder.path('a.ts'))?.map(({ span, severity }) => [span[0], severity]),
      [[3, 'warning']],
    );
  });

  it('is followed while it is edited', async () => {
    const { folder, project } = await opened({ 'a.ts': HANDLER, 'lib/load.ts': LOAD }, ['a.ts']);
    await project.update(folder.path('a.ts'), `\n${HANDLER}`);
    assert.deepEqual(
      project.findings(folder.path('a.ts')).map(({ span }) => span[0]),
      [4],
    );
  });

  it('causes no other file to be read', async () => {
    const { project, folder } = await opened(
      { 'a.ts': HANDLER, 'lib/load.ts': LOAD, 'other.ts': HANDLER, 'deep/down/broken.ts': 'const = ;' },
      ['a.ts'],
    );
    const files = await project.inspect((program) => [...program.sourceFiles].map(({ path }) => path).sort());
    assert.deepEqual(files, [folder.path('a.ts'), folder.path('lib/load.ts')]);
    assert.deepEqual(project.errors(), []);
  });

  it('is read with its template, wherever that is', async () => {
    const text =
      'import { Component } from "@angular/core";\nimport { readFileSync } from "fs";\n' +
      '@Component({ templateUrl: "./views/cart.html" })\nexport class Cart { total() { return readFileSync("a"); } }\n';
    const { findings, folder } = await opened({ 'a.ts': text, 'views/cart.html': '{{ total() }}' }, ['a.ts']);
    assert.deepEqual(
      findings.get(folder.path('a.ts'))?.map(({ entry }) => entry?.answers),
      ['<Cart> template'],
    );
  });

  it('is reported if it does not exist', async () => {
    const { errors, folder } = await opened({ 'b.ts': '' }, ['a.ts']);
    assert.deepEqual(
      errors.map(({ file, message }) => [file, message]),
      [[folder.path('a.ts'), 'Cannot be read: no such file or folder']],
    );
  });

  it('belongs to the package around it', async () => {
    const folder = await makeFolder({ 'package.json': '{}', 'src/deep/a.ts': '' });
    assert.equal(await packageAround(folder.path('src/deep/a.ts')), folder.root);
  });
});
