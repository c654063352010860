/** `bench`: what it asks the benchmark process for, and what it makes of the answers. */
import assert from 'node:assert/strict';
import path from 'node:path';
import type { LastEvent } from '../../src/benchmark-client/index.ts';
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
  it('lists the scenarios where none is named', async () => {
    const { code, stdout, requests } = await bench([]);
    assert.deepEqual([code, requests], [0, []]);
    assert.match(stdout, /^fetch-urls: Fetch 100 URLs$/m);
    assert.match(stdout, /^ {4}strategies: sequential async threads:10 threads:100 processes:50$/m);
  });

  it('asks for what the words say', async () => {
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

  it('asks for a function of the project', async () => {
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

  it('tells the result in the wanted format', async () => {
    const { code, stdout } = await bench(['three-tasks', '--format', 'json']);
    assert.deepEqual([code, JSON.parse(stdout)], [0, RESULT]);
    assert.match((await bench(['three-tasks'])).stdout, /^Three tasks that wait \(tasks 3, wait 200 ms, 3 rounds\)$/m);
  });

  it('fails where a strategy could not be measured', async () => {
    assert.equal(
      (await bench(['three-tasks'], { type: 'result', result: { ...RESULT, failures: [failure] } })).code,
      1,
    );
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

  it('ends with the exit code that says why a run failed', async () => {
    const codeOf = async (code: 'usage' | 'cancelled' | 'internal') =>
      (await bench(['three-tasks'], { type: 'failed', error: { code, message: 'No.' } })).code;
    assert.deepEqual([await codeOf('usage'), await codeOf('cancelled'), await codeOf('internal')], [2, 130, 3]);
  });
});
