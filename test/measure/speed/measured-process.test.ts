/** What a process has used is what it says it has used. */
import { ok, rejects, strictEqual } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMeasured, type Run } from './measured-process.ts';

/** Half a second of work, in a thread, and 200 MB. */
const WORK = `const { Worker } = require('node:worker_threads');
new Worker("const end = Date.now() + 500; while (Date.now() < end);", { eval: true }).on('exit', () => console.log('done'));
Buffer.alloc(200e6, 1);`;

describe('measured processes', function () {
  this.timeout(30_000);
  let folder: string;
  const run = (script: string): Promise<Run> =>
    runMeasured(['-e', script], {
      cwd: folder,
      usageFile: join(folder, 'usage'),
      signal: new AbortController().signal,
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workload-lint-measure-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('report their time, that of their threads, and their memory', async () => {
    const [idle, busy] = [await run(''), await run(WORK)];
    strictEqual(busy.stdout, 'done\n');
    ok(busy.wall >= 500, `${busy.wall} ms`);
    // A busy machine leaves the thread less than its half second.
    ok(busy.cpu > idle.cpu + 100, `${busy.cpu} ms after ${idle.cpu} ms`);
    const more = busy.memory - idle.memory;
    ok(more > 150e6 && more < 400e6, `${more} bytes`);
  });

  it("may exit with a linter's code, but not fail", async () => {
    await run('process.exitCode = 1');
    await rejects(run("console.error('out of luck'); process.exitCode = 3"), /ended with 3: out of luck/);
  });
});
