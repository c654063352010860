/**
 * Separate projects analysed apart: the same is found as by a program of everything, whatever joins them and whatever
 * breaks.
 */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { DEFAULT_SETTINGS } from '../../src/protocol/settings.ts';
import type * as Bundle from '../../src/project/index.ts';
import type * as Partitions from '../../src/project/partitions/index.ts';
import { Extractor } from '../../src/project/extract/index.ts';
import { lookAtDisk } from '../../src/project/disk-state.ts';
import { buildBundle, removeBundles } from './bundle.ts';
import { makeFolder, type TestFolder } from './folder.ts';

const NAMES = ['one', 'two', 'three', 'four'];

const HANDLER = `import { createServer } from 'node:http';
import { load } from './load.js';
createServer((request, response) => {
  response.end(load(request.url));
});
`;
const LOAD = "import { readFileSync } from 'node:fs';\nexport const load = (path: string) => readFileSync(path);\n";
/**
 * As long as the code of a project: one comment, so that it costs little. Its lines end like statements, because code
 * that may be nested deeply goes to the other parser.
 */
const LONG = `/*\n${'What is written here holds up nobody;\n'.repeat(30_000)}*/\n`;

const projectNamed = (name: string): Record<string, string> => ({
  [`${name}/package.json`]: `{ "name": "${name}", "private": true }`,
  [`${name}/handler.ts`]: HANDLER,
  [`${name}/load.ts`]: LOAD,
  [`${name}/long.ts`]: LONG,
  [`${name}/load.test.ts`]: "import { load } from './load';\nit('loads', () => load('x'));\n",
});

const PROJECTS = Object.assign({}, ...NAMES.map(projectNamed)) as Record<string, string>;
/** Code that does not parse: each thread that meets it loads TypeScript, which takes seconds. */
const BROKEN = { 'one/broken.ts': 'const = ;' };

