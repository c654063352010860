/** Results as Markdown, CSV and JSON: what stands in the files that people keep. */
import assert from 'node:assert/strict';
import { BENCHMARK_REPORTS } from '../../src/benchmark-client/reports/index.ts';
import { sampleResult, sampleStrategy } from './sample-result.ts';

describe('reports of a benchmark', () => {
  it('tell in Markdown the verdict, the figures, the advice and the machine', () => {
    assert.equal(
      BENCHMARK_REPORTS.markdown.write(sampleResult({ strategies: [sampleStrategy({ id: 'async' }, 1234)] })),
      `## Three tasks that wait

Async is 3.0 times faster than Sequential.

| Strategy | Median | 95 % interval | Throughput | CPU | Peak memory | Start-up | Cold | Loop delay p50 | p99 | max | Lines | Same result |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| Async | 1.23 s | 1.11 s – 1.36 s | 2.43 tasks/s | 617 ms | 64 MB | 40 ms | 1.27 s | 0.5 ms | 1.25 ms | 617 ms | 7 | yes |

- Async is 2.9–3.1 times faster than Sequential.

**async**: The tasks only wait.

1. Does it wait or compute? It waits.

- ⚠ The machine was busy: close what else runs.

tasks 3, wait 200 ms, 3 rounds. Node 20.20.2, 2 × Test CPU, 8 GB, linux-x64, 2026-01-02T03:04:05.000Z.
`,
    );
  });

  it('give plain numbers in CSV, a row per strategy, quoted where it must be', () => {
    const result = sampleResult({
      scenario: 'join, "all"',
      strategies: [sampleStrategy({ id: 'threads', pool: 3 }, 200)],
    });
    const lines = BENCHMARK_REPORTS.csv.write(result).split('\r\n');
    assert.deepEqual(lines, [
      'scenario,date,strategy,pool,median_ms,low_ms,high_ms,throughput_per_s,unit,cpu_ms,peak_memory_bytes,startup_ms,cold_ms,' +
        'loop_delay_p50_ms,loop_delay_p99_ms,loop_delay_max_ms,lines,same_result,samples_ms',
      '"join, ""all""",2026-01-02T03:04:05.000Z,threads,3,200,180,220.00000000000003,15,tasks,100,64000000,40,240,' +
        '0.5,1.25,100,7,true,200 180 220.00000000000003',
      '',
    ]);
  });

  it('give the whole result in JSON', () => {
    assert.deepEqual(JSON.parse(BENCHMARK_REPORTS.json.write(sampleResult())), sampleResult());
  });
});
