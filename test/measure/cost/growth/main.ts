/**
 * `npm run measure:growth [-- --only PART] [--markdown]`: the order of growth and the size at which 50 ms are spent, as
 * the cost model tells them of loops, beside what is measured.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { transform } from 'esbuild';
import { extractFacts, growthAt, Program, typescriptEslintParser } from '../../../../src/analysis/index.ts';
import { RENDERERS } from '../../table.ts';
import { afterwards } from './afterwards.ts';
import { DATA, loops, type GrowthCase } from './loops.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, markdown: { type: 'boolean', default: false } },
});
/** Milliseconds of the budget. */
const BUDGET = 50;
/** A size is good within this factor. */
const FACTOR = 3;
/** Milliseconds from which on a timing says something, and the largest size that is tried. */
const LEAST = 6;
const LARGEST = 1 << 18;

type Run = (...given: unknown[]) => unknown;

function milliseconds(run: Run, given: (size: number) => readonly unknown[], size: number): number {
  const input = given(size);
  const times = Array.from({ length: 3 }, () => {
    const used = process.cpuUsage();
    run(...input);
    const { user, system } = process.cpuUsage(used);
    return (user + system) / 1e3;
  });
  return Math.min(...times);
}

interface Measured {
  readonly exponent: number;
  readonly size: number;
}

function measure(run: Run, given: (size: number) => readonly unknown[]): Measured {
  let size = 128;
  milliseconds(run, given, size);
  while (milliseconds(run, given, size) < LEAST && size < LARGEST) size *= 2;
  const [few, many] = [milliseconds(run, given, size), milliseconds(run, given, size * 3)];
  const exponent = Math.log(many / few) / Math.log(3);
  return { exponent, size: size * 3 * (BUDGET / many) ** (1 / Math.max(1, exponent)) };
}

async function main(): Promise<void> {
  const cases: readonly GrowthCase[] = [...loops, ...afterwards].filter(({ name }) => name.includes(values.only));
  const text = [DATA, ...cases.map(({ code }) => code)].join('\n');
  const folder = await mkdtemp(join(tmpdir(), 'workload-lint-growth-'));
  const path = '/loops.ts';
  const program = new Program('/');
  program.set({ path, facts: extractFacts(text, path, typescriptEslintParser), resolutions: [] });
  program.link();
  try {
    const file = join(folder, 'loops.mjs');
    await writeFile(file, (await transform(text, { loader: 'ts' })).code);
    const module = (await import(file)) as Record<string, Run> & { given: (size: number) => readonly unknown[] };
    const kept = new Map<number, readonly unknown[]>();
    // No loop changes what it is given.
    const given = (size: number): readonly unknown[] => {
      const known = kept.get(size) ?? module.given(size);
      kept.set(size, known);
      return known;
    };
    const rows = cases.map(({ name, order }) => {
      const node = program.unitAt(path)!.nodes.find(({ facts }) => facts.name === name)!;
      const told = growthAt(program, node, BUDGET);
      const measured = measure(module[name]!, given);
      const isRight = told.order === order;
      const ratio = (told.size ?? Infinity) / measured.size;
      return { name, order, told, measured, isRight, ratio, isNear: ratio < FACTOR && ratio > 1 / FACTOR };
    });
    const late = rows.filter(({ name }) => afterwards.some((other) => other.name === name));
    const share = (all: typeof rows, of: (row: (typeof rows)[number]) => boolean): string =>
      `${all.filter(of).length} of ${all.length}`;
    const said = (all: typeof rows): string =>
      `growth right for ${share(all, ({ isRight }) => isRight)}, size within a factor of ${FACTOR} for ${share(all, ({ isNear }) => isNear)}`;
    process.stdout.write(
      RENDERERS[values.markdown ? 'markdown' : 'text']({
        title: `${said(rows)}; of those written afterwards ${said(late)}`,
        head: ['loop', 'order', 'told', 'exponent', 'size told', 'measured', 'factor', ''],
        rows: rows.map(({ name, order, told, measured, isRight, ratio, isNear }) => [
          name,
          String(order),
          String(told.order),
          measured.exponent.toFixed(2),
          String(Math.round(told.size ?? 0)),
          String(Math.round(measured.size)),
          ratio.toFixed(2),
          `${isRight ? '' : '✗ order '}${isNear ? '' : '✗'}`,
        ]),
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

void main();
