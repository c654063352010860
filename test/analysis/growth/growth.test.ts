/** Twice the code takes twice the time, whatever it is made of: for each phase, in synthetic programs of two sizes. */
import assert from 'node:assert/strict';
import { judge, Program } from '../../../src/analysis/index.ts';
import { inputsOf, ROOT } from '../small-project.ts';
import { SHAPES } from './shapes.ts';

/** Of the times at twice the size: 2 is linear, 4 quadratic. */
const MAX_RATIO = 2.5;
/** Milliseconds by which a phase may be late for reasons of the runtime: a collection, an optimisation. */
const NOISE = 15;
/** Other programs disturb; what is too slow by itself is so each time. */
const TRIES = 4;

const PHASES = ['extract', 'link', 'judge'] as const;

/** @returns milliseconds of processor time for each phase */
function timesOf(files: Readonly<Record<string, string>>): readonly number[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text, bin: false }));
  const times: number[] = [];
  let before = process.cpuUsage();
  const lap = (): void => {
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    before = process.cpuUsage();
  };
  const inputs = inputsOf(sources);
  lap();
  const program = new Program(ROOT);
  for (const input of inputs) program.set(input);
  program.link();
  lap();
  judge(program, { rules: {}, contexts: {}, nonBlocking: [] });
  lap();
  return times;
}

describe('time grows no faster than the code', function () {
  this.slow(3_000);
  for (const [name, { parts, files }] of Object.entries(SHAPES))
    it(name, () => {
      let tooSlow: string[] = [];
      // Code that runs for the first time is slower.
      timesOf(files(Math.ceil(parts / 4)));
      for (let turn = 0; turn < TRIES; turn++) {
        const [once, twice] = [timesOf(files(parts)), timesOf(files(parts * 2))];
        tooSlow = PHASES.flatMap((phase, at) =>
          twice[at]! > MAX_RATIO * once[at]! + NOISE
            ? [`${phase}: ${once[at]!.toFixed(0)} ms, then ${twice[at]!.toFixed(0)} ms`]
            : [],
        );
        if (tooSlow.length === 0) return;
      }
      assert.deepEqual(tooSlow, []);
    });
});
