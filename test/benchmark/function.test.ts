/**
 * A function of the user's, measured where it stands: TypeScript, the project's own imports, before and after an edit.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FunctionRequest } from '../../src/protocol/benchmark.ts';
import { assertGone, builtProcess, pidsOf, resultOf } from './support/run.ts';

const FILES: Readonly<Record<string, string>> = {
  'esm/package.json': '{ "type": "module" }',
  'esm/tsconfig.json': '{ "extends": "./base.json" }',
  'esm/base.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./src/lib/*"] } } }',
  'esm/node_modules/cjs-pack/package.json': '{ "name": "cjs-pack", "main": "index.js" }',
  'esm/node_modules/cjs-pack/index.js': 'exports.half = (n) => n / 2;\nexports.folder = __dirname;\n',
  'esm/src/lib/mode.ts': 'export enum Mode { Fast, Slow = 5 }\nexport const square = (n: number): number => n ** 2;\n',
  'esm/src/data.json': '{ "base": 100 }',
  'esm/src/work.ts': `import { half, folder } from 'cjs-pack';
import { basename } from 'node:path';
import { Mode, square } from '@lib/mode.js';
import data from './data.json' with { type: 'json' };

/** @bench 2_000_000 */
function sum(limit: number): number {
  let total = data.base + Mode.Slow;
  for (let index = 0; index < limit; index++) total += square(index) % 7;
  return half(total);
}

export const places = (): string[] => [basename(import.meta.url), basename(folder)];
export const fails = (): never => { throw new TypeError('no luck'); };
export const withCallback = (call: () => number): number => call();
export const silent = (): void => {};
await Promise.resolve(sum);
`,
  'cjs/package.json': '{}',
  'cjs/src/table.js': 'module.exports = { table: [1, 2, 3] };\n',
  'cjs/src/work.ts': `import { basename } from 'node:path';
import { table } from './table';

export class Work {
  private readonly factor = 2;
  run(count: number): string {
    return basename(__filename) + count * this.factor + table.length;
  }
}
`,
  'cjs/src/plain.js':
    "const { table } = require('./table');\nfunction size(extra) {\n  return table.length + extra;\n}\n",
};

const SLOW =
  "import { setTimeout as sleep } from 'node:timers/promises';\nexport async function load() " +
  '{\n  const results = [];\n' +
  '  for (const item of [1, 2, 3]) { await sleep(100); results.push(item); }\n  return results;\n}\n';
const QUICK =
  "import { setTimeout as sleep } from 'node:timers/promises';\nexport async function load() {\n" +
  '  return Promise.all([1, 2, 3].map(async (item) => { await sleep(100); return item; }));\n}\n';

const COUNT =
  'export async function work() {\n  let total = 0;\n  for (let i = 0; i < 3e7; i++) total += ' +
  'i % 7;\n  return total;\n}\n';
const IN_WORKER = `import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
export async function work() {
  const [total] = await once(new Worker(new URL('./count.worker.js', import.meta.url)), 'message');
  return total;
}
`;
const WORKER = `import { parentPort } from 'node:worker_threads';
let total: number = 0;
for (let i = 0; i < 3e7; i++) total += i % 7;
parentPort!.postMessage(total);
`;

describe("a function of the user's", function () {
  this.slow(20_000);
  const { run } = builtProcess();
  let root = '';
  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'user-code-')));
    for (const [file, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
  });
  after(() => rm(root, { recursive: true, force: true }));
  const of = (file: string, name: string, more: Partial<FunctionRequest> = {}): FunctionRequest => ({
    kind: 'function',
    file: join(root, file),
    name,
    rounds: 2,
    calls: 2,
    ...more,
  });

  it('is measured under each strategy, with its imports, even if it is not exported', async () => {
    const ran = await run(of('esm/src/work.ts', 'sum'));
    const { strategies, failures, title, unit, cloneCost, advice } = resultOf(ran);
    assert.deepEqual([title, unit, failures], ['sum()', 'calls', []]);
    assert.deepEqual(
      strategies.map(({ id }) => id),
      ['sequential', 'async', 'threads', 'processes'],
    );
    assert.ok(strategies.every(({ sameResult, lines }) => sameResult && lines === 5));
    assert.ok(cloneCost && cloneCost.compute > 1 && cloneCost.clone < cloneCost.compute && cloneCost.hop > 0);
    assert.ok(['async', 'threads', 'processes', 'leave'].includes(advice!.approach), JSON.stringify(advice));
    assert.ok(advice!.path.length > 1);
    await assertGone(pidsOf(ran.events));
  });

  it('sees its own path, and packages see theirs', async () => {
    const { strategies } = resultOf(await run(of('esm/src/work.ts', 'places', { rounds: 1 })));
    assert.equal(strategies.length, 4);
    assert.ok(strategies.every(({ sameResult }) => sameResult));
  });

  it('runs in the folder of its project, as often as a measurement needs', async () => {
    const file = join(root, 'esm/src/here.ts');
    const text =
      'export const here = (wanted: string): boolean => process.cwd().endsWith(wanted) || die(); const die = () => { throw 1; };';
    const request = of('esm/src/here.ts', 'here', {
      texts: { [file]: text },
      arguments: "'esm'",
      strategies: [{ id: 'sequential' }, { id: 'processes', pool: 1 }],
      rounds: 1,
    });
    delete (request as { calls?: number }).calls;
    const { size, failures, arguments: given } = resultOf(await run(request));
    assert.ok(size['calls']! > 8, `${size['calls']}`);
    assert.deepEqual([given, failures], ["'esm'", []]);
  });

  it('can be an anonymous handler of a file that starts a server', async () => {
    const file = join(root, 'esm/src/app.ts');
    const text = `import { createServer } from 'node:http';
