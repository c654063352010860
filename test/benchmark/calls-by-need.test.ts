/** How many calls an execution has: as many as a timer needs, and no more than that takes a second. */
import assert from 'node:assert/strict';
import { callsFor } from '../../src/benchmark/code/calls-by-need.ts';
import { cores } from '../../src/benchmark/plan.ts';

describe('calls of a function', () => {
  for (const [call, calls] of [
    [0.0001, 1_000],
    [0.1, 200],
    [5, 8],
    [100, 8],
    [500, Math.min(8, cores())],
  ] as const)
    it(`of ${call} ms: ${calls} per execution`, () => assert.equal(callsFor(call), calls));
});
