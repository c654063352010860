/** The facts cache: kept, corrupt, foreign, and shared by two processes. */
import assert from 'node:assert/strict';
import { readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { sealed, unsealed } from '../../src/project/cache/sealed.ts';
import { foundIn, makeFolder, type TestFolder } from './folder.ts';

const A = 'import { readFileSync } from "fs";\nexport async function a() {\n  return readFileSync("x");\n}\n';
const B = 'import { a } from "./a";\nexport const b = async () => { await a(); };\n';
/** Old enough that no clock's tick is in doubt. */
const LONG_AGO = new Date('2020-01-01');

async function project(): Promise<TestFolder> {
  const folder = await makeFolder({ 'a.ts': A, 'b.ts': B });
  for (const file of ['a.ts', 'b.ts']) await utimes(folder.path(file), LONG_AGO, LONG_AGO);
  return folder;
}

/** How many files a new process would take from the cache, having found the one blocking call. */
async function cached(folder: TestFolder, cacheDir = folder.path('.cache')): Promise<number> {
  const opened = await folder.open({ cacheDir });
  assert.deepEqual(await foundIn(folder, opened), ['a.ts:3']);
  const { summary } = await (await folder.open({ cacheDir })).analyse();
  await opened.close();
  return summary.cachedFiles;
}

async function cachedAtFirst(folder: TestFolder): Promise<number> {
  const opened = await folder.open({ cacheDir: folder.path('.cache') });
  const { summary } = await opened.analyse();
  assert.deepEqual(await foundIn(folder, opened), ['a.ts:3']);
  await opened.close();
  return summary.cachedFiles;
}

describe('the facts cache', () => {
  it('skips reading unchanged files', async () => {
    const folder = await project();
    assert.equal(await cachedAtFirst(folder), 0);
    assert.equal(await cachedAtFirst(folder), 2);
  });

  it('extracts changed files again, and no others', async () => {
    const folder = await project();
    await cachedAtFirst(folder);
    await folder.write({ 'b.ts': `${B}\nexport const c = 1;\n` });
    assert.equal(await cachedAtFirst(folder), 1);
  });

  it('recognizes the same content with another date', async () => {
    const folder = await project();
    await cachedAtFirst(folder);
    await folder.write({ 'a.ts': A });
    assert.equal(await cachedAtFirst(folder), 2);
  });

  it('does not trust the date of a file that was just written', async () => {
    const folder = await makeFolder({ 'a.ts': A, 'b.ts': B });
    const now = new Date();
    await utimes(folder.path('a.ts'), now, now);
    await cachedAtFirst(folder);
    const harmless = A.replace('readFileSync("x")', '    1234567890123');
    assert.equal(harmless.length, A.length - 0);
    await folder.write({ 'a.ts': harmless });
    await utimes(folder.path('a.ts'), now, now);
    assert.deepEqual(await foundIn(folder, await folder.open({ cacheDir: folder.path('.cache') })), []);
  });

  it('drops files that are gone', async () => {
    const folder = await project();
    await cachedAtFirst(folder);
    await folder.remove('b.ts');
    await cachedAtFirst(folder);
    const index = await readFile(folder.path('.cache/facts-index.json'), 'utf8');
    assert.ok(index.includes('a.ts') && !index.includes('b.ts'));
  });

  it('stays small while files are edited many times', async () => {
    const folder = await project();
    for (let edit = 0; edit < 12; edit++) {
      await folder.write({ 'b.ts': `${B}\nexport const c = ${edit};\n` });
      await cachedAtFirst(folder);
    }
    const { segments } = JSON.parse(unsealed(await readFile(folder.path('.cache/facts-index.json'), 'utf8'))!) as {
      segments: string[];
    };
    assert.ok(segments.length <= 9, `${segments.length} files with facts`);
  });

  for (const [what, spoil] of Object.entries({
    'an index that is no JSON': (file: string) => writeFile(file, '{"format":'),
    'an index of another program': (file: string) => writeFile(file, '{"format":"other","files":[["a.ts",1]]}'),
    'an index with nonsense in it': (file: string) => writeFile(file, '[null]'),
    'an index of another version': async (file: string) =>
      writeFile(file, sealed([unsealed(await readFile(file, 'utf8'))!.replace(/"version":"[^"]*"/, '"version":"0"')])),
  })) {
    it(`is not misled by ${what}`, async () => {
      const folder = await project();
      await cachedAtFirst(folder);
      await spoil(folder.path('.cache/facts-index.json'));
      assert.equal(await cachedAtFirst(folder), 0);
      assert.equal(await cachedAtFirst(folder), 2, 'and written anew');
    });
  }

  for (const [what, spoil] of Object.entries({
    'cut off': (file: string) => truncate(file, 10),
    overwritten: async (file: string) => writeFile(file, 'x'.repeat((await stat(file)).size)),
  })) {
    it(`extracts again if the facts are ${what}`, async () => {
      const folder = await project();
      await cachedAtFirst(folder);
      const [facts] = (await readdir(folder.path('.cache'))).filter(
        (name) => name.startsWith('facts-') && name.endsWith('.jsonl'),
      );
      await spoil(folder.path(`.cache/${facts}`));
      await cachedAtFirst(folder);
    });
  }

  it('detects every flipped bit', async () => {
    const folder = await project();
    const cacheDir = folder.path('.cache');
    await cachedAtFirst(folder);
    for (const name of await readdir(cacheDir)) {
      const intact = await readFile(`${cacheDir}/${name}`);
      for (let at = 0; at < intact.length; at += Math.ceil(intact.length / 40)) {
        const flipped = Buffer.from(intact);
        flipped[at]! ^= 1 << (at % 8);
        await writeFile(`${cacheDir}/${name}`, flipped);
        const opened = await folder.open({ cacheDir });
        assert.deepEqual(await foundIn(folder, opened), ['a.ts:3'], `${name}, byte ${at}`);
        await opened.close();
        await writeFile(`${cacheDir}/${name}`, intact);
      }
    }
  });

  it('works for two processes at once', async () => {
    const folder = await project();
    const cacheDir = folder.path('.cache');
    const both = await Promise.all([folder.open({ cacheDir }), folder.open({ cacheDir })]);
    const found = await Promise.all(both.map((opened) => foundIn(folder, opened)));
    assert.deepEqual(found, [['a.ts:3'], ['a.ts:3']]);
    assert.equal(await cachedAtFirst(folder), 2);
  });

  it('is skipped if it cannot be written', async () => {
    const folder = await project();
    assert.equal(await cached(folder, folder.path('a.ts/cache')), 0);
  });

  it('stays valid when the folder moves', async () => {
    const folder = await project();
    const elsewhere = await project();
    const cacheDir = folder.path('.cache');
    await cachedAtFirst(folder);
    const { summary } = await (await elsewhere.open({ cacheDir })).analyse();
    assert.equal(summary.cachedFiles, 2);
  });
});
