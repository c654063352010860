/** What the entry-point view says: what is only a hint does not block. */
import { strictEqual } from 'node:assert';
import { describeBlocks, describeGroup, describeGroups } from '../../src/extension/entry-points/texts.ts';
import type { BlockedEntry } from '../../src/protocol/advice.ts';

const block = (severity: BlockedEntry['severity']): BlockedEntry => ({
  uri: 'file:///a.ts',
  span: [1, 1, 1, 2],
  message: 'Await readFile()',
  rule: 'blocking-call',
  severity,
  cost: '',
  chain: [],
});
const entry = (...severities: BlockedEntry['severity'][]) => ({
  name: 'GET /',
  kind: 'route',
  uri: 'file:///a.ts',
  span: [1, 1, 1, 2] as const,
  blocks: severities.map(block),
});

describe('the entry-point view', () => {
  it('counts blocking calls, and hints separately', () => {
    const entries = [entry('warning', 'hint'), entry('hint'), entry()];
    strictEqual(describeGroup(entries, 1), '1 blocked, 1 with hints, 1 free');
    strictEqual(describeGroup([entry('info')], 0), '1 blocked, 0 free');
    strictEqual(describeGroups([{ context: 'request', entries, free: 1 }]), '1 blocked');
    strictEqual(describeGroups([]), '');
  });

  it('says the level in words', () => {
    strictEqual(describeBlocks([block('warning'), block('info'), block('hint')]), 'warning, blocked by 2');
    strictEqual(describeBlocks([block('hint')]), 'hints only');
    strictEqual(describeBlocks([]), 'free');
  });
});
