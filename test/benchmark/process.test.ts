/** The benchmark process, as its clients start it: measures, tells, and leaves no process behind, however it ends. */
import assert from 'node:assert/strict';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type {
  BenchmarkCommand,
  BenchmarkEvent,
  BenchmarkRequest,
  ScenarioRequest,
} from '../../src/protocol/benchmark.ts';
import { assertGone, builtProcess, pidsOf, resultOf } from './support/run.ts';

const QUICK: ScenarioRequest = { kind: 'scenario', scenario: 'three-tasks', size: { wait: 20 }, rounds: 3 };
/** Would take minutes. */
const LONG: ScenarioRequest = {
  kind: 'scenario',
  scenario: 'shared-lock',
  size: { numbers: 5e9, loops: 8 },
  strategies: [{ id: 'sequential' }, { id: 'processes' }],
};

describe('the benchmark process', function () {
  this.slow(20_000);

  const { program, run } = builtProcess();

  it('measures every strategy, reports progress, and leaves nothing behind', async () => {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('workload-lint-'));
    const ran = await run(QUICK);
    const result = resultOf(ran);
    assert.deepEqual(
      result.strategies.map(({ key }) => key),
      ['sequential', 'async', 'threads:3', 'processes:3'],
    );
    for (const { samples, sameResult, median, low, high, peakMemory, startup, cold, lines, cpu } of result.strategies) {
      assert.equal(samples.length, 3);
      assert.ok(
        sameResult &&
          low <= median &&
          median <= high &&
          peakMemory > 20e6 &&
          startup > 10 &&
          cold > startup &&
          lines > 0 &&
          cpu >= 0,
      );
    }
    const [sequential, async] = result.strategies;
    assert.ok(
      sequential!.median >= 57 && sequential!.median > 1.5 * async!.median,
      `${sequential!.median} ${async!.median}`,
    );
    const progress = ran.events.filter((event) => event.type === 'progress');
    assert.equal(progress.length, 2 * 4 * (3 + 2));
    const { part, remaining } = progress.at(-1)!;
    assert.deepEqual([part, remaining], [1, 0]);
    await assertGone(pidsOf(ran.events));
    const left = (await readdir(tmpdir())).filter(
      (name) => name.startsWith('workload-lint-') && !before.includes(name),
    );
    assert.deepEqual(
      left.filter((name) => /^workload-lint-.{6}$/.test(name)),
      [],
    );
  });

  it('warns if other programs use the processors meanwhile', async () => {
    const other = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
    try {
      const { warnings } = resultOf(await run({ ...QUICK, strategies: [{ id: 'async' }] }));
      assert.match(
        warnings.find(({ code }) => code === 'noisy')?.message ?? '',
        /^The machine was busy: other programs used \d+\.\d of \d+ cores\./,
      );
    } finally {
      other.kill();
    }
  });

  it('interleaves the strategies', async () => {
    const { events } = await run({ ...QUICK, strategies: [{ id: 'sequential' }, { id: 'async' }] });
    const ended = events
      .filter((event) => event.type === 'progress')
      .filter(({ phase, sample }) => phase === 'measuring' && sample !== undefined);
    const order = ended.map(({ round, strategy }) => `${round} ${strategy}`);
    assert.deepEqual(order, ['1 async', '1 sequential', '2 sequential', '2 async', '3 async', '3 sequential']);
  });

  it('shows that computing blocks the event loop, and that a pool does not', async () => {
    const result = resultOf(
      await run({
        ...LONG,
        size: { numbers: 3e7 },
        rounds: 3,
        strategies: [{ id: 'async' }, { id: 'threads', pool: 2 }],
      }),
    );
    const [async, threads] = result.strategies;
    assert.ok(async!.loopDelay.p50 > 0.3 * async!.median, JSON.stringify(async!.loopDelay));
    assert.ok(threads!.loopDelay.p50 < 0.2 * async!.loopDelay.p50, JSON.stringify(threads!.loopDelay));
  });

  for (const [scenario, size] of Object.entries({
    'fetch-urls': { urls: 10, latency: 5 },
    'sum-of-squares': { numbers: 1e5 },
    'sync-library': { requests: 6, rows: 200 },
    'web-api': { users: 20, rows: 500 },
    'image-pipeline': { images: 2, megapixels: 0.1 },
    'mixed-server': { images: 2, megapixels: 0.1, sockets: 2 },
  })) {
    it(`runs ${scenario}, and all strategies agree`, async () => {
      const ran = await run({
        kind: 'scenario',
        scenario: scenario as ScenarioRequest['scenario'],
        size,
        rounds: 1,
        ...(scenario === 'fetch-urls' && {
          strategies: [{ id: 'sequential' }, { id: 'async' }, { id: 'threads', pool: 2 }, { id: 'processes', pool: 2 }],
        }),
      });
      const { strategies, failures } = resultOf(ran);
      assert.deepEqual(failures, []);
      assert.ok(strategies.length > 2 && strategies.every(({ sameResult }) => sameResult));
      await assertGone(pidsOf(ran.events));
    });
  }

  it('refuses what it cannot measure', async () => {
    const { last } = await run({ ...QUICK, size: { nobody: 1 } });
    assert.ok(last.type === 'failed');
    assert.deepEqual(
      [last.error.code, last.error.message],
      ['usage', 'The scenario has no size nobody. Available: tasks, wait.'],
    );
  });

  it('kills the whole tree if it is cancelled during a computation', async () => {
    const begun = performance.now();
    const { last, events } = await run(LONG, (event) => event.type === 'progress' && event.phase === 'warm-up');
    assert.equal(last.type === 'failed' && last.error.code, 'cancelled');
    assert.ok(performance.now() - begun < 20_000);
    await assertGone(pidsOf(events));
  });

  it('kills a strategy that takes too long, and measures the others', async () => {
    const strategies = [{ id: 'sequential' }, { id: 'async' }] as const;
    const ran = await run({
      ...QUICK,
      size: { wait: 1_500, tasks: 2 },
      rounds: 1,
      strategies,
      limits: { timeout: 2_500 },
    });
    const { strategies: measured, failures } = resultOf(ran);
    assert.deepEqual(
      [measured.map(({ key }) => key), failures.map(({ key, error }) => [key, error.code])],
      [['async'], [['sequential', 'timeout']]],
    );
    await assertGone(pidsOf(ran.events));
  });

  it('kills a strategy that uses too much memory', async () => {
    const ran = await run({
      ...QUICK,
      size: { wait: 5_000 },
      strategies: [{ id: 'processes', pool: 8 }],
      limits: { memory: 150 * 2 ** 20 },
    });
    assert.deepEqual(
      resultOf(ran).failures.map(({ error }) => error.code),
      ['memory'],
    );
    await assertGone(pidsOf(ran.events));
  });

  /** Resolves in the middle of a run. */
  async function startAndReach(
    request: BenchmarkRequest,
  ): Promise<{ readonly runner: ChildProcess; readonly pids: readonly number[] }> {
    const runner = fork(program, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
    const pids: number[] = [];
    await new Promise<void>((settle) => {
      runner.on('message', (event: BenchmarkEvent) => {
        if (event.type === 'ready') runner.send({ type: 'run', request } satisfies BenchmarkCommand);
        if (event.type === 'spawned') pids.push(event.pid);
        if (event.type === 'progress' && event.phase === 'warm-up') settle();
      });
    });
    return { runner, pids };
  }

  it('ends everything when its parent is gone', async () => {
    const { runner, pids } = await startAndReach({ ...LONG, strategies: [{ id: 'processes' }] });
    runner.disconnect();
    await once(runner, 'exit');
    await assertGone(pids);
  });

  it('ends everything on SIGTERM', async () => {
    const { runner, pids } = await startAndReach(LONG);
    runner.kill('SIGTERM');
    await once(runner, 'exit');
    await assertGone(pids);
  });

  it('ends waiting processes when it is killed', async () => {
    const { runner, pids } = await startAndReach({
      ...QUICK,
      size: { wait: 10_000 },
      strategies: [{ id: 'processes' }],
    });
    runner.kill('SIGKILL');
    await assertGone(pids);
  });
});
