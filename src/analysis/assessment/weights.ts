/** The points of each value of each factor: written by `npm run measure:assessment -- --write`, from labelled code. */
import type { Scale, ValueOf } from './factor.ts';

type Weights = { readonly [S in Scale]: Readonly<Record<ValueOf<S>, number>> } & {
  readonly constant: number;
  readonly names: Readonly<Record<string, number>>;
};

export const WEIGHTS: Weights = {
  constant: -0.9,
  audience: { others: 1, screen: 0.97, tasks: 0.35, one: -0.36, unknown: -0.36 },
  lifetime: { stays: -0.02, library: -0.02, ends: -1.46 },
  duration: {
    computes: 2.6,
    spins: 3.27,
    input: 1.83,
    unbounded: 1.83,
    heavy: 1.26,
    quadratic: 0.61,
    repeated: 0.61,
    late: 0.2,
    pairs: 0.6,
    'late-pairs': -0.2,
    supposed: 0.2,
    starts: 0.5,
    waits: 0.62,
    opaque: 0.62,
    flood: 0.02,
    data: 0.75,
    looks: 0.27,
    brief: -0.67,
    waste: -0.7,
    ordered: -0.64,
    first: -2.04,
    intended: -2.19,
    look: -1.64,
    few: -2.73,
  },
  frequency: {
    input: 1.69,
    element: 1.37,
    event: 0.58,
    timer: 0.23,
    call: 0.03,
    seldom: -1.07,
    kept: -0.93,
    once: -1.46,
    start: -2.5,
    rare: -2.13,
  },
  certainty: { certain: 0.52, possible: -0.25, unseen: -1.56 },
  names: {
    'starts-up': -0.75,
    'loads-settings': -0.75,
    remembers: -0.75,
    'script-file': -0.75,
    'worker-file': -0.75,
    'few-elements': -0.75,
  },
};
