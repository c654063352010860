/**
 * `npm run measure:accuracy -- CHECKOUTS --labels FILE [--repo PART] [--markdown]`: how many of the labelled places in
 * real repositories are found, and how many of the reports there are wanted.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildShipped } from '../build.ts';
import { RENDERERS } from '../table.ts';
import { checkRepository, findCheckout } from './check-repository.ts';
import { readLabels } from './labels.ts';
import { remarks, tables } from './report.ts';
import { judgeLabels, type Verdict } from './score.ts';
import { group } from './tally.ts';

const {
  positionals: [checkouts],
  values,
} = parseArgs({
  allowPositionals: true,
  options: {
    labels: { type: 'string' },
    repo: { type: 'string', default: '' },
    markdown: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (checkouts === undefined || values.labels === undefined) {
    throw new Error('Say which checkouts, and by which labels: npm run measure:accuracy -- CHECKOUTS --labels FILE');
  }
  const labels = (await readLabels(values.labels)).filter(({ repo }) => repo.includes(values.repo));
  const cli = join(await buildShipped('accuracy'), 'cli.js');
  const verdicts: Verdict[] = [];
  const skipped: string[] = [];
  for (const [repo, members] of group(labels, ({ repo }) => repo)) {
    console.error(`Checking ${repo} …`);
    const folder = await findCheckout(resolve(checkouts), repo);
    try {
      if (folder === undefined) throw new Error('no checkout');
      verdicts.push(...judgeLabels(members, await checkRepository(cli, folder)));
    } catch (error) {
      skipped.push(`skipped      ${repo}: ${(error as Error).message}`);
    }
  }
  const render = RENDERERS[values.markdown ? 'markdown' : 'text'];
  for (const table of tables(verdicts)) console.log(render(table));
  if (!values.markdown) for (const line of remarks(verdicts)) console.log(line);
  for (const line of skipped) console.log(line);
  // What was not looked at proves nothing.
  if (skipped.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
