/** Figures for people: three digits that count, and a unit that suits them. */
import assert from 'node:assert/strict';
import { formatCount, formatMemory, formatRatio, formatTime } from '../../src/protocol/quantities.ts';

describe('formatted quantities', () => {
  it('have times from microseconds to seconds', () => {
    assert.deepEqual([0, 0.01234, 0.0999, 0.5, 12.345, 999.4, 999.6, 61_234, 12_345_678].map(formatTime), [
      '0 ms',
      '12.3 µs',
      '0.0999 ms',
      '0.5 ms',
      '12.3 ms',
      '999 ms',
      '1 s',
      '61.2 s',
      '12,300 s',
    ]);
  });
  it('have memory in megabytes and gigabytes', () =>
    assert.deepEqual([64e6, 999.4e6, 4.2e9].map(formatMemory), ['64 MB', '999 MB', '4.2 GB']));
  it('have ratios and counts', () =>
    assert.deepEqual([formatRatio(3.14159), formatCount(123_456), formatCount(1000)], ['3.14 ×', '123,000', '1000']));
});
