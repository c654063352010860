/** What counts as found, explained and false alarm. */
import { deepStrictEqual, strictEqual } from 'node:assert';
import type { ReportedFinding } from './findings.ts';
import type { Label } from './labels.ts';
import { remarks, tables } from './report.ts';
import { judgeLabels } from './score.ts';
import { tally } from './tally.ts';

const LABEL: Label = {
  id: 'a-1',
  repo: 'owner/name',
  path: 'src/read.ts',
  line: 10,
  category: 'blocking-transitive',
  wanted: 'yes',
  chain: [
    { path: 'src/server.ts', line: 5 },
    { path: 'src/read.ts', line: 10 },
  ],
  reason: 'reads on each request',
};
const FINDING: ReportedFinding = {
  rule: 'blocking-call',
  severity: 'warning',
  file: 'src/server.ts',
  line: 5,
  chain: [
    { file: 'src/server.ts', line: 5 },
    { file: 'src/read.ts', line: 10 },
  ],
};
const ALONE: ReportedFinding = {
  ...FINDING,
  file: 'src/read.ts',
  line: 10,
  chain: [{ file: 'src/read.ts', line: 10 }],
};
const HARMLESS: Label = { ...LABEL, id: 'a-2', category: 'not-a-problem', looks_like: 'blocking-direct', wanted: 'no' };

const judged = (label: Label, ...findings: ReportedFinding[]) =>
  judgeLabels([label], findings).map(({ outcome, explained }) => [outcome, explained]);

describe('scoring', () => {
  it("counts a place as found and explained if a finding's chain leads there", () =>
    deepStrictEqual(judged(LABEL, FINDING), [['found', true]]));

  it('counts a place as found but not explained if a finding only names it', () =>
    deepStrictEqual(judged(LABEL, ALONE), [['found', false]]));

  it('accepts the entry point as an explanation', () =>
    deepStrictEqual(judged(LABEL, { ...ALONE, entry: { file: 'src/server.ts', line: 4 } }), [['found', true]]));

  it('requires no explanation for a direct call', () =>
    deepStrictEqual(judged({ ...LABEL, chain: [] }, ALONE), [['found', true]]));

  it('uses the better of two findings', () => deepStrictEqual(judged(LABEL, ALONE, FINDING), [['found', true]]));

  it('tolerates one line, not two', () => {
    deepStrictEqual(judged({ ...LABEL, line: 11 }, FINDING), [['found', true]]);
    deepStrictEqual(judged({ ...LABEL, line: 12 }, FINDING), [['missed', false]]);
  });

  it('ignores findings of another category', () =>
    deepStrictEqual(judged(LABEL, { ...FINDING, rule: 'sequential-await' }), [['missed', false]]));

  it('does not score what is unsure', () => deepStrictEqual(judged({ ...LABEL, wanted: 'unsure' }, FINDING), []));

  it('counts a finding at, or leading to, an unwanted place as a false alarm', () => {
    deepStrictEqual(judged(HARMLESS, ALONE), [['false-alarm', false]]);
    deepStrictEqual(judged(HARMLESS, FINDING), [['false-alarm', false]]);
  });

  it('tolerates a hint, and a chain that only passes through', () => {
    deepStrictEqual(judged(HARMLESS, { ...ALONE, severity: 'hint' }), [['quiet', false]]);
    const passing = { ...FINDING, chain: [...FINDING.chain, { file: 'src/disk.ts', line: 1 }] };
    deepStrictEqual(judged(HARMLESS, passing), [['quiet', false]]);
  });
});

describe('the report of accuracy', () => {
  const verdicts = judgeLabels([LABEL, HARMLESS, { ...LABEL, id: 'a-3', repo: 'other/name', line: 99 }], [FINDING]);

  it('counts what is wanted, found, explained and reported', () =>
    deepStrictEqual(tally(verdicts), { wanted: 2, found: 1, explained: 1, reports: 2 }));

  it('has a row for each category and repository', () => {
    const [categories, repositories] = tables(verdicts);
    deepStrictEqual(categories?.rows, [
      ['blocking-direct', '0', '0', '–', '–', '1', '0.0 %'],
      ['blocking-transitive', '2', '1', '50.0 %', '50.0 %', '1', '100.0 %'],
      ['blocking calls', '2', '1', '50.0 %', '50.0 %', '2', '50.0 %'],
      ['all', '2', '1', '50.0 %', '50.0 %', '2', '50.0 %'],
    ]);
    deepStrictEqual(repositories?.rows, [
      ['other/name', '1', '0', '0.0 %', '0.0 %', '0', '–'],
      ['owner/name', '1', '1', '100.0 %', '100.0 %', '2', '50.0 %'],
      ['mean', '', '', '50.0 %', '50.0 %', '', '50.0 %'],
    ]);
  });

  it('has the reasons of misses and false alarms', () => {
    const lines = remarks(verdicts);
    strictEqual(lines.length, 2);
    strictEqual(
      lines[0],
      'false alarm  a-2  owner/name src/read.ts:10 | blocking-direct | blocking-call at ' +
        'src/server.ts:5 | reads on each request',
    );
    strictEqual(lines[1], 'missed       a-3  other/name src/read.ts:99 | blocking-transitive | reads on each request');
  });
});
