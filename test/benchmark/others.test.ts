/** What other programs use is told apart from what is measured. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { watchOthers } from '../../src/benchmark/others.ts';

describe('CPU time of other programs', () => {
  it('excludes that of the measured processes and of this one', async () => {
    const other = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
    try {
      const others = watchOthers();
      await setTimeout(1_000);
      const all = others(0);
      assert.ok(all > 0.3, `${all}`);
      const less = others(200);
      assert.ok(less < all && less > all - 0.3, `${all} ${less}`);
    } finally {
      other.kill();
    }
  });

  it('is never negative', () => assert.equal(watchOthers()(60_000), 0));
});
