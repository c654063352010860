/** What measured code starts ends with the run, whatever it does to stay, and however the run ends. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchmarkCommand, BenchmarkEvent, FunctionRequest } from '../../src/protocol/benchmark.ts';
import { assertGone, builtProcess, isAlive, pidsOf, resultOf } from './support/run.ts';

const CODE = `import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const keep = 'setInterval(() => {}, 1e6)';
/** Writes down the process ids of what it started. */
const start = (file: string, options: object, code = keep) => {
  const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore', ...options });
  child.unref();
  appendFileSync(file, child.pid + '\\n');
};

export function leaves(file: string): void {
  start(file, { detached: true });
  start(file, { detached: true, env: {} });
}
export function loops(file: string): void {
  start(file, { detached: true });
  for (;;);
}
export async function fills(file: string): Promise<void> {
  start(file, {}, 'globalThis.kept = Buffer.alloc(500e6, 1);' + keep);
  await new Promise((resolve) => setTimeout(resolve, 8_000));
}
export const sees = (): (string | undefined)[] => [process.env.SECRET_TOKEN, process.env.NAMED];
export const disturbs = (): string => {
  performance.now = () => 0;
  process.resourceUsage = () => { throw new Error('replaced'); };
  return Object.keys(process.env).filter((name) => /LIFELINE|STRATEGY/.test(name)).join();
};
`;

// Only here are processes found that left their group and whose parent is gone.
(process.platform === 'linux' ? describe : describe.skip)('what measured code leaves behind', function () {
  this.slow(20_000);
  const { program, run } = builtProcess();
  let root = '';
  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'user-code-')));
    await writeFile(join(root, 'code.ts'), CODE);
  });
  after(() => rm(root, { recursive: true, force: true }));
  const of = (name: string, more: Partial<FunctionRequest> = {}): FunctionRequest => ({
    kind: 'function',
    file: join(root, 'code.ts'),
    name,
    arguments: `'${join(root, `${name}.pids`)}'`,
    rounds: 1,
    calls: 1,
    strategies: [{ id: 'sequential' }],
    ...more,
  });
  const startedBy = async (name: string): Promise<number[]> =>
    (await readFile(join(root, `${name}.pids`), 'utf8')).trim().split('\n').map(Number);
  const assertNoneAlive = async (pids: readonly number[]): Promise<void> => {
    assert.ok(pids.length > 0);
    for (let tries = 0; tries < 100 && pids.some(isAlive); tries++) await sleep(50);
    assert.deepEqual(pids.filter(isAlive), []);
  };

  it('processes of their own group, without a parent or an environment', async () => {
    const ran = await run(of('leaves', { strategies: [{ id: 'sequential' }, { id: 'processes', pool: 1 }] }));
    assert.deepEqual(resultOf(ran).failures, []);
    await assertNoneAlive(await startedBy('leaves'));
    await assertGone(pidsOf(ran.events));
  });

  it('all of it with the folder, when the runner is killed during an endless loop', async () => {
    const folders = async (): Promise<string[]> =>
      (await readdir(tmpdir())).filter((name) => /^workload-lint-.{6}$/.test(name));
    const before = await folders();
    const runner = fork(program, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
    const spawned: number[] = [];
    runner.on('message', (event: BenchmarkEvent) => {
      if (event.type === 'ready') runner.send({ type: 'run', request: of('loops') } satisfies BenchmarkCommand);
      if (event.type === 'spawned') spawned.push(event.pid);
    });
    while (!existsSync(join(root, 'loops.pids'))) await sleep(50);
    const created = (await folders()).filter((name) => !before.includes(name));
    runner.kill('SIGKILL');
    await once(runner, 'exit');
    await assertNoneAlive([...(await startedBy('loops')), ...spawned]);
    for (let tries = 0; tries < 40 && created.some((name) => existsSync(join(tmpdir(), name))); tries++)
      await sleep(50);
    assert.deepEqual(
      created.filter((name) => existsSync(join(tmpdir(), name))),
      [],
    );
  });

  it('counts the memory of its child processes', async () => {
    const { failures } = resultOf(await run(of('fills', { limits: { memory: 400 * 2 ** 20 } })));
    assert.deepEqual(
      failures.map(({ error }) => error.code),
      ['memory'],
    );
    await assertNoneAlive(await startedBy('fills'));
  });

  it('sees only the environment variables that the user names', async () => {
    Object.assign(process.env, { SECRET_TOKEN: 'secret', NAMED: 'named' });
    const file = join(root, 'seen.ts');
    await writeFile(
      file,
      `import { sees } from './code';\nexport function check(): void {
  const seen = JSON.stringify(sees());
  if (seen !== '[null,"named"]') throw new Error(seen);
}\n`,
    );
    const { failures } = resultOf(await run(of('check', { file, arguments: '', environment: ['NAMED'] })));
    delete process.env['SECRET_TOKEN'];
    assert.deepEqual(failures, []);
  });

  it('cannot change its reported times', async () => {
    const { strategies, failures } = resultOf(await run(of('disturbs', { rounds: 3, calls: 100_000 })));
    assert.deepEqual(failures, []);
    assert.ok(strategies[0]!.median > 0 && strategies[0]!.peakMemory > 20e6, JSON.stringify(strategies[0]));
  });
});
