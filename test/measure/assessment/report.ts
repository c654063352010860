/** The tables of `measure:assessment`. */
import { THRESHOLDS } from '../../../src/analysis/assessment/level.ts';
import { scoreOf, type Fitted } from './fit.ts';
import type { Sample } from './samples.ts';
import type { NameWorth } from './validate.ts';
import type { Table } from '../table.ts';

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** Of the wanted places of all labels, how many are told at a score and above; of what is told, how much is wanted. */
function figures(scores: ReadonlyMap<Sample, number>, wanted: number, least: number): readonly string[] {
  const told = [...scores].filter(([{ isOff }, score]) => !isOff && score >= least).map(([sample]) => sample);
  const right = told.filter((sample) => sample.wanted).length;
  return [percent(right, wanted), percent(right, told.length), String(told.length)];
}

const byFit = (samples: readonly Sample[], fitted: Fitted): Map<Sample, number> =>
  new Map(samples.map((sample) => [sample, scoreOf(fitted, sample.values)]));

/** The levels by weights fitted on everything and with each repository left out. */
export function gapTable(
  samples: readonly Sample[],
  wanted: number,
  fitted: Fitted,
  leftOut: ReadonlyMap<Sample, number>,
): Table {
  const { info, warning } = THRESHOLDS.normal;
  const row = (name: string, scores: ReadonlyMap<Sample, number>, least: number) => [
    name,
    ...figures(scores, wanted, least),
  ];
  const all = byFit(samples, fitted);
  return {
    title: 'Told by score, of all wanted places (the floor for plain calls is not in it)',
    head: ['', 'found', 'right', 'reports'],
    rows: [
      row('info, fitted on all', all, info),
      row('info, repository left out', leftOut, info),
      row('warning, fitted on all', all, warning),
      row('warning, repository left out', leftOut, warning),
    ],
  };
}

const STEPS = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5];

export function curveTable(samples: readonly Sample[], wanted: number, fitted: Fitted): Table {
  const all = byFit(samples, fitted);
  return {
    title: 'Found and right by the least score that is told, fitted on all',
    head: ['score', 'found', 'right', 'reports'],
    rows: STEPS.map((least) => [least.toFixed(1), ...figures(all, wanted, least)]),
  };
}

export function namesTable(worths: readonly NameWorth[]): Table {
  return {
    title: 'Rows of the table of names: what each adds to the likelihood of repositories left out',
    head: ['row', 'applies', 'gain'],
    rows: worths.map(({ id, samples, gain }) => [id, String(samples), gain.toFixed(4)]),
  };
}
