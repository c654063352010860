/** A result as it stands in a terminal, with the module's table where there is one. */
import assert from 'node:assert/strict';
import { toText } from '../../src/benchmark-client/reports/text.ts';
import { sampleResult, sampleStrategy } from './sample-result.ts';

describe('a result in a terminal', () => {
  it('shows figures in columns, the verdict and the advice', () => {
    const text = toText(sampleResult());
    assert.match(text, /^Strategy +Median +95 % interval .* Same result$/m);
    assert.match(text, /^Threads \(3\) +204 ms +184 ms – 224 ms +14\.7 tasks\/s .* yes$/m);
    assert.match(text, /^With async, 3 tasks take 200 instead of 600 ms\.$/m);
    assert.match(text, /^Advice: async\. The tasks only wait\.$/m);
    assert.match(text, /^Warning: The machine was busy/m);
  });

  it("shows the module's table beside it, and a dash for a strategy that was not measured", () => {
    const text = toText(sampleResult());
    assert.match(text, /^The course's table, 200 ms here for the course's second:$/m);
    assert.match(text, /^Sequential +3 s +1 × +600 ms +1 × +Low +64 MB$/m);
    assert.match(text, /^Async +1 s +3 × +200 ms +3 × +Low +64 MB$/m);
    assert.match(text, /^Processes \(3\) +~1 s +3 × +– +– +High +–$/m);
  });

  it('says what was not measured, and why', () => {
    const failure = {
      id: 'async',
      key: 'async',
      title: 'Async',
      error: { code: 'timeout', message: 'No reply within 60 s.' },
    } as const;
    assert.match(
      toText(sampleResult({ strategies: [sampleStrategy({ id: 'sequential' }, 3)], failures: [failure] })),
      /^Not measured: Async: No reply within 60 s\.$/m,
    );
  });
});
