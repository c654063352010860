/** What the output says of a benchmark. */
import assert from 'node:assert/strict';
import { logLine } from '../../src/extension/measuring/log-lines.ts';
import { sampleResult } from '../benchmark-client/sample-result.ts';

describe('the log of a benchmark', () => {
  it('has the exact command line of every process', () => {
    assert.deepEqual(logLine({ type: 'spawned', command: ['/usr/bin/node', '/dist/benchmark.js'], pid: 42 }), {
      level: 'info',
      text: 'Benchmark, process 42: /usr/bin/node /dist/benchmark.js',
    });
  });
  it('has the verdict, or why there is none', () => {
    assert.equal(
      logLine({ type: 'result', result: sampleResult() })?.text,
      'Benchmark of Three tasks that wait: With async, 3 tasks take 200 instead of 600 ms.',
    );
    const failed = logLine({ type: 'failed', error: { code: 'threw', message: 'It threw.', stack: 'at f' } });
    assert.deepEqual(failed, { level: 'warn', text: 'Benchmark: It threw.\nat f' });
  });
  it('omits progress', () => assert.equal(logLine({ type: 'ready' }), undefined));
});
