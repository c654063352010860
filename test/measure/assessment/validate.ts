/** Fits on everything, and with one repository left out at a time, which tells of code nobody has tuned for. */
import { NAMES } from '../../../src/analysis/catalogue/naming/index.ts';
import { SCALES, type ValueOf } from '../../../src/analysis/assessment/factor.ts';
import { LEVEL_DISTANCE } from '../../../src/analysis/assessment/level.ts';
import { PRIOR } from './prior.ts';
import { fit, isName, scoreOf, type Fitted } from './fit.ts';
import type { Sample } from './samples.ts';

/** Values of durations that lie on a line: of what blocks, of what computes, and of what waits. */
const DURATIONS: readonly (readonly ValueOf<'duration'>[])[] = [
  ['spins', 'input', 'unbounded', 'heavy', 'data', 'looks', 'brief', 'look'],
  ['brief', 'first', 'intended'],
  ['computes', 'quadratic', 'late'],
  ['computes', 'repeated', 'late'],
  ['quadratic', 'pairs', 'late-pairs'],
  ['quadratic', 'pairs', 'supposed'],
  ['waits', 'opaque', 'ordered', 'few'],
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
const limitOf = (value: string): number => (isName(value) ? LEVEL_DISTANCE / 2 : Infinity);

export const fittedOnAll = (samples: readonly Sample[], without?: string): Fitted => {
  const points = new Map([...PRIOR.points].filter(([value]) => value !== without));
  const examples = samples.filter(({ isOff }) => !isOff);
  return fit(examples, { start: { constant: PRIOR.constant, points }, orders: ORDERS, pull: PULL, limitOf });
};

/** By repository: weights that it had no part in. */
export function leftOut(samples: readonly Sample[], without?: string): Map<string, Fitted> {
  const repositories = [...new Set(samples.map(({ repo }) => repo))];
  return new Map(
    repositories.map((repo) => {
      const others = samples.filter((sample) => sample.repo !== repo);
      return [repo, fittedOnAll(others, without)];
    }),
  );
}

/**
 * The mean log-likelihood of repositories left out: closer to 0 is better. It changes with every score, where counts of
 * found places only change at the thresholds.
 */
function likelihood(samples: readonly Sample[], without?: string): number {
  const fits = leftOut(samples, without);
  const examples = samples.filter(({ isOff }) => !isOff);
  return (
    examples.reduce((sum, { repo, wanted, values }) => {
      const score = scoreOf(fits.get(repo)!, values);
      return sum - Math.log1p(Math.exp(wanted ? -score : score));
    }, 0) / examples.length
  );
}

/** By row of the table of names: how often it applies, and the left-out likelihood with and without it. */
export interface NameWorth {
  readonly id: string;
  readonly samples: number;
  readonly gain: number;
}

export function withoutName(samples: readonly Sample[]): readonly NameWorth[] {
  const base = likelihood(samples);
  return NAMES.map(({ id }) => {
    const value = `name:${id}`;
    const applies = samples.filter(({ values, isOff }) => !isOff && values.includes(value)).length;
    const reduced = samples.map((sample) => ({ ...sample, values: sample.values.filter((each) => each !== value) }));
    return { id, samples: applies, gain: base - likelihood(reduced, value) };
  });
}
