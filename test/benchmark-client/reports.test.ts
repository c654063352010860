/** Results as Markdown, CSV and JSON: what stands in the files that people keep. */
import assert from 'node:assert/strict';
import { BENCHMARK_REPORTS } from '../../src/benchmark-client/reports/index.ts';
import { sampleResult, sampleStrategy } from './sample-result.ts';

describe('reports of a benchmark', () => {
  it('show verdict, figures, advice and machine in Markdown', () => {
    assert.equal(
      BENCHMARK_REPORTS.markdown.write(sampleResult({ strategies: [sampleStrategy({ id: 'async' }, 1234)] })),
      `## Three tasks that wait

With async, 3 tasks take 200 instead of 600 ms.

| Strategy | Median | 95 % interval | Throughput | CPU | Peak memory | Start-up | Cold | Loop delay p50 | p99 | max | Lines | Same result |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| Async | 1.23 s | 1.11 s – 1.36 s | 2.43 tasks/s | 617 ms | 64 MB | 40 ms | 1.27 s | 0.5 ms | 1.25 ms | 617 ms | 7 | yes |

- Sequential takes 2.9–3.1 times as much as Async.

**async**: The tasks only wait.

1. Does it wait or compute? It waits.

- ⚠ The machine was busy: close what else runs.

tasks 3, wait 200 ms, 3 rounds. Node 20.20.2, 2 × Test CPU, 8 GB, linux-x64, 2026-01-02T03:04:05.000Z.
`,
    );
  });

  it('have plain numbers in CSV, a row for each strategy, quoted if necessary', () => {
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

  it('have the formats of hyperfine and github-action-benchmark', () => {
    const result = sampleResult({ strategies: [sampleStrategy({ id: 'async' }, 200)] });
    const rounded = (_: string, value: unknown): unknown =>
      typeof value === 'number' ? Number(value.toFixed(6)) : value;
    const { results } = JSON.parse(BENCHMARK_REPORTS.hyperfine.write(result), rounded) as { results: object[] };
    assert.deepEqual(results, [
      {
        command: 'Three tasks that wait: Async',
        mean: 0.2,
        stddev: 0.02,
        median: 0.2,
        user: 0.1,
        system: 0,
        min: 0.18,
        max: 0.22,
        times: [0.2, 0.18, 0.22],
        exit_codes: [0, 0, 0],
      },
    ]);
    const rows = JSON.parse(BENCHMARK_REPORTS['github-action'].write(result)) as object[];
    assert.deepEqual(rows.slice(0, 2), [
      {
        name: 'Three tasks that wait, Async: Wall time',
        unit: 'ms',
        value: 200,
        range: '± 20.0',
        extra: '3 rounds, Node 20.20.2, 2 × Test CPU',
      },
      {
        name: 'Three tasks that wait, Async: Peak memory',
        unit: 'MB',
        value: 64,
        range: '± 0.00',
        extra: '3 rounds, Node 20.20.2, 2 × Test CPU',
      },
    ]);
  });

  it('have the whole result in JSON', () => {
    assert.deepEqual(JSON.parse(BENCHMARK_REPORTS.json.write(sampleResult())), sampleResult());
  });
});