const app = { get(path: string, handler: unknown) {} };
app.get('/', async (req: any, res: any) => {
  res.json({ id: req.params.id });
});
createServer().listen(1);
`;
    const request = of('esm/src/app.ts', 'handler at app.ts:4', { line: 4, texts: { [file]: text }, rounds: 1 });
    const {
      failures,
      strategies,
      title,
      arguments: given,
    } = resultOf(await run({ ...request, strategies: [{ id: 'async' }, { id: 'threads', pool: 1 }] }));
    assert.deepEqual([failures, title, given], [[], 'handler at app.ts:4', '{ params: { id: "1" } }, {}']);
    assert.ok(strategies.every(({ sameResult, lines }) => sameResult && lines === 3));
  });

  it('can be CommonJS, in TypeScript or JavaScript, and a method', async () => {
    for (const request of [of('cjs/src/work.ts', 'Work.run'), of('cjs/src/plain.js', 'size', { arguments: '4' })]) {
      const { strategies, failures } = resultOf(
        await run({ ...request, rounds: 1, strategies: [{ id: 'sequential' }, { id: 'threads', pool: 1 }] }),
      );
      assert.deepEqual([strategies.map(({ sameResult }) => sameResult), failures], [[true, true], []]);
    }
  });

  it('can be in unsaved text', async () => {
    const file = join(root, 'esm/src/unsaved.ts');
    const { strategies } = resultOf(
      await run(
        of('esm/src/unsaved.ts', 'work', { texts: { [file]: 'export const work = (n: number) => n + 1;' }, rounds: 1 }),
      ),
    );
    assert.equal(strategies.length, 4);
  });

  it('reports what it threw and where, and gets no advice', async () => {
    const { failures, advice, verdict } = resultOf(
      await run(of('esm/src/work.ts', 'fails', { strategies: [{ id: 'sequential' }, { id: 'processes', pool: 1 }] })),
    );
    assert.deepEqual(
      failures.map(({ error }) => [error.code, error.message]),
      [
        ['threw', 'TypeError: no luck (work.ts:14)'],
        ['threw', 'TypeError: no luck (work.ts:14)'],
      ],
    );
    assert.deepEqual(failures[0]?.error.place, { file: join(root, 'esm/src/work.ts'), line: 14 });
    assert.deepEqual([advice, verdict], [undefined, 'Nothing could be measured: TypeError: no luck (work.ts:14)']);
  });

  it('is measured without workers if its arguments cannot be cloned', async () => {
    const callback = '() => { let n = 0; for (let i = 0; i < 5e7; i++) n += i; return n; }';
    const { strategies, failures, advice } = resultOf(
      await run(of('esm/src/work.ts', 'withCallback', { arguments: callback })),
    );
    assert.deepEqual(
      [strategies.map(({ id }) => id), failures.map(({ id }) => id)],
      [
        ['sequential', 'async'],
        ['threads', 'processes'],
      ],
    );
    assert.match(failures[0]!.error.message, /could not be cloned/);
    assert.equal(advice?.approach, 'leave');
  });

  it('gets a warning if it returns nothing', async () => {
    const { warnings } = resultOf(await run(of('esm/src/work.ts', 'silent', { strategies: [{ id: 'sequential' }] })));
    assert.ok(warnings.some(({ code }) => code === 'unused-result'));
  });

  for (const [what, [path, name, given], message] of [
    ['has arguments that throw', ['esm/src/work.ts', 'sum', 'a.b'], /^The arguments cannot be evaluated: .* a is not/],
    ['does not exist', ['esm/src/work.ts', 'nothing'], /no function nothing at the top level/],
    ['does not compile', ['esm/src/broken.ts', 'work'], /broken\.ts:1:\d+: /],
    [
      'needs arguments that only the user knows',
      ['esm/src/work.ts', 'withCallback'],
      /No argument can be made for call/,
    ],
  ] as const) {
    it(`is refused if it ${what}`, async () => {
      const file = join(root, 'esm/src/broken.ts');
      const request = of(path, name, { texts: { [file]: 'export const work = () => { return 1 +; };' } });
      const { last } = await run({ ...request, ...(given !== undefined && { arguments: given }) });
      assert.ok(last.type === 'failed' && last.error.code === 'usage', JSON.stringify(last));
      assert.match(last.error.message, message);
      assert.equal(last.error.field === 'arguments', /argument/i.test(last.error.message));
    });
  }

  it('gets its arguments without being run', async () => {
    const { last } = await run({ kind: 'arguments', file: join(root, 'esm/src/work.ts'), name: 'sum' });
    assert.deepEqual(last, { type: 'arguments', arguments: { text: '2_000_000', source: 'bench' } });
  });

  it('is killed with all its processes if it never ends', async () => {
    const file = join(root, 'esm/src/endless.ts');
    const request = of('esm/src/endless.ts', 'work', {
      texts: { [file]: 'export function work() { for (;;); }' },
      limits: { timeout: 4_000 },
    });
    const { last, events } = await run({
      ...request,
      strategies: [{ id: 'sequential' }, { id: 'processes', pool: 2 }],
    });
    assert.ok(
      last.type === 'result' && last.result.failures.every(({ error }) => error.code === 'timeout'),
      JSON.stringify(last),
    );
    await assertGone(pidsOf(events));
  });

  describe('a function before and after a refactor', () => {
    it('is faster if waits overlap, and no file is changed', async () => {
      const file = join(root, 'esm/src/load.ts');
      await writeFile(file, SLOW);
      const names = (await readdir(root, { recursive: true })).sort();
      const request = {
        ...of('esm/src/load.ts', 'load', { rounds: 3 }),
        kind: 'comparison',
        edited: { [file]: QUICK },
        refactor: 'Run together',
      } as const;
      const { strategies, verdict, advice } = resultOf(await run(request));
      assert.deepEqual(
        strategies.map(({ key, sameResult }) => [key, sameResult]),
        [
          ['before', true],
          ['after', true],
        ],
      );
      assert.match(verdict, /^With the refactor 2 calls take [\d.]+ instead of [\d.]+ ms[.;]/);
      assert.equal(advice?.approach, 'async');
      assert.deepEqual(
        [await readFile(file, 'utf8'), (await readdir(root, { recursive: true })).sort()],
        [SLOW, names],
      );
    });

    it('runs a worker that the refactor adds', async () => {
      const [file, worker] = [join(root, 'esm/src/count.ts'), join(root, 'esm/src/count.worker.ts')];
      const request = of('esm/src/count.ts', 'work', { texts: { [file]: COUNT } });
      const edited = { [file]: IN_WORKER, [worker]: WORKER };
      const { strategies, failures } = resultOf(
        await run({ ...request, kind: 'comparison', edited, approach: 'threads' }),
      );
      assert.deepEqual(failures, []);
      const [before, after] = strategies;
      assert.ok(after!.sameResult && after!.lines > before!.lines);
      assert.ok(after!.loopDelay.max < before!.loopDelay.max, `${after!.loopDelay.max} ${before!.loopDelay.max}`);
    });
  });
});
