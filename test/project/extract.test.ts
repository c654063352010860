/** Reading and extracting files, in this thread and in others. */
import assert from 'node:assert/strict';
import type * as Extract from '../../src/project/extract/index.ts';
import type { BatchAnswer } from '../../src/project/extract/batch.ts';
import type * as Pools from '../../src/project/thread-pool.ts';
import { buildBundle, removeBundles } from './bundle.ts';
import { makeFolder } from './folder.ts';

const batches = (paths: readonly string[]) =>
  paths.map((path) => [{ path, size: 1000, knownHash: undefined, depth: 'full' as const }]);

describe('extracting in threads', function () {
  let extract: typeof Extract;
  let pools: typeof Pools;
  before(async () => {
    [extract, pools] = await Promise.all([
      buildBundle<typeof Extract>('src/project/extract/index.ts'),
      buildBundle<typeof Pools>('src/project/thread-pool.ts'),
    ]);
  });
  after(removeBundles);

  const newPool = () =>
    new pools.ThreadPool<ReturnType<typeof batches>[number], BatchAnswer>({ file: pools.threadFile('extract-worker') });

  it('shares the work between threads', async () => {
    const folder = await makeFolder(
      Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}.ts`, `export const a = ${index};`])),
    );
    const paths = Array.from({ length: 6 }, (_, index) => folder.path(`f${index}.ts`));
    const pool = newPool();
    const done: string[] = [];
    assert.deepEqual(
      await pool.run(batches(paths), {
        threads: 2,
        onMessage: ([file], { rows }) => {
          assert.equal(rows.length, 1);
          done.push(file!.path);
        },
      }),
      [],
    );
    await pool.close();
    assert.deepEqual(done.sort(), paths);
  });

  it('replaces threads that fail, and repeats their work', async () => {
    const folder = await makeFolder({ 'a.ts': 'f();', 'b.ts': 'g();' });
    const work = batches([folder.path('a.ts'), folder.path('b.ts')]);
    const pool = newPool();
    const running = pool.run(work, { threads: 1, onMessage: () => assert.fail('nothing was extracted') });
    await pool.close();
    assert.deepEqual(await running, work);
    assert.deepEqual(await pool.run(work, { threads: 1, onMessage: () => undefined }), []);
    await pool.close();
  });

  it('gives the same facts as in the main thread', async () => {
    const folder = await makeFolder({
      'a.ts': 'import fs from "fs";\nexport const é = () => fs.readFileSync("𝒳");\n',
      'gone.ts': '',
    });
    await folder.remove('gone.ts');
    const results = await Promise.all(
      [1000, 1_000_000].map(async (size) => {
        const extractor = new extract.Extractor(1);
        const found = new Map<string, unknown>();
        const files = ['a.ts', 'gone.ts'].map((file) => ({
          path: folder.path(file),
          size,
          knownHash: undefined,
          depth: 'full' as const,
        }));
        await extractor.extract(files, (path, extracted) => {
          found.set(
            path,
            'error' in extracted ? extracted.error.code : [extracted.hash, JSON.stringify(extracted.facts)],
          );
        });
        await extractor.close();
        return found;
      }),
    );
    assert.deepEqual(results[1], results[0]);
    assert.equal(results[0]?.get(folder.path('gone.ts')), 'ENOENT');
    assert.equal(results[0]?.size, 2);
  });
});
