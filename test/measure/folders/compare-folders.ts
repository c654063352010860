/** Compares the check of a repository with the checks of its packages. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { glob } from 'tinyglobby';
import { isWithin } from '../../../src/project/paths.ts';
import { programAround } from '../../../src/project/program-root.ts';

export interface Comparison {
  /** Folders of the packages, relative to the root. */
  readonly packages: readonly string[];
  /** At the root, below a package. */
  readonly findings: number;
  /** Of these, those whose chain leads through a file outside of the package. */
  readonly across: number;
  readonly differing: readonly Difference[];
}

interface Difference {
  readonly folder: string;
  /** Found at the root only. */
  readonly missing: readonly string[];
  /** Found in the package only. */
  readonly added: readonly string[];
}

/** With absolute paths. */
interface Finding {
  readonly file: string;
  readonly chain: readonly { readonly file: string }[];
}

/** A report of a large repository. */
const MAX_OUTPUT = 2 ** 30;
const OPTIONS = ['check', '--format', 'json', '--no-refactors', '--min-severity', 'hint'];

/**
 * @param cli absolute path of the command line
 * @param root absolute path of the repository, in which nothing is written
 */
export async function compareFolders(cli: string, root: string): Promise<Comparison> {
  const cache = await mkdtemp(join(tmpdir(), 'workload-lint-folders-'));
  try {
    const check = async (cwd: string): Promise<Finding[]> => {
      const args = [cli, ...OPTIONS, '--cache-dir', cache];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, maxBuffer: MAX_OUTPUT }).catch(
        (error: { readonly code?: unknown; readonly stdout: string }) => {
          // Something was found.
          if (error.code === 1) return error;
          throw error;
        },
      );
      return (JSON.parse(stdout) as { readonly findings: Finding[] }).findings.map((one) => absolute(one, cwd));
    };
    const all = await check(root);
    const packages = await packagesOf(root);
    const differing: Difference[] = [];
    const seen = new Set<Finding>();
    let across = 0;
    for (const folder of packages) {
      const here = join(root, folder);
      const expected = all.filter(({ file }) => isWithin(here, file));
      for (const finding of expected) {
        if (seen.has(finding)) continue;
        seen.add(finding);
        if (finding.chain.some(({ file }) => !isWithin(here, file))) across++;
      }
      const [before, after] = [expected, await check(here)].map(
        (list) => new Set(list.map((one) => JSON.stringify(one))),
      );
      const missing = [...before!].filter((one) => !after!.has(one));
      const added = [...after!].filter((one) => !before!.has(one));
      if (missing.length + added.length > 0) differing.push({ folder, missing, added });
    }
    return { packages, findings: seen.size, across, differing };
  } finally {
    await rm(cache, { recursive: true });
  }
}

/** Those of the program of the root, the innermost first. */
async function packagesOf(root: string): Promise<string[]> {
  const manifests = await glob('*/**/package.json', { cwd: root, ignore: '**/node_modules/**' });
  const folders = manifests.map((manifest) => dirname(manifest)).sort((a, b) => b.length - a.length);
  const programs = await Promise.all(folders.map((folder) => programAround(join(root, folder))));
  return folders.filter((_, index) => programs[index] === root);
}

/** The same finding, wherever it was asked for. */
const absolute = (finding: Finding, cwd: string): Finding =>
  JSON.parse(JSON.stringify(finding), (key, value: unknown) =>
    key === 'file' && typeof value === 'string' ? resolve(cwd, value) : value,
  ) as Finding;
