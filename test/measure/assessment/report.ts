/** The tables of `measure:assessment`. */
import type { Thresholds } from '../../../src/analysis/assessment/level.ts';
import { categoryOf, type Verdict } from '../accuracy/score.ts';
import { tally } from '../accuracy/tally.ts';
import type { Table } from '../table.ts';
import type { Fitted } from './fit.ts';
import { verdictsAt, type Level, type Measured } from './levels.ts';
import type { NameWorth } from './validate.ts';

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

const BLOCKS = /^(blocking|busy)/;

/** Rows of the tables: categories of which a target speaks. */
const GROUPS: readonly (readonly [name: string, is: (verdict: Verdict) => boolean])[] = [
  ['all', () => true],
  [
    'blocking calls, busy waits',
    ({ label, finding }) =>
      BLOCKS.test(categoryOf(label)) || (label.wanted === 'no' && BLOCKS.test(finding?.rule ?? '')),
  ],
  [
    'waits',
    ({ label, finding }) => /await|concurrency/.test(label.wanted === 'yes' ? label.category : (finding?.rule ?? '')),
  ],
  ['computing', ({ label, finding }) => /cpu/.test(label.wanted === 'yes' ? label.category : (finding?.rule ?? ''))],
];

function figures(verdicts: readonly Verdict[]): string[] {
  const { wanted, found, explained, reports } = tally(verdicts);
  return [percent(found, wanted), percent(explained, wanted), percent(found, reports), String(reports)];
}

const HEAD = ['found', 'explained', 'right', 'reports'];

/** Ways to weigh, by name; without weights it is what the build says. */
export interface Weighing {
  readonly name: string;
  readonly fittedFor?: (repo: string) => Fitted;
  readonly least?: Thresholds;
}

/** What users see at each level. */
export function levelsTable(repositories: readonly Measured[], weighings: readonly Weighing[]): Table {
  const rows = (['info', 'warning'] as const).flatMap((level) =>
    weighings.flatMap(({ name, fittedFor, least }) => {
      const verdicts = verdictsAt(repositories, level, fittedFor, least);
      return GROUPS.map(([group, is]) => [`${level}, ${name}, ${group}`, ...figures(verdicts.filter(is))]);
    }),
  );
  return { title: 'What is reported at each level, with floors and ceilings', head: ['', ...HEAD], rows };
}

/** The mean over repositories of what is found of the wanted places. */
export function meanOver(repositories: readonly Measured[], { fittedFor, least }: Weighing): string {
  const shares = repositories.flatMap((repository) => {
    const { wanted, found } = tally(verdictsAt([repository], 'info', fittedFor, least));
    return wanted === 0 ? [] : [found / wanted];
  });
  return percent(
    shares.reduce((sum, share) => sum + share, 0),
    shares.length,
  );
}

/** The least share of what is reported that must be right where a repository is left out. */
const LEAST_RIGHT: Readonly<Record<Level, number>> = { info: 0.82, warning: 0.92 };

/** The lowest score from which on enough is right, and stays so at all higher ones that are looked at. */
export function leastScore(repositories: readonly Measured[], level: Level, { fittedFor }: Weighing): number {
  const isRight = (least: number): boolean => {
    const thresholds = { info: level === 'info' ? least : 0, warning: level === 'warning' ? least : Infinity };
    const { found, reports } = tally(verdictsAt(repositories, level, fittedFor, thresholds));
    return reports > 0 && found / reports >= LEAST_RIGHT[level];
  };
  const last = STEPS.findLastIndex((least) => least <= HIGHEST[level] && !isRight(least));
  return STEPS[last + 1]!;
}

const HIGHEST: Readonly<Record<Level, number>> = { info: 0.8, warning: 2 };

const STEPS = Array.from({ length: 23 }, (_, at) => -1.2 + at * 0.2);

/** Precision against recall, by the least score of a level. */
export function curveTable(repositories: readonly Measured[], level: Level, { name, fittedFor }: Weighing): Table {
  const rows = STEPS.map((least) => {
    const thresholds = { info: level === 'info' ? least : 0, warning: level === 'warning' ? least : Infinity };
    const verdicts = verdictsAt(repositories, level, fittedFor, thresholds);
    return [least.toFixed(1), ...figures(verdicts), ...figures(verdicts.filter(GROUPS[1]![1])).slice(0, 3)];
  });
  const head = ['score', ...HEAD, 'blocking: found', 'explained', 'right'];
  return { title: `From which score on ${level} is reported, ${name}`, head, rows };
}

export function namesTable(worths: readonly NameWorth[]): Table {
  return {
    title: 'Rows of the table of names: what each adds to the likelihood of repositories left out',
    head: ['row', 'applies', 'gain'],
    rows: worths.map(({ id, samples, gain }) => [id, String(samples), gain.toFixed(4)]),
  };
}
