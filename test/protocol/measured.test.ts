/** What explanations take from the results that a workspace remembers. */
import assert from 'node:assert/strict';
import { measuredFigures } from '../../src/protocol/measured.ts';
import { sampleResult, sampleStrategy } from '../benchmark-client/sample-result.ts';

const ofFunction = (median: number, date: string) =>
  sampleResult({
    kind: 'function',
    scenario: 'hash',
    file: '/app/hash.ts',
    date,
    size: { calls: 4 },
    strategies: [sampleStrategy({ id: 'sequential' }, median)],
  });

describe('measured figures', () => {
  it('are those of the latest run', () => {
    const { functions } = measuredFigures(
      [ofFunction(40, '2026-02-03T00:00:00.000Z'), ofFunction(90, '2026-01-01T00:00:00.000Z')],
      (file) => `file://${file}`,
    );
    assert.deepEqual(
      functions.map(({ uri, name, date, strategies }) => [
        uri,
        name,
        date,
        strategies.map(({ id, call }) => [id, call]),
      ]),
      [['file:///app/hash.ts', 'hash', '2026-02-03', [['sequential', 10]]]],
    );
  });

  it('include approaches of any run, and functions of their own runs only', () => {
    const { functions, strategies } = measuredFigures([sampleResult()], String);
    assert.deepEqual(functions, []);
    assert.deepEqual(strategies.threads, { id: 'threads', pool: 3, startup: 40, peakMemory: 64e6 });
  });
});
