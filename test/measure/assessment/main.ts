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
import { curveTable, gapTable, namesTable } from './report.ts';
import { samplesOf, type Sample } from './samples.ts';
import { writeWeights } from './weights-file.ts';
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
  const labels = await readLabels(options.labels);
  const samples: Sample[] = [];
  let cli: string | undefined;
  for (const [repo, members] of group(labels, (label) => label.repo)) {
    const stored = options.findings && join(options.findings, `${repo.replace('/', '+')}.json`);
    let findings = stored === undefined ? undefined : await storedFindings(stored);
    if (!findings) {
      console.error(`Checking ${repo} …`);
      const folder = await findCheckout(resolve(checkouts), repo);
      if (folder === undefined) throw new Error(`${repo}: no checkout`);
      cli ??= join(await buildShipped('assessment'), 'cli.js');
      findings = await checkRepository(cli, folder, ['--all', '--min-severity', 'hint']);
      if (stored !== undefined) {
        await mkdir(options.findings!, { recursive: true });
        await writeFile(stored, JSON.stringify({ findings }));
      }
    }
    samples.push(...samplesOf(members, findings));
  }
  const fitted = fittedOnAll(samples);
  const render = RENDERERS.text;
  const wanted = labels.filter((label) => label.wanted === 'yes').length;
  console.log(render(gapTable(samples, wanted, fitted, leftOut(samples))));
  console.log(render(curveTable(samples, wanted, fitted)));
  console.log(render(namesTable(withoutName(samples))));
  if (options.write) await writeWeights(fitted);
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
