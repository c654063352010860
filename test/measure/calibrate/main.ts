/**
 * Times what code is made of on this machine and writes the figures where the cost model reads them: `npm run
 * calibrate`.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { DATA, PER_ELEMENT, STRAIGHT, type Timed } from './operations.ts';

const TARGET = 'src/analysis/catalogue/costs/measured.ts';
/** Milliseconds that one timing takes at least: the clock and the compiler are not felt by then. */
const LEAST = 15;
const ROUNDS = 15;

/** The clock, or the time the process had: what others do on the machine counts in neither. */
function milliseconds(run: () => unknown): number {
  const start = process.hrtime.bigint();
  const used = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(used);
  return Math.min(Number(process.hrtime.bigint() - start) / 1e6, (user + system) / 1e3);
}

/** A function of its own for each operation, so that none is compiled for what another does. */
function compile({ before = '', code }: Timed): (count: number) => unknown {
  const make = new Function(
    `${DATA} return (count) => { let sum = 0; ${before} for (let at = 0; at < count; at++) { ${code} } return [sum, kept[0]]; };`,
  );
  return (make as () => (count: number) => unknown)();
}

/** @returns nanoseconds of one iteration */
function iteration(timed: Timed): number {
  const run = compile(timed);
  let count = 16;
  while (milliseconds(() => run(count)) < LEAST) count *= 2;
  // Disturbances only add; what the collector takes is part of the price and not in the quickest round.
  const rounds = Array.from({ length: ROUNDS }, () => milliseconds(() => run(count))).sort((a, b) => a - b);
  return (rounds[ROUNDS >> 2]! * 1e6) / count;
}

const loop = iteration(STRAIGHT.iteration!);
const nanoseconds: Record<string, number> = {};
for (const [name, timed] of Object.entries({ ...STRAIGHT, ...PER_ELEMENT })) {
  const time = (iteration(timed) - (timed.whole ? 0 : loop)) / (timed.perIteration ?? 1);
  nanoseconds[name] = Number(Math.max(time, 0.1).toPrecision(2));
  process.stderr.write(`${name} ${nanoseconds[name]}\n`);
}

writeFileSync(
  TARGET,
  [
    '/**',
    ' * What operations cost on one machine; written by `npm run calibrate`.',
    ` * Measured on ${cpus().length} × ${cpus()[0]!.model.trim()}, Node ${process.versions.node}.`,
    ' */',
    '',
    '/** Nanoseconds of one operation; of those that go over a collection, for each of its elements. */',
    'export const NANOSECONDS = {',
    ...Object.entries(nanoseconds).map(([name, value]) => `  ${name}: ${value},`),
    '} as const;',
    '',
  ].join('\n'),
);
