/** The tools that are compared: how each is called, and what its output says. */
import { join, resolve } from 'node:path';
import { devDependencies } from '../../../../package.json';

export interface Tool {
  readonly name: string;
  /** Name of the tool that this one is compared with. */
  readonly against: string;
  /** Arguments of Node, in a workspace. */
  readonly args: readonly string[];
  /** What must not be there before a run. */
  readonly cold?: string;
  /** Files looked at, and findings, as the output tells. */
  readonly counts: (stdout: string) => Counts;
}

export interface Counts {
  readonly files: number;
  readonly reports: number;
}

export const NAMES = {
  cold: 'Workload Lint',
  warm: 'Workload Lint, warm cache',
  eslint: 'ESLint, n/no-sync',
  eslintWarm: 'ESLint, n/no-sync, --cache',
  oxlint: 'oxlint, node/no-sync',
  oxlintImport: 'oxlint, node/no-sync, --import-plugin',
} as const;

export const VERSIONS = (['eslint', 'eslint-plugin-n', '@typescript-eslint/parser', 'oxlint'] as const).map(
  (name) => `${name} ${devDependencies[name]}`,
);

const here = resolve('test/measure/speed/tools');

/**
 * @param cli our own command line
 * @param scratch a folder for caches
 */
export function toolsFor(cli: string, scratch: string): readonly Tool[] {
  const [coldCache, warmCache] = [join(scratch, 'cold'), join(scratch, 'warm')];
  // As JSON for its counts, but without the refactors that fit each finding: the others do not look for theirs either.
  const ours = (cache: string) => [cli, 'check', '--format', 'json', '--no-refactors', '--cache-dir', cache];
  const eslint = [
    resolve('node_modules/eslint/bin/eslint.js'),
    '--config',
    join(here, 'eslint-no-sync.mjs'),
    '--format',
    join(here, 'eslint-count.mjs'),
    '.',
  ];
  const oxlint = [resolve('node_modules/oxlint/bin/oxlint'), '--config', join(here, 'oxlint.json'), '--silent', '.'];
  return [
    { name: NAMES.cold, against: NAMES.eslint, args: ours(coldCache), cold: coldCache, counts: oursCounts },
    { name: NAMES.warm, against: NAMES.eslintWarm, args: ours(warmCache), counts: oursCounts },
    { name: NAMES.eslint, against: NAMES.eslint, args: eslint, counts: eslintCounts },
    {
      name: NAMES.eslintWarm,
      against: NAMES.eslintWarm,
      args: [...eslint, '--cache', '--cache-location', join(scratch, 'eslint')],
      counts: eslintCounts,
    },
    { name: NAMES.oxlint, against: NAMES.eslint, args: oxlint, counts: oxlintCounts },
    { name: NAMES.oxlintImport, against: NAMES.eslint, args: [...oxlint, '--import-plugin'], counts: oxlintCounts },
  ];
}

function oursCounts(stdout: string): Counts {
  const { findings, summary } = JSON.parse(stdout) as { findings: unknown[]; summary: { files: number } };
  return { files: summary.files, reports: findings.length };
}

const eslintCounts = (stdout: string): Counts => JSON.parse(stdout) as Counts;

function oxlintCounts(stdout: string): Counts {
  const [, reports, files] = /and (\d+) errors?\.\s+Finished in .* on (\d+) files/.exec(stdout) ?? [];
  return { files: Number(files), reports: Number(reports) };
}
