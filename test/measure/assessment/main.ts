/**
 * `npm run measure:assessment -- CHECKOUTS --labels FILE [--findings FOLDER] [--write]`: fits the points of the factors
 * on labelled code, and prints what they find when fitted on everything and when the repository at hand is left out.
 * The gap between the two is the measure of honesty.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkRepository, findCheckout } from '../accuracy/check-repository.ts';
import type { ReportedFinding } from '../accuracy/findings.ts';
import { readLabels } from '../accuracy/labels.ts';
import { group } from '../accuracy/tally.ts';
import { buildShipped } from '../build.ts';
import { RENDERERS } from '../table.ts';
import { THRESHOLDS } from '../../../src/analysis/assessment/level.ts';
import type { Measured } from './levels.ts';
import { curveTable, leastScore, levelsTable, meanOver, namesTable, type Weighing } from './report.ts';
import { samplesOf } from './samples.ts';
import { writeWeights, writeWorths } from './weights-file.ts';
import { fittedOnAll, leftOut, withoutName } from './validate.ts';

const {
  positionals: [checkouts],
  values: options,
} = parseArgs({
  allowPositionals: true,
  options: { labels: { type: 'string' }, findings: { type: 'string' }, write: { type: 'boolean', default: false } },
});

async function main(): Promise<void> {
  if (checkouts === undefined || options.labels === undefined)
    throw new Error('Say which checkouts, and by which labels: npm run measure:assessment -- CHECKOUTS --labels FILE');
  const repositories: Measured[] = [];
  let cli: string | undefined;
  for (const [repo, labels] of group(await readLabels(options.labels), (label) => label.repo)) {
    const stored = options.findings && join(options.findings, `${repo.replace('/', '+')}.json`);
    let findings = stored === undefined ? undefined : await storedFindings(stored);
    if (!findings) {
      console.error(`Checking ${repo} …`);
      const folder = await findCheckout(resolve(checkouts), repo);
      if (folder === undefined) throw new Error(`${repo}: no checkout`);
      cli ??= join(await buildShipped('assessment'), 'cli.js');
      findings = await checkRepository(cli, folder, ['--min-severity', 'hint']);
      if (stored !== undefined) {
        await mkdir(options.findings!, { recursive: true });
        await writeFile(stored, JSON.stringify({ findings }));
      }
    }
    repositories.push({ repo, labels, findings });
  }
  await report(repositories);
}

async function report(repositories: readonly Measured[]): Promise<void> {
  const samples = repositories.flatMap(({ labels, findings }) => samplesOf(labels, findings));
  const fitted = fittedOnAll(samples);
  const others = leftOut(samples);
  const least = THRESHOLDS.normal;
  const onAll: Weighing = { name: 'fitted on all', fittedFor: () => fitted, least };
  const withoutItself: Weighing = { name: 'left out', fittedFor: (repo) => others.get(repo) ?? fitted, least };
  const render = RENDERERS.text;
  console.log(render(levelsTable(repositories, [{ name: 'as built' }, onAll, withoutItself])));
  for (const weighing of [{ name: 'as built' }, onAll, withoutItself])
    console.log(`Mean over repositories, found at info, ${weighing.name}: ${meanOver(repositories, weighing)}`);
  for (const level of ['info', 'warning'] as const) {
    console.log(render(curveTable(repositories, level, withoutItself)));
    console.log(
      `Least score of ${level}, by repositories left out: ${leastScore(repositories, level, withoutItself).toFixed(1)}`,
    );
  }
  const worths = withoutName(samples);
  console.log(render(namesTable(worths)));
  if (!options.write) return;
  await writeWeights(fitted);
  await writeWorths(worths);
}

/** What an earlier run has stored; undefined where there is none. */
async function storedFindings(file: string): Promise<readonly ReportedFinding[] | undefined> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { findings: ReportedFinding[] }).findings;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
