/** What was asked before does not change what is found: after any steps, a check finds what a fresh one finds. */
import assert from 'node:assert/strict';
import type { Project } from '../../src/project/index.ts';
import { refactorAt } from '../../src/analysis/index.ts';
import { foundBy } from '../support/found.ts';
import { randomFrom } from '../support/random.ts';
import { makeFolder, type TestFolder } from './folder.ts';

/** A function that only a test calls, a helper that a test makes slower, and tests that tests import. */
const FILES = {
  'src/hash.ts':
    'import { pbkdf2Sync } from "node:crypto";\nexport function hash(text: string): Buffer {\n  ' +
    'return pbkdf2Sync(text, "salt", 500_000, 32, "sha512");\n}\n',
  'src/load.ts':
    'import { readFileSync } from "node:fs";\nexport const load = (name: string): string => ' +
    'readFileSync(name, "utf8");\n',
  'src/server.ts':
    'import { createServer } from "node:http";\nimport { load } from "./load";\ncreateServer(() ' +
    '=> { load("a"); });\n',
  'src/walk.ts':
    'export class Walk {\n  constructor(readonly names: string[], readonly all: string[]) {}\n  missing() {\n    ' +
    'return this.names.filter((name) => !this.all.includes(name));\n  }\n}\n',
  'test/hash.test.ts': 'import { hash } from "../src/hash";\nit("hashes", () => { hash("a"); });\n',
  'test/load.test.ts':
    'import { load } from "../src/load";\nimport { many } from "./many";\nit("loads", () => { load(many()[0]); });\n',
  'test/many.ts': 'export const many = () => ["a", "b"];\n',
  'test/walk.test.ts':
    'import { Walk } from "../src/walk";\nimport { many } from "./many";\n' +
    'it("walks", () => { new Walk(many(), many()).missing(); });\n',
};

type Step = readonly [name: string, take: (folder: TestFolder, project: Project) => Promise<unknown>];

const STEPS: readonly Step[] = [
  ['check', (_, project) => project.analyse()],
  ['check everything', async (folder) => (await folder.open({ all: true, cacheDir: folder.path('cache') })).analyse()],
  [
    'refactor with tests',
    (folder, project) =>
      project.refactor((workspace, findings) => {
        const [finding] = findings.get(folder.path('src/load.ts')) ?? [];
        assert.ok(finding, 'a refactor that asks for tests');
        return refactorAt('make-chain-async', workspace, { ...finding, finding });
      }),
  ],
  ['open a test', (folder, project) => project.update(folder.path('test/hash.test.ts'), FILES['test/hash.test.ts'])],
  ['edit a test', (folder, project) => project.update(folder.path('test/hash.test.ts'), '// nothing\n')],
  ['close the test', (folder, project) => project.update(folder.path('test/hash.test.ts'), undefined)],
  [
    'save a file',
    async (folder, project) => {
      await folder.write({ 'src/server.ts': `${FILES['src/server.ts']}\n` });
      return project.changed([folder.path('src/server.ts')]);
    },
  ],
];

const SEQUENCES = 12;
const LENGTH = 4;

describe('history', () => {
  it('does not affect findings', async function () {
    this.timeout(120_000);
    const random = randomFrom(17);
    for (let sequence = 0; sequence < SEQUENCES; sequence++) {
      const folder = await makeFolder(FILES);
      const expected = foundBy(await (await folder.open()).analyse(), folder.root);
      const project = await folder.open({ cacheDir: folder.path('cache'), interactive: true });
      const taken: string[] = [];
      for (let step = 0; step < LENGTH; step++) {
        const [name, take] = random.oneOf(STEPS);
        taken.push(name);
        await take(folder, project);
      }
      await project.update(folder.path('test/hash.test.ts'), undefined);
      const steps = taken.join(', ');
      assert.deepEqual(foundBy(await project.analyse(), folder.root), expected, `in this process after: ${steps}`);
      await project.close();
      const next = await folder.open({ cacheDir: folder.path('cache') });
      assert.deepEqual(foundBy(await next.analyse(), folder.root), expected, `in the next process after: ${steps}`);
      await next.close();
    }
  });
});
