/**
 * `npm run measure:folders -- CHECKOUT… [--markdown]`: whether a check in each package of a repository finds what a
 * check at its root finds there, to the last link of each chain.
 */
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildShipped } from '../build.ts';
import { RENDERERS } from '../table.ts';
import { compareFolders, type Comparison } from './compare-folders.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { markdown: { type: 'boolean', default: false } },
});

const rowOf = (checkout: string, { packages, findings, across, differing }: Comparison): string[] => [
  basename(checkout),
  ...[packages.length, findings, across, differing.length].map(String),
];

async function main(): Promise<void> {
  if (positionals.length === 0) throw new Error('Say which checkouts: npm run measure:folders -- CHECKOUT…');
  const cli = join(await buildShipped('folders'), 'cli.js');
  const rows: string[][] = [];
  for (const checkout of positionals) {
    console.error(`Checking ${checkout} …`);
    const comparison = await compareFolders(cli, resolve(checkout));
    rows.push(rowOf(checkout, comparison));
    for (const { folder, missing, added } of comparison.differing)
      console.error(
        [folder, ...missing.map((one) => `  missing ${one}`), ...added.map((one) => `  added   ${one}`)].join('\n'),
      );
    if (comparison.differing.length > 0) process.exitCode = 1;
  }
  const head = ['repository', 'packages', 'findings', 'whose chain leaves the package', 'packages that differ'];
  console.log(
    RENDERERS[values.markdown ? 'markdown' : 'text']({ title: 'From the root and from each package', head, rows }),
  );
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
