/** The points of each value of each factor: written by `npm run measure:assessment -- --write`, from labelled code. */
import type { Scale, ValueOf } from './factor.ts';

type Weights = { readonly [S in Scale]: Readonly<Record<ValueOf<S>, number>> } & {
  readonly constant: number;
  readonly names: Readonly<Record<string, number>>;
};

export const WEIGHTS: Weights = {
  constant: -0.5,
  audience: { others: 1.46, screen: 1.46, tasks: -0.41, one: -0.41, unknown: -0.41 },
  lifetime: { stays: 0.38, library: -0.09, ends: -1.69 },
  duration: {
    computes: 2.6,
    spins: 2.6,
    input: 2.04,
    unbounded: 1.7,
    heavy: 1.7,
    quadratic: 1.5,
    late: 0.6,
    pairs: 0.2,
    starts: 0.5,
    waits: 0.3,
    opaque: 0.3,
    flood: 0,
    data: -0.2,
    looks: -0.6,
    brief: -0.72,
    waste: -0.72,
    ordered: -0.7,
    first: -1.8,
    intended: -1.8,
    look: -1.8,
    few: -2.6,
  },
  frequency: {
    input: 1.6,
    element: 0.67,
    event: 0.31,
    timer: 0.68,
    call: -0.69,
    seldom: -0.6,
    kept: -0.57,
    once: -1.2,
    start: -2,
    rare: -2,
  },
  certainty: { certain: 0.3, possible: -0.67, unseen: -0.83 },
  names: {
    'starts-up': -0.75,
    'loads-settings': -0.36,
    'brings-up-to-date': -0.31,
    'tells-failure': -0.75,
    remembers: -0.75,
    'closes-down': -0.75,
    'script-file': -0.75,
    'worker-file': -0.75,
    'test-file': -0.75,
  },
};
