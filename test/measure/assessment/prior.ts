/** What people think of each value before any label is seen: where fitting starts, and what it is drawn to. */
import type { Fitted } from './fit.ts';

const SCALES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  audience: { others: 1.5, screen: 1.2, tasks: 0.6, one: -0.8, unknown: -0.3 },
  lifetime: { stays: 0.6, library: 0, ends: -1.5 },
  duration: {
    computes: 2.6,
    spins: 3.2,
    input: 2,
    unbounded: 2,
    heavy: 1.4,
    quadratic: 1.5,
    repeated: 1,
    late: 0.5,
    pairs: 0.5,
    'late-pairs': 0,
    supposed: 0.2,
    starts: 0.5,
    waits: 0.3,
    opaque: 0.2,
    flood: 0,
    data: 1,
    looks: 0,
    brief: -0.6,
    waste: -0.7,
    ordered: -0.7,
    first: -2,
    intended: -2,
    look: -2.2,
    few: -2.6,
  },
  frequency: {
    input: 1.6,
    element: 1.4,
    event: 0.3,
    timer: 0.2,
    call: 0,
    seldom: -0.6,
    kept: -1,
    once: -1.5,
    start: -2,
    rare: -2,
  },
  certainty: { certain: 0.3, possible: -0.4, unseen: -0.6 },
  name: {
    'starts-up': -1,
    'loads-settings': -0.7,
    remembers: -0.8,
    'script-file': -0.8,
    'worker-file': -1,
    'few-elements': -0.7,
  },
};

export const PRIOR: Fitted = {
  constant: 0,
  points: new Map(
    Object.entries(SCALES).flatMap(([scale, values]) =>
      Object.entries(values).map(([value, points]) => [`${scale}:${value}`, points] as const),
    ),
  ),
};
