/**
 * `npm run measure:patterns [-- --prove] [--markdown]`: what is said of patterns that are known to be slow, or not, and
 * how long that takes; `--prove` runs each of them first.
 */
import { parseArgs } from 'node:util';
import { backtrackingOf } from '../../../src/analysis/program/flow/backtracking.ts';
import { RENDERERS } from '../table.ts';
import { casesOf, KINDS, type Kind, type PatternCase } from './cases.ts';
import { proveKind } from './proof.ts';

const { values } = parseArgs({
  options: { prove: { type: 'boolean', default: false }, markdown: { type: 'boolean', default: false } },
});
/** Milliseconds that a pattern may take. */
const LIMIT = 50;

interface Judged {
  readonly pattern: string;
  readonly said: Kind;
  readonly milliseconds: number;
}

function judge({ pattern }: PatternCase): Judged {
  const { user, system } = process.cpuUsage();
  const said = backtrackingOf(pattern)?.growth ?? 'harmless';
  const used = process.cpuUsage();
  return { pattern, said, milliseconds: (used.user + used.system - user - system) / 1e3 };
}

async function proveAll(): Promise<number> {
  let unproven = 0;
  for (const kind of KINDS) {
    for (const row of casesOf(kind)) {
      const shown = await proveKind(row);
      if (shown === kind) continue;
      unproven++;
      process.stdout.write(`not proved: ${row.pattern} is said to be ${kind}, and shows itself ${shown}\n`);
    }
  }
  return unproven;
}

const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)} %`;

async function main(): Promise<void> {
  const unproven = values.prove ? await proveAll() : 0;
  // What is loaded for the first pattern counts for none.
  judge({ pattern: '/a+b+c+$/' });
  const judged = KINDS.map((kind) => ({ kind, rows: casesOf(kind).map(judge) }));
  const wrong = judged.flatMap(({ kind, rows }) =>
    rows.filter(({ said }) => said !== kind).map(({ pattern, said }) => `${kind}, said ${said}: ${pattern}\n`),
  );
  process.stdout.write(wrong.join(''));
  const slowest = Math.max(...judged.flatMap(({ rows }) => rows.map(({ milliseconds }) => milliseconds)));
  process.stdout.write(
    RENDERERS[values.markdown ? 'markdown' : 'text']({
      title: `Patterns, ${slowest.toFixed(0)} ms for the slowest${values.prove ? `, ${unproven} not proved` : ''}`,
      head: ['', 'patterns', 'told', 'growth right'],
      rows: judged.map(({ kind, rows }) => [
        kind,
        String(rows.length),
        percent(rows.filter(({ said }) => said !== 'harmless').length, rows.length),
        percent(rows.filter(({ said }) => said === kind).length, rows.length),
      ]),
    }),
  );
  if (slowest > LIMIT || unproven > 0) process.exitCode = 1;
}

void main();
