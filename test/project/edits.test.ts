/** Open documents and changes on disk: what is told after each. */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Project } from '../../src/project/index.ts';
import { makeFolder, type TestFolder } from './folder.ts';

const HANDLER = 'import { load } from "./load";\nexport async function handle() {\n  return load("x");\n}\n';
const BLOCKING = 'import { readFileSync } from "fs";\nexport const load = (path: string) => readFileSync(path);\n';
const ASYNC = 'import { readFile } from "fs/promises";\nexport const load = (path: string) => readFile(path);\n';

const warnings = (folder: TestFolder, project: Project, file: string) =>
  project
    .findings(folder.path(file))
    .filter(({ severity }) => severity !== 'off' && severity !== 'hint')
    .map(({ span }) => span[0]);

/** A file with something to link. */
const part = (index: number, method: string): string =>
  Array.from(
    { length: 20 },
    (_, id) =>
      `export function f${index}_${id}(given: string[]) { return given.map((each) => each.trim()).${method}(); }\n`,
  ).join('');

/** Changed paths, as they lie in the folder. */
const inside = (folder: TestFolder, paths: readonly string[]) =>
  paths.map((path) => path.slice(folder.root.length + 1)).sort();

describe('following edits', () => {
  let folder: TestFolder;
  let project: Project;
  beforeEach(async () => {
    folder = await makeFolder({ 'handler.ts': HANDLER, 'load.ts': BLOCKING });
    project = await folder.open();
  });

  it('updates the findings of other files', async () => {
    await project.analyse();
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3]);
    assert.deepEqual(inside(folder, await project.update(folder.path('load.ts'), ASYNC)), ['handler.ts', 'load.ts']);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), []);
    assert.deepEqual(inside(folder, await project.update(folder.path('load.ts'), BLOCKING)), ['handler.ts', 'load.ts']);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3]);
  });

  it('lists files that changed on disk since the last look, until they are followed', async () => {
    await project.analyse();
    assert.deepEqual(await project.unseen(), []);
    await folder.write({ 'new.ts': BLOCKING, 'load.ts': ASYNC, 'package.json': '{}' });
    await folder.remove('handler.ts');
    const expected = ['handler.ts', 'load.ts', 'new.ts', 'package.json'];
    for (let look = 0; look < 2; look++) assert.deepEqual(inside(folder, await project.unseen()), expected);
    await project.changed(await project.unseen());
    assert.deepEqual(await project.unseen(), []);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), []);
  });

  it('follows exports that are added to a file that had none', async () => {
    const required = HANDLER.replace('import { load } from "./load";\n', '').replace(
      'load("x")',
      'require("./load").load("x")',
    );
    const whole = BLOCKING.replace('export const load', 'const load') + 'module.exports = { load };\n';
    folder = await makeFolder({ 'handler.js': required, 'load.js': '', 'shape.js': 'class A {}\n' });
    project = await folder.open();
    await project.analyse();
    // Other classes: all is linked, and nobody finds anything in the file without exports.
    await project.update(folder.path('shape.js'), 'class B {}\n');
    await project.update(
      folder.path('load.js'),
      whole.replace('(path: string)', '(path)').replace(/import .*/, 'const { readFileSync } = require("fs");'),
    );
    assert.deepEqual(warnings(folder, project, 'handler.js'), [2]);
  });

  it('follows the template of a class, and no other pages', async () => {
    const component =
      'import { Component } from "@angular/core";\nimport { readFileSync } from "fs";\n' +
      '@Component({ templateUrl: "cart.html" })\nexport class Cart { total() { return readFileSync("a"); } }\n';
    folder = await makeFolder({ 'cart.ts': component, 'cart.html': '{{ total() }}', 'index.html': '' });
    project = await folder.open();
    const entries = () => project.findings(folder.path('cart.ts')).map(({ entry }) => entry?.answers ?? entry?.name);
    await project.analyse();
    assert.deepEqual(entries(), ['<Cart> template']);
    await folder.write({ 'cart.html': '<p (click)="total()">' });
    assert.deepEqual(inside(folder, await project.changed([folder.path('cart.html')])), ['cart.ts']);
    assert.deepEqual(entries(), ['<Cart> (click)']);
    await folder.remove('cart.html');
    await project.changed([folder.path('cart.html')]);
    assert.deepEqual(entries(), ['Cart.total']);
    await folder.write({ 'cart.html': '<p (blur)="total()">' });
    await project.changed([folder.path('cart.html')]);
    assert.deepEqual(entries(), ['<Cart> (blur)']);
    assert.equal(project.follows(folder.path('index.html')), false);
  });

  it('uses the file on disk again when the document is closed', async () => {
    await project.analyse();
    await project.update(folder.path('load.ts'), ASYNC);
    await project.update(folder.path('load.ts'), undefined);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3]);
  });

  it('analyzes an open document and its imports first', async () => {
    assert.deepEqual(inside(folder, await project.update(folder.path('handler.ts'), `\n${HANDLER}`)), ['handler.ts']);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [4]);
    await project.analyse();
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [4], 'the document still stands for the file');
  });

  it('applies an edit made while files are read', async () => {
    const analysing = project.analyse();
    await project.update(folder.path('load.ts'), ASYNC);
    await analysing;
    assert.deepEqual(warnings(folder, project, 'handler.ts'), []);
  });

  it('applies edits at any time while files are linked, for the first time and again', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`part${index}.ts`, part(index, 'sort')]),
    );
    await folder.write(many);
    for (const again of [false, true]) {
      if (again)
        await folder.write(Object.fromEntries(Object.keys(many).map((file, index) => [file, part(index, 'reverse')])));
      let isDone = false;
      const analysing = project.analyse().finally(() => {
        isDone = true;
      });
      let edits = 0;
      for (; !isDone; edits++) {
        await project.update(folder.path('load.ts'), edits % 2 === 0 ? ASYNC : BLOCKING);
        await nextTurn();
      }
      await analysing;
      assert.deepEqual(warnings(folder, project, 'handler.ts'), edits % 2 === 0 ? [3] : []);
      await project.update(folder.path('load.ts'), undefined);
      assert.deepEqual(warnings(folder, project, 'handler.ts'), [3], 'as it is on disk');
    }
  });

  it('keeps findings around a line while it is typed, here and in other files', async () => {
    await project.analyse();
    const twice = HANDLER.replace('\n  return', '\n  load("y");\n  return');
    await project.update(folder.path('handler.ts'), twice);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3, 4]);
    assert.deepEqual(
      inside(
        folder,
        await project.update(folder.path('handler.ts'), twice.replace('\n  return', '\n  if (\n  return')),
      ),
      ['handler.ts'],
    );
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3, 5]);
    await project.update(folder.path('handler.ts'), twice.replace('load("y")', 'load('));
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [4], 'nothing is said of what is being typed');
    await project.update(folder.path('load.ts'), BLOCKING);
    await project.update(folder.path('load.ts'), `${BLOCKING}const`);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [4]);
    await project.update(folder.path('handler.ts'), HANDLER);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3]);
  });

  it('follows a file that changed on disk', async () => {
    await project.analyse();
    await folder.write({ 'load.ts': ASYNC });
    assert.deepEqual(inside(folder, await project.changed([folder.path('load.ts')])), ['handler.ts', 'load.ts']);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), []);
  });

  it('reports a file whose findings an edit and a change on disk both changed', async () => {
    await project.analyse();
    await project.update(folder.path('handler.ts'), '');
    await folder.write({ 'load.ts': ASYNC });
    const followed = project.changed([folder.path('load.ts')]);
    await nextTurn();
    assert.deepEqual(inside(folder, await project.update(folder.path('handler.ts'), HANDLER)), [
      'handler.ts',
      'load.ts',
    ]);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3]);
    assert.deepEqual(inside(folder, await followed), ['handler.ts', 'load.ts']);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), []);
  });

  it('follows new and deleted files', async () => {
    await project.analyse();
    await folder.remove('load.ts');
    assert.deepEqual(inside(folder, await project.changed([folder.path('load.ts')])), ['handler.ts', 'load.ts']);
    await folder.write({ 'load/index.ts': BLOCKING });
    assert.deepEqual(inside(folder, await project.changed([folder.path('load/index.ts')])), [
      'handler.ts',
      'load/index.ts',
    ]);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3]);
  });

  it('follows a change of the configuration', async () => {
    await folder.write({ 'handler.ts': HANDLER.replace('./load', '@/load') });
    await project.analyse();
    assert.deepEqual(warnings(folder, project, 'handler.ts'), []);
    await folder.write({ 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }' });
    assert.deepEqual(inside(folder, await project.changed([folder.path('tsconfig.json')])), ['handler.ts', 'load.ts']);
    assert.deepEqual(warnings(folder, project, 'handler.ts'), [3]);
  });

  it('ignores files outside of the project', async () => {
    await project.analyse();
    await folder.write({ 'notes.md': '', 'node_modules/p/index.js': '' });
    assert.deepEqual(
      await project.changed([folder.path('notes.md'), folder.path('node_modules/p/index.js'), '/elsewhere/a.ts']),
      [],
    );
    assert.deepEqual(await project.update('/elsewhere/a.ts', BLOCKING), []);
  });

  it('reports nothing in a document that the settings exclude', async () => {
    const excluding = await folder.open({ settings: { exclude: ['handler.ts'] } });
    await excluding.analyse();
    assert.deepEqual(await excluding.update(folder.path('handler.ts'), `\n${HANDLER}`), []);
    assert.deepEqual(warnings(folder, excluding, 'handler.ts'), []);
  });

  it('can be closed while it is working', async () => {
    const analysing = project.analyse();
    await project.close();
    await assert.rejects(analysing, { name: 'AbortError' });
  });
});
