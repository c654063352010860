/** Two runs side by side. */
import assert from 'node:assert/strict';
import { differences, pairRuns } from '../../src/panel/paired.ts';
import { sampleResult, sampleStrategy } from '../benchmark-client/sample-result.ts';

describe('two runs', () => {
  const shown = sampleResult();
  const other = sampleResult({
    strategies: [sampleStrategy({ id: 'async' }, 400), sampleStrategy({ id: 'sequential' }, 630)],
    size: { tasks: 4, wait: 200 },
  });

  it('are paired by strategy, and differ only if their intervals do not overlap', () => {
    assert.deepEqual(
      pairRuns(shown, other, 'wall').map(({ title, ratio, clear }) => [title, ratio, clear]),
      [
        ['Sequential', 1.05, false],
        ['Async', 2, true],
      ],
    );
  });

  it('list different settings', () => assert.deepEqual(differences(shown, other), ['tasks: 3 here, 4 in the other']));
});
