/** Clone cost of arguments that only work whole. */
import assert from 'node:assert/strict';
import { measureCloneCost } from '../../src/benchmark/code/clone-cost.ts';

describe('clone cost', () => {
  it('has no curve if the function fails at other sizes of its argument', async () => {
    const open = (path: unknown): number => {
      if (path !== 'package.json') throw new Error('ENOENT: no such file');
      return 1;
    };
    const cost = await measureCloneCost(open, ['package.json'], () => Promise.resolve());
    assert.deepEqual([cost.curve, cost.breakEven], [[], undefined]);
  });
});
