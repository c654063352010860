/**
 * `npm run measure:refactors -- CHECKOUT… [--refactor ID] [--most N] [--failures]`: applies every refactor at every finding, one at a time,
 * and counts how many leave files that parse and that the TypeScript checker likes as well as before.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadOxcParser } from '../../../src/project/oxc-parser.ts';
import { RENDERERS } from '../table.ts';
import { attemptsIn, changesAgain, type Application } from './applications.ts';
import { Checker } from './checker.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    refactor: { type: 'string' }, most: { type: 'string', default: '1000' }, failures: { type: 'boolean', default: false },
    refusals: { type: 'boolean', default: false }, markdown: { type: 'boolean', default: false },
  },
});

interface Tally {
  applied: number;
  broken: number;
  worse: number;
  again: number;
}

const tallies = new Map<string, Tally>();
const refusals = new Map<string, number>();
const failures: string[] = [];

/** Dependants beyond these say nothing new. */
const MOST_DEPENDANTS = 4;

async function main(): Promise<void> {
  if (positionals.length === 0) throw new Error('Say which checkouts: npm run measure:refactors -- CHECKOUT…');
  const parser = await loadOxcParser();
  for (const folder of positionals) {
    const root = resolve(folder).replaceAll('\\', '/');
    console.error(`Looking at ${root} …`);
    const { applications, refusals: refused, crashes, dependants } = await attemptsIn(root, parser, values.refactor);
    for (const [reason, count] of refused) refusals.set(reason, (refusals.get(reason) ?? 0) + count);
    failures.push(...crashes.map((crash) => `crash ${crash}`));
    const checker = new Checker(root);
    for (const application of sampled(applications, Number(values.most))) {
      const tally = tallies.get(application.refactor) ?? { applied: 0, broken: 0, worse: 0, again: 0 };
      tallies.set(application.refactor, tally);
      tally.applied++;
      const problem = problemOf(application, checker, dependants);
      if (problem) {
        tally[problem.kind]++;
        failures.push(`${problem.kind} ${application.refactor} ${placeOf(application, root)} ${problem.text}`);
      } else if (changesAgain(application, parser)) {
        tally.again++;
        failures.push(`again ${application.refactor} ${placeOf(application, root)}`);
      }
    }
  }
  print();
}

interface Problem {
  readonly kind: 'broken' | 'worse';
  readonly text: string;
}

function problemOf({ after, change }: Application, checker: Checker, dependants: (file: string) => string[]): Problem | undefined {
  for (const [path, text] of after) {
    const [error] = checker.syntax(path, text);
    if (error) return { kind: 'broken', text: error };
  }
  const touched = change.files.map(({ file }) => file);
  const around = touched.flatMap((file) => dependants(file).slice(0, MOST_DEPENDANTS));
  const [error] = checker.newErrors([...new Set([...touched, ...around])].sort(), after);
  return error === undefined ? undefined : { kind: 'worse', text: error };
}

/** At most so many of each refactor, evenly spread. */
function sampled(applications: readonly Application[], most: number): Application[] {
  const kinds = [...new Set(applications.map(({ refactor }) => refactor))];
  return kinds.flatMap((kind) => {
    const own = applications.filter(({ refactor }) => refactor === kind);
    return own.filter((_, index) => Math.floor((index * most) / own.length) !== Math.floor(((index - 1) * most) / own.length));
  });
}

const placeOf = ({ finding: { file, span } }: Application, root: string): string => `${file.slice(root.lastIndexOf('/') + 1)}:${span[0]}`;

function print(): void {
  const percent = ({ applied, broken, worse, again }: Tally) => `${((100 * (applied - broken - worse - again)) / applied).toFixed(1)} %`;
  const rows = [...tallies].map(([id, tally]) => [id, `${tally.applied}`, percent(tally), `${tally.broken}`, `${tally.worse}`, `${tally.again}`]);
  const all = { applied: 0, broken: 0, worse: 0, again: 0 };
  for (const tally of tallies.values()) for (const key of ['applied', 'broken', 'worse', 'again'] as const) all[key] += tally[key];
  if (all.applied > 0) rows.push(['all', `${all.applied}`, percent(all), `${all.broken}`, `${all.worse}`, `${all.again}`]);
  console.log(RENDERERS[values.markdown ? 'markdown' : 'text']({
    title: 'Refactors applied one at a time', head: ['refactor', 'applied', 'well', 'not parsed', 'new type errors', 'changed again'], rows,
  }));
  if (values.failures) for (const failure of failures) console.log(failure);
  if (values.refusals) for (const [reason, count] of [...refusals].sort(([, a], [, b]) => b - a)) console.log(`${count} × ${reason}`);
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
