/** Of tests only the syntax is looked at, as long as nothing else needs more. */
import assert from 'node:assert/strict';
import { refactorAt } from '../../src/analysis/index.ts';
import { foundIn, makeFolder } from './folder.ts';

const HELPER =
  'import { readFileSync } from "node:fs";\nexport const fixture = (name: string) => readFileSync(name);\n';
const TEST = 'import { fixture } from "./helper";\nit("reads", async () => { fixture("a"); });\n';

describe('test files', () => {
  it('are reported if they do not parse', async () => {
    const folder = await makeFolder({ 'test/a.test.ts': 'it("breaks", () => {' });
    const { errors, summary } = await (await folder.open()).analyse();
    assert.deepEqual([errors.map(({ file }) => file), summary.files], [[folder.path('test/a.test.ts')], 1]);
  });

  it('have no findings, unless harmless contexts are requested', async () => {
    const folder = await makeFolder({ 'test/a.test.ts': TEST, 'test/helper.ts': HELPER });
    const findings = async (options: Parameters<typeof folder.open>[0]) => [
      ...(await (await folder.open(options)).analyse()).findings.keys(),
    ];
    assert.deepEqual(await findings({}), []);
    assert.deepEqual(await findings({ all: true }), [folder.path('test/a.test.ts')]);
    assert.deepEqual(await findings({ settings: { contexts: { test: 'warning' } } }), [folder.path('test/a.test.ts')]);
  });

  it('are analyzed if other code imports them', async () => {
    const folder = await makeFolder({
      'test/a.test.ts': TEST,
      'test/helper.ts': 'export * from "./fixtures";',
      'test/fixtures.ts': HELPER,
      'src/server.ts':
        'import { createServer } from "node:http";\nimport { fixture } from ' +
        '"../test/helper";\ncreateServer(() => { fixture("a"); });',
    });
    assert.deepEqual(await foundIn(folder, await folder.open()), ['src/server.ts:3']);
  });

  it('are analyzed even if the cache has only their syntax', async () => {
    const folder = await makeFolder({ 'test/a.test.ts': TEST, 'test/helper.ts': HELPER });
    const cacheDir = folder.path('cache');
    for (const all of [false, true]) {
      const { findings } = await (await folder.open({ cacheDir, all })).analyse();
      assert.equal(findings.size, all ? 1 : 0);
    }
  });

  it('are checked if a refactor makes their callees async', async () => {
    const folder = await makeFolder({
      'src/load.ts':
        'import { readFileSync } from "node:fs";\nexport const load = (name: string): string => ' +
        'readFileSync(name, "utf8");\n',
      'src/server.ts':
        'import { createServer } from "node:http";\nimport { load } from "./load";\ncreateServer(() ' +
        '=> { load("a"); });\n',
      'test/load.test.ts':
        'import { load } from "../src/load";\nit("loads", () => { expect(load("a")).toBe("b"); });\n',
    });
    const project = await folder.open();
    const said = async () =>
      [...(await project.analyse()).findings.values()].flat().filter(({ severity }) => severity !== 'off');
    const before = await said();
    const [finding] = before;
    const change = await project.refactor((workspace) =>
      refactorAt('make-chain-async', workspace, { ...finding!, finding: finding! }),
    );
    assert.ok(change && 'files' in change);
    assert.deepEqual(
      change.files.map(({ file }) => file).sort(),
      ['src/load.ts', 'src/server.ts', 'test/load.test.ts'].map((name) => folder.path(name)),
    );
    assert.deepEqual(await said(), before);
  });

  it('have their suppression comments checked', async () => {
    const folder = await makeFolder({ 'test/a.test.ts': '// workload-lint-disable-next-line blocking-call\nrun();\n' });
    const { findings } = await (await folder.open()).analyse();
    assert.deepEqual(
      findings.get(folder.path('test/a.test.ts'))?.map(({ rule }) => rule),
      ['unused-suppression'],
    );
  });
});
