/** `bench`: what it asks the benchmark process for, and what it makes of the answers. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LastEvent } from '../../src/benchmark-client/index.ts';
import type { StrategyResult } from '../../src/protocol/benchmark-result.ts';
import type { BenchmarkRequest } from '../../src/protocol/benchmark.ts';
import { sampleResult } from '../benchmark-client/sample-result.ts';
import { run } from './support.ts';

const RESULT = sampleResult();
const failure = {
  id: 'async',
  key: 'async',
  title: 'Async',
  error: { code: 'timeout', message: 'No answer.' },
} as const;

function slower(one: StrategyResult, times: number): StrategyResult {
  const { samples, median, low, high } = one.figures.wall!;
  const wall = { samples, median: median * times, low: low * times, high: high * times };
  return { ...one, figures: { ...one.figures, wall } };
}

async function bench(argv: readonly string[], last: LastEvent = { type: 'result', result: RESULT }) {
  const requests: BenchmarkRequest[] = [];
  const ran = await run(['bench', ...argv], {
    cwd: '/',
    tty: true,
    runBenchmark: (request, { onEvent }) => {
      requests.push(request);
      onEvent({ type: 'started', strategies: [{ id: 'threads', pool: 3 }], rounds: 3, size: {} });
      return Promise.resolve(last);
    },
  });
  return { ...ran, requests };
}

describe('bench', () => {
  it('lists the scenarios if none is named', async () => {
    const { code, stdout, requests } = await bench([]);
    assert.deepEqual([code, requests], [0, []]);
    assert.match(stdout, /^fetch-urls: Fetch 100 URLs$/m);
    assert.match(stdout, /^ {4}strategies: sequential async threads:10 threads:100 processes:50$/m);
  });

  it('requests what the options say', async () => {
    const { requests } = await bench([
      'fetch-urls',
      '--strategy',
      'async,threads:10',
      '--strategy',
      'processes',
      '--size',
      'urls=10',
      '--size',
      'latency=5',
      '--rounds',
      '7',
      '--timeout',
      '3',
      '--memory',
      '64',
    ]);
    assert.deepEqual(requests, [
      {
        kind: 'scenario',
        scenario: 'fetch-urls',
        size: { urls: 10, latency: 5 },
        rounds: 7,
        limits: { timeout: 3_000, memory: 64 * 2 ** 20 },
        strategies: [{ id: 'async' }, { id: 'threads', pool: 10 }, { id: 'processes' }],
      },
    ]);
  });

  it('measures a function of the project', async () => {
    const { requests } = await bench(['--function', 'src/a.ts:Store.load', '--arguments', '1, 2', '--calls', '4']);
    assert.deepEqual(requests, [
      {
        kind: 'function',
        file: path.resolve('/src/a.ts'),
        name: 'Store.load',
        arguments: '1, 2',
        calls: 4,
        strategies: [],
        limits: {},
      },
    ]);
  });

  it('leaves the defaults to the scenario', async () => {
    const { requests } = await bench(['three-tasks']);
    assert.deepEqual(requests, [{ kind: 'scenario', scenario: 'three-tasks', strategies: [], size: {}, limits: {} }]);
  });

  it('prints the result in the requested format', async () => {
    const { code, stdout } = await bench(['three-tasks', '--format', 'json']);
    assert.deepEqual([code, JSON.parse(stdout)], [0, RESULT]);
    assert.match((await bench(['three-tasks'])).stdout, /^Three tasks that wait \(tasks 3, wait 200 ms, 3 rounds\)$/m);
  });

  it('fails if a strategy could not be measured', async () => {
    assert.equal(
      (await bench(['three-tasks'], { type: 'result', result: { ...RESULT, failures: [failure] } })).code,
      1,
    );
  });

  describe('with a baseline', () => {
    let folder = '';
    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'baseline-'));
    });
    after(() => rm(folder, { recursive: true, force: true }));
    const twiceAsSlow = { ...RESULT, strategies: [slower(RESULT.strategies[0]!, 2), ...RESULT.strategies.slice(1)] };
    const against = async (baseline: unknown, argv: readonly string[] = [], result: typeof RESULT = twiceAsSlow) => {
      const file = path.join(folder, 'baseline.json');
      await writeFile(file, typeof baseline === 'string' ? baseline : JSON.stringify(baseline));
      return bench(['three-tasks', '--baseline', file, ...argv], { type: 'result', result });
    };

    it('fails if a measure is clearly worse than allowed', async () => {
      const { code, stdout } = await against(RESULT);
      assert.equal(code, 1);
      assert.match(stdout, /^Since the baseline:$/m);
      assert.match(stdout, /^Sequential +Wall time +600 ms +1\.2 s +\d+–\d+ % worse$/m);
      assert.match(stdout, /^Async +Wall time +200 ms +200 ms +no clear change$/m);
      assert.equal((await against(RESULT, ['--fail-over', '150%'])).code, 0);
      assert.equal((await against(RESULT, [], RESULT)).code, 0);
    });

    it('prints the comparison as Markdown and JSON', async () => {
      assert.match(
        (await against(RESULT, ['--format', 'markdown'])).stdout,
        /^### Since the baseline$[^]*% worse \|$/m,
      );
      const { changes } = JSON.parse((await against(RESULT, ['--format', 'json'])).stdout) as typeof RESULT;
      assert.deepEqual(
        changes?.filter(({ verdict }) => verdict === 'worse').map(({ key, measure }) => [key, measure]),
        [['sequential', 'wall']],
      );
    });

    it('refuses a file that is no baseline, or one of another measurement', async () => {
      assert.match((await against('{}')).stderr, /is not a baseline: write one with bench --format json/);
      assert.match((await against({ ...RESULT, size: { tasks: 9, wait: 200 } })).stderr, /tasks 9, not 3/);
      assert.match((await bench(['three-tasks', '--fail-over', '10%'])).stderr, /--fail-over needs a --baseline/);
    });
  });

  const wrong: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    'an unknown scenario': [['three-task'], /no scenario three-task \(did you mean three-tasks\?\)/],
    'a function without a file': [['--function', 'load'], /must look like src\/hash\.ts:hash/],
    'a scenario and a function': [['three-tasks', '--function', 'a.ts:b'], /not both/],
    'an unknown strategy': [
      ['three-tasks', '--strategy', 'fibres'],
      /no strategy fibres\. Available: sequential, async/,
    ],
    'a size without a value': [['three-tasks', '--size', 'wait'], /must look like urls=100/],
    'no rounds': [['three-tasks', '--rounds', '0'], /an integer from 1 to 1000/],
  };
  for (const [name, [argv, message]] of Object.entries(wrong)) {
    it(`refuses ${name}`, async () => {
      const { code, stderr, requests } = await bench(argv);
      assert.deepEqual([code, requests], [2, []]);
      assert.match(stderr, message);
    });
  }

  it('exits with a code that says why a run failed', async () => {
    const codeOf = async (code: 'usage' | 'cancelled' | 'internal') =>
      (await bench(['three-tasks'], { type: 'failed', error: { code, message: 'No.' } })).code;
    assert.deepEqual([await codeOf('usage'), await codeOf('cancelled'), await codeOf('internal')], [2, 130, 3]);
  });
});