describe('analyzing separate projects in parallel', function () {
  let bundle: typeof Bundle;
  let partitions: typeof Partitions;

  before(async () => {
    [bundle, partitions] = await Promise.all([
      buildBundle<typeof Bundle>('src/project/index.ts'),
      buildBundle<typeof Partitions>('src/project/partitions/index.ts'),
    ]);
  });
  after(removeBundles);

  const analyse = async ({ root }: TestFolder, options: Partial<Bundle.ProjectOptions>) => {
    const project = await bundle.openProject({
      root,
      settings: DEFAULT_SETTINGS,
      threads: 2,
      cacheDir: false,
      ...options,
    });
    const analysis = await project.analyse();
    await project.close();
    return {
      errors: analysis.errors,
      summary: { ...analysis.summary, milliseconds: 0 },
      findings: [...analysis.findings].filter(([, ofFile]) => ofFile.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  };

  /** Analyses both ways, and gives what is found as `file:line`. */
  const found = async (folder: TestFolder): Promise<string[]> => {
    const whole = await analyse(folder, {});
    assert.deepEqual(await analyse(folder, { findingsOnly: true }), whole);
    return whole.findings.flatMap(([file, ofFile]) =>
      ofFile
        .filter(({ severity }) => severity !== 'off' && severity !== 'hint')
        .map(({ span }) => `${file.slice(folder.root.length + 1)}:${span[0]}`),
    );
  };

  /** Which projects were analysed together: what an analysis of partitions says of a folder. */
  const apart = async ({ root }: TestFolder, then?: (running: Partitions.PartitionedAnalysis) => Promise<unknown>) => {
    const read = { root, exclude: [], dependencies: true, few: false, tests: false };
    const source = new Extractor(1);
    const analysis = new partitions.PartitionedAnalysis({
      read,
      link: { ...DEFAULT_SETTINGS, advise: true },
      threads: 2,
      cache: undefined,
      source,
    });
    const running = analysis.analyse(await lookAtDisk(read), undefined, {});
    await then?.(analysis);
    const result = await running.finally(() => analysis.close());
    return result && { files: result.lines.size, findings: [...result.findings.values()].flat().length };
  };

  it('reports the same findings, advice, errors and counts as one program', async () => {
    const folder = await makeFolder({ ...PROJECTS, ...BROKEN, 'loose.ts': LOAD });
    assert.deepEqual(await found(folder), NAMES.map((name) => `${name}/handler.ts:4`).sort());
    assert.ok(await apart(folder), 'it was worth it');
  });

  for (const [how, files, prepare] of [
    ['an import', { 'two/handler.ts': HANDLER.replace('./load.js', '../one/load.js') }],
    [
      'an import of what only one would build',
      { 'two/handler.ts': HANDLER.replace('./load.js', '../one/dist/load.js'), 'one/src/load.ts': LOAD },
    ],
    [
      'a path of a tsconfig.json',
      {
        'two/handler.ts': HANDLER.replace('./load.js', '@other/load'),
        'two/tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@other/*": ["../one/*"] } } }',
      },
    ],
    [
      'a link in node_modules',
      { 'two/handler.ts': HANDLER.replace('./load.js', 'linked/load') },
      async ({ path, write }: TestFolder) => {
        await write({ 'two/node_modules/.keep': '' });
        await symlink(path('one'), path('two/node_modules/linked'));
      },
    ],
    [
      'a package that lies above both',
      {
        'one/handler.ts': HANDLER.replace('./load.js', 'slow-config'),
        'two/handler.ts': HANDLER.replace('./load.js', 'slow-config'),
        'node_modules/slow-config/package.json': '{ "name": "slow-config", "main": "index.js" }',
        'node_modules/slow-config/index.js':
          "const fs = require('fs'); exports.load = (path) => fs.readFileSync(path);",
      },
    ],
    [
      'the file of a worker',
      {
        'two/start.ts':
          "import { Worker } from 'node:worker_threads';\nnew Worker(new URL('../one/load.ts', import.meta.url));\n",
      },
    ],
  ] as const) {
    it(`analyzes projects together that are joined by ${how}`, async () => {
      const folder = await makeFolder({ ...PROJECTS, ...files });
      await prepare?.(folder);
      assert.ok((await found(folder)).includes('four/handler.ts:4'));
      assert.ok(await apart(folder), 'the others are partitions all the same');
    });
  }

  it('resolves a name in its own workspace, not in another', async () => {
    const workspace = (name: string) => ({
      [`${name}/package.json`]: '{ "name": "root", "private": true, "workspaces": ["packages/*"] }',
      [`${name}/packages/lib/package.json`]: '{ "name": "lib" }',
      [`${name}/packages/lib/index.ts`]: name === 'one' ? LOAD : 'export const load = (path: string) => path;\n',
      [`${name}/handler.ts`]: HANDLER.replace('./load.js', 'lib'),
    });
    const folder = await makeFolder({ ...PROJECTS, ...workspace('one'), ...workspace('two') });
    assert.deepEqual(await found(folder), ['four/handler.ts:4', 'one/handler.ts:4', 'three/handler.ts:4']);
  });

  it('analyzes one program if most projects depend on each other', async () => {
    const folder = await makeFolder({
      ...PROJECTS,
      ...Object.fromEntries(
        ['two', 'three'].map((name) => [`${name}/handler.ts`, HANDLER.replace('./load.js', '../one/load.js')]),
      ),
    });
    assert.equal((await found(folder)).length, 4);
    assert.equal(await apart(folder), undefined);
  });

  it('still gives the whole program on request', async () => {
    const { root } = await makeFolder(PROJECTS);
    const project = await bundle.openProject({
      root,
      settings: DEFAULT_SETTINGS,
      threads: 2,
      cacheDir: false,
      findingsOnly: true,
    });
    const { findings } = await project.analyse();
    const seen = await project.inspect(({ sourceFiles }, known) => ({
      files: [...sourceFiles].length,
      findings: known.size,
    }));
    await project.close();
    assert.deepEqual(seen, { files: Object.keys(PROJECTS).length - NAMES.length, findings: findings.size });
  });

  it('loses nothing if threads fail', async () => {
    const folder = await makeFolder(PROJECTS);
    assert.deepEqual(await apart(folder, (running) => running.close()), await apart(folder));
  });

  it('ends its threads at once when it is cancelled', async () => {
    const folder = await makeFolder(PROJECTS);
    const project = await bundle.openProject({
      root: folder.root,
      settings: DEFAULT_SETTINGS,
      threads: 2,
      cacheDir: false,
      findingsOnly: true,
    });
    const cancel = new AbortController();
    const running = project.analyse({ signal: cancel.signal, onProgress: () => cancel.abort(new Error('enough')) });
    await assert.rejects(running, /enough/);
    await project.close();
  });

  it('fills the cache as one program does', async () => {
    const folder = await makeFolder(PROJECTS);
    const cacheDir = folder.path('.cache');
    const cold = await analyse(folder, { findingsOnly: true, cacheDir });
    const warm = await analyse(folder, { findingsOnly: true, cacheDir });
    assert.deepEqual(warm, { ...cold, summary: { ...cold.summary, cachedFiles: cold.summary.files } });
    await folder.write({ 'one/load.ts': `\n${LOAD}` });
    const { summary } = await analyse(folder, { findingsOnly: true, cacheDir });
    assert.equal(summary.cachedFiles, summary.files - 1);
  });
});
