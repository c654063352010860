/** Fits on everything, and with one repository left out at a time, which tells of code nobody has tuned for. */
import { NAMES } from '../../../src/analysis/catalogue/naming/index.ts';
import { SCALES, type ValueOf } from '../../../src/analysis/assessment/factor.ts';
import { LEVEL_DISTANCE } from '../../../src/analysis/assessment/level.ts';
import { PRIOR } from './prior.ts';
import { fit, scoreOf, type Fitted } from './fit.ts';
import type { Sample } from './samples.ts';

/** Values of durations that lie on a line: of what blocks, of what computes, and of what waits. */
const DURATIONS: readonly (readonly ValueOf<'duration'>[])[] = [
  ['spins', 'input', 'unbounded', 'heavy', 'data', 'looks', 'brief', 'first', 'intended', 'look'],
  ['computes', 'quadratic', 'late', 'data'],
  ['quadratic', 'pairs', 'data'],
  ['waits', 'few'],
  ['starts', 'waste'],
];

/** Orders of the scales whose values lie on a line. */
const ORDERS = [
  ...(['audience', 'lifetime', 'certainty'] as const).map((scale) => SCALES[scale].map((value) => `${scale}:${value}`)),
  ...DURATIONS.map((values) => values.map((value) => `duration:${value}`)),
];

/** About ten examples outweigh what people think beforehand. */
const PULL = 3;

/** A name is evidence only: half a level, however well it fits the labels. */
const limitOf = (value: string): number => (value.startsWith('name:') ? LEVEL_DISTANCE / 2 : Infinity);

export const fittedOnAll = (samples: readonly Sample[], without?: string): Fitted => {
  const points = new Map([...PRIOR.points].filter(([value]) => value !== without));
  const examples = samples.filter(({ isOff }) => !isOff);
  return fit(examples, { start: { constant: PRIOR.constant, points }, orders: ORDERS, pull: PULL, limitOf });
};

/** The score of each sample by weights that its own repository had no part in. */
export function leftOut(samples: readonly Sample[], without?: string): Map<Sample, number> {
  const scores = new Map<Sample, number>();
  for (const repo of new Set(samples.map((sample) => sample.repo))) {
    const fitted = fittedOnAll(
      samples.filter((sample) => sample.repo !== repo),
      without,
    );
    for (const sample of samples) if (sample.repo === repo) scores.set(sample, scoreOf(fitted, sample.values));
  }
  return scores;
}

/**
 * The mean log-likelihood of repositories left out: closer to 0 is better. It changes with every score, where counts of
 * found places only change at the thresholds.
 */
function likelihood(scores: ReadonlyMap<Sample, number>): number {
  let sum = 0;
  let count = 0;
  for (const [{ wanted, isOff }, score] of scores) {
    if (isOff) continue;
    sum -= Math.log1p(Math.exp(wanted ? -score : score));
    count++;
  }
  return sum / count;
}

/** By row of the table of names: how often it applies, and the left-out likelihood with and without it. */
export interface NameWorth {
  readonly id: string;
  readonly samples: number;
  readonly gain: number;
}

export function withoutName(samples: readonly Sample[]): readonly NameWorth[] {
  const base = likelihood(leftOut(samples));
  return NAMES.map(({ id }) => {
    const value = `name:${id}`;
    const applies = samples.filter(({ values, isOff }) => !isOff && values.includes(value)).length;
    const reduced = samples.map((sample) => ({ ...sample, values: sample.values.filter((each) => each !== value) }));
    return { id, samples: applies, gain: base - likelihood(leftOut(reduced, value)) };
  });
}
