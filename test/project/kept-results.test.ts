/**
 * Results kept between runs, which only bundles do: sources are too many files to tell whether they are the same code.
 */
import assert from 'node:assert/strict';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { sealed, unsealed } from '../../src/project/cache/sealed.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/protocol/settings.ts';
import type * as Bundle from '../../src/project/index.ts';
import { buildBundle, removeBundles } from './bundle.ts';
import { makeFolder, type TestFolder } from './folder.ts';

const RESULTS = '.cache/results-index.json';

const HANDLER =
  'import { load } from "./load";\nimport { slow } from "slow";\nexport async function ' +
  'handle() {\n  load("x");\n  slow();\n}\n';
const LOAD = 'import { readFileSync } from "fs";\nexport const load = (path: string) => readFileSync(path);\n';
const LONG_AGO = new Date('2020-01-01');

describe('results kept between runs', function () {
  let bundle: typeof Bundle;

  before(async () => {
    bundle = await buildBundle<typeof Bundle>('src/project/index.ts');
  });
  after(removeBundles);

  /** Analyses as a new process would, and gives the lines of warnings in the handler. */
  const run = async (
    folder: TestFolder,
    settings: Partial<Settings> = {},
    edit?: (project: Bundle.Project) => Promise<unknown>,
  ) => {
    const project = await bundle.openProject({
      root: folder.root,
      threads: 1,
      cacheDir: folder.path('.cache'),
      settings: { ...DEFAULT_SETTINGS, ...settings },
    });
    await project.analyse();
    await edit?.(project);
    const lines = project
      .findings(folder.path('handler.ts'))
      .filter(({ severity }) => severity !== 'off' && severity !== 'hint')
      .map(({ span }) => span[0]);
    await project.close();
    return lines;
  };

  /** A project that was analysed, with a mark in what was kept: whoever tells it, read it there. */
  const analysed = async (): Promise<TestFolder> => {
    const folder = await makeFolder({ 'handler.ts': HANDLER, 'load.ts': LOAD, 'package.json': '{}' });
    for (const file of ['handler.ts', 'load.ts']) await utimes(folder.path(file), LONG_AGO, LONG_AGO);
    assert.deepEqual(await run(folder), [4]);
    const kept = await readFile(folder.path(RESULTS), 'utf8');
    const marked = unsealed(kept)!.replaceAll('"span":[4,', '"span":[44,');
    await writeFile(folder.path(RESULTS), [...sealed([marked])].join(''));
    return folder;
  };

  it('are reused if nothing changed', async () => {
    assert.deepEqual(await run(await analysed()), [44]);
  });

  it('are reused if files have another date but the same content', async () => {
    const folder = await analysed();
    await folder.write({ 'load.ts': LOAD });
    assert.deepEqual(await run(folder), [44]);
  });

  for (const [what, change] of Object.entries<(folder: TestFolder) => Promise<unknown>>({
    'a file changed': (folder) => folder.write({ 'load.ts': `\n${LOAD}` }),
    'a file came': (folder) => folder.write({ 'other.ts': '' }),
    'a configuration changed': (folder) => folder.write({ 'package.json': '{ "name": "x" }' }),
    'they are cut off': (folder) => writeFile(folder.path(RESULTS), '{"key":'),
  })) {
    it(`are discarded if ${what}`, async () => {
      const folder = await analysed();
      await change(folder);
      assert.deepEqual(await run(folder), [4]);
    });
  }

  it('are discarded if a single bit is wrong', async () => {
    const folder = await analysed();
    const intact = await readFile(folder.path(RESULTS));
    for (let at = 0; at < intact.length; at += Math.ceil(intact.length / 20)) {
      const flipped = Buffer.from(intact);
      flipped[at]! ^= 1 << (at % 8);
      await writeFile(folder.path(RESULTS), flipped);
      assert.deepEqual(await run(folder), [4], `byte ${at}`);
    }
  });

  it('are discarded with other settings', async () => {
    assert.deepEqual(await run(await analysed(), { nonBlocking: ['load'] }), []);
  });

  it('are discarded when a package is installed', async () => {
    const folder = await analysed();
    await folder.write({ 'node_modules/slow/index.js': 'exports.slow = () => require("fs").readFileSync("x");' });
    assert.equal((await run(folder)).includes(44), false);
  });

  it('are discarded by an edit', async () => {
    const folder = await analysed();
    const same = await run(folder, {}, (project) => project.update(folder.path('handler.ts'), HANDLER));
    assert.deepEqual(same, [44], 'a document opened as it is on disk');
    assert.deepEqual(
      await run(folder, {}, (project) => project.update(folder.path('handler.ts'), `\n${HANDLER}`)),
      [5],
    );
    assert.deepEqual(
      await run(folder, {}, async (project) => {
        await folder.write({ 'handler.ts': `\n\n${HANDLER}` });
        await project.changed([folder.path('handler.ts')]);
      }),
      [6],
    );
  });
});
