/** Tells how the verdicts fall: per category, per repository, and one by one where they are not as wanted. */
import type { Table } from '../table.ts';
import { categoryOf, type Verdict } from './score.ts';
import { group, tally, type Tally } from './tally.ts';

const HEAD = ['wanted', 'found', 'recall', 'explained', 'reports', 'precision'];

export function tables(verdicts: readonly Verdict[]): Table[] {
  const categories = group(verdicts, ({ label }) => categoryOf(label));
  const blocking = verdicts.filter(isOfBlocking);
  return [
    {
      title: 'Per category',
      head: ['category', ...HEAD],
      rows: [...sorted(categories), row('blocking calls', blocking), row('all', verdicts)],
    },
    { title: 'Per repository', head: ['repository', ...HEAD], rows: perRepository(verdicts) },
    { title: 'Per repository, blocking calls alone', head: ['repository', ...HEAD], rows: perRepository(blocking) },
  ];
}

/**
 * A line for each place that was missed, found without its chain, or reported though it is no problem; with the reason
 * of its label.
 */
export function remarks(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap((verdict) => {
    const word = remarkOn(verdict);
    return word === undefined ? [] : [line(word, verdict)];
  });
}

function remarkOn({ outcome, explained }: Verdict): string | undefined {
  if (outcome === 'missed') return 'missed';
  if (outcome === 'false-alarm') return 'false alarm';
  return outcome === 'found' && !explained ? 'unexplained' : undefined;
}

function line(word: string, { label, finding }: Verdict): string {
  const reported = finding && `${finding.rule} at ${finding.file}:${finding.line}`;
  const parts = [
    `${label.repo} ${label.path}:${label.line}`,
    categoryOf(label),
    reported,
    label.context,
    label.reason,
    label.features?.join(', '),
  ];
  return `${word.padEnd(11)}  ${label.id}  ${parts.filter(Boolean).join(' | ')}`;
}

/** Not every place that is no problem says what it looks like: then the rule that reported it does. */
function isOfBlocking({ label, outcome, finding }: Verdict): boolean {
  return categoryOf(label).startsWith('blocking-') || (outcome === 'false-alarm' && finding?.rule === 'blocking-call');
}

/** Repositories differ in size and kind: the mean gives each the same weight. */
function perRepository(verdicts: readonly Verdict[]): string[][] {
  const repositories = group(verdicts, ({ label }) => label.repo);
  const tallies = [...repositories.values()].map(tally);
  const mean = (share: (tally: Tally) => number) => {
    const shares = tallies.map(share).filter((value) => !Number.isNaN(value));
    return percent(shares.reduce((sum, value) => sum + value, 0) / shares.length);
  };
  return [
    ...sorted(repositories),
    ['mean', '', '', mean(SHARES.recall), mean(SHARES.explained), '', mean(SHARES.precision)],
  ];
}

/** Each is not a number where there is nothing to take a share of. */
const SHARES = {
  recall: ({ found, wanted }: Tally) => found / wanted,
  explained: ({ explained, wanted }: Tally) => explained / wanted,
  precision: ({ found, reports }: Tally) => found / reports,
};

const sorted = (groups: Map<string, Verdict[]>) =>
  [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => row(name, members))
    .filter((cells) => !isEmpty(cells));

function row(name: string, verdicts: readonly Verdict[]): string[] {
  const all = tally(verdicts);
  return [
    name,
    `${all.wanted}`,
    `${all.found}`,
    percent(SHARES.recall(all)),
    percent(SHARES.explained(all)),
    `${all.reports}`,
    percent(SHARES.precision(all)),
  ];
}

/** Places that are no problem, where nothing was reported. */
const isEmpty = ([, wanted, , , , reports]: readonly string[]): boolean => wanted === '0' && reports === '0';

const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);
