/**
 * `npm run measure:refactors -- CHECKOUT… [--refactor ID] [--most N] [--seed N] [--failures] [--refusals]
 * [--markdown]`: applies refactors one at a time, at findings and at the cursor, and counts how many leave files that
 * parse and that the TypeScript checker likes as well as before.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { loadOxcParser } from '../../../src/project/oxc-parser.ts';
import { openProject } from '../../../src/project/index.ts';
import { DEFAULT_SETTINGS } from '../../../src/protocol/settings.ts';
import type { Finding, Parser, Program } from '../../../src/analysis/index.ts';
import { RENDERERS } from '../table.ts';
import { attempt, changesAgain, dependantsOf, sourcesOf, type Application } from './applications.ts';
import { candidatesIn } from './candidates.ts';
import { Checker } from './checker.ts';
import { Tally, type Outcome } from './tally.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    refactor: { type: 'string' },
    most: { type: 'string', default: '15' },
    entryPoint: { type: 'string', default: '1' },
    failures: { type: 'boolean', default: false },
    refusals: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});

/** Dependants beyond these say nothing new. */
const MOST_DEPENDANTS = 6;
const tally = new Tally();
const failures: string[] = [];

async function main(): Promise<void> {
  if (positionals.length === 0) throw new Error('Say which checkouts: npm run measure:refactors -- CHECKOUT…');
  const parser = await loadOxcParser();
  for (const folder of positionals) {
    const root = resolve(folder).replaceAll('\\', '/');
    console.error(`Looking at ${root} …`);
    // Tests are read in full: a change concerns them, too.
    const project = await openProject({ root, settings: DEFAULT_SETTINGS, cacheDir: false, threads: 1, all: true });
    await project.inspect((program, findings) => measure(root, program, [...findings.values()].flat(), parser));
    await project.close();
  }
  const title = `Refactors applied one at a time (${positionals.length} repositories, Node ${process.versions.node}, TypeScript ${ts.version})`;
  console.log(RENDERERS[values.markdown ? 'markdown' : 'text'](tally.table(title)));
  if (values.failures) for (const failure of failures) console.log(failure);
  if (values.refusals) for (const refusal of tally.refusals()) console.log(refusal);
}

function measure(root: string, program: Program, findings: readonly Finding[], parser: Parser): void {
  const planned = applicationsIn(root, program, findings, parser).map((application) => ({
    application,
    folder: folderOf(root, application),
    files: filesAround(application, program),
  }));
  const checkers = new Map<string, Checker>();
  for (const { application, folder, files } of planned) {
    const checker =
      checkers.get(folder) ??
      new Checker(folder, [...new Set(planned.filter((each) => each.folder === folder).flatMap((each) => each.files))]);
    checkers.set(folder, checker);
    const { outcome, text } = outcomeOf(application, files, checker, program, parser);
    tally.count(application, outcome, sourcesOf(parser).source.text);
    if (outcome !== 'well') fail(`${outcome} ${application.refactor} ${placeOf(application, root)} ${text}`);
  }
}

/** Those that are offered, at most so many of each refactor. */
function applicationsIn(root: string, program: Program, findings: readonly Finding[], parser: Parser): Application[] {
  const sources = sourcesOf(parser);
  const found: Application[] = [];
  const counts = new Map<string, number>();
  for (const candidate of candidatesIn(program, findings, Number(values.entryPoint))) {
    const { refactor } = candidate;
    const count = counts.get(refactor) ?? 0;
    if ((values.refactor !== undefined && refactor !== values.refactor) || count >= Number(values.most)) continue;
    const made = attempt(candidate, program, sources);
    if (made.kind === 'refused') tally.refuse(refactor, made.reason);
    else if (made.kind === 'crashed') fail(`crash ${refactor} ${placeOf(candidate, root)} ${made.error}`);
    else if (made.kind === 'applied') {
      counts.set(refactor, count + 1);
      found.push(made.application);
    }
  }
  return found;
}

function outcomeOf(
  application: Application,
  files: readonly string[],
  checker: Checker,
  program: Program,
  parser: Parser,
): { outcome: Outcome; text: string } {
  for (const [path, text] of application.after) {
    const [error] = checker.syntax(path, text);
    if (error !== undefined) return { outcome: 'broken', text: error };
  }
  const [error] = checker.newErrors(files, application.after);
  if (error !== undefined) return { outcome: 'worse', text: error };
  return { outcome: changesAgain(application, program, parser) ? 'again' : 'well', text: '' };
}

/** What it touches, and those that import it. */
function filesAround({ change }: Application, program: Program): string[] {
  const touched = change.files.map(({ file }) => file);
  const around = touched.flatMap((file) => dependantsOf(program, file).slice(0, MOST_DEPENDANTS));
  return [...new Set([...touched, ...around])].sort();
}

/** Where the nearest `tsconfig.json` is. */
function folderOf(root: string, { spot: { file } }: Application): string {
  let folder = dirname(file);
  while (folder.length > root.length && !existsSync(join(folder, 'tsconfig.json'))) folder = dirname(folder);
  return folder;
}

function fail(text: string): void {
  failures.push(text);
  console.error(text);
}

const placeOf = ({ spot: { file, span } }: Pick<Application, 'spot'>, root: string): string =>
  `${file.slice(root.lastIndexOf('/') + 1)}:${span[0]}`;

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
