/** Has the command line check a repository. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ReportedFinding } from './findings.ts';

/** Exit codes of a check that came to its end: without and with findings. */
const FINISHED: readonly (number | null)[] = [0, 1];

/**
 * @param repo `owner/name`, whose checkout is below `checkouts` as `owner+name`, `owner/name` or `name`
 * @returns undefined where there is no checkout
 */
export async function findCheckout(checkouts: string, repo: string): Promise<string | undefined> {
  for (const name of [repo.replace('/', '+'), repo, repo.slice(repo.indexOf('/') + 1)]) {
    const folder = join(checkouts, name);
    if (
      await stat(folder).then(
        (found) => found.isDirectory(),
        () => false,
      )
    )
      return folder;
  }
  return undefined;
}

/**
 * Leaves nothing behind in the folder, and takes nothing from an earlier run.
 * @throws where the command line does not come to its end
 */
export async function checkRepository(
  cli: string,
  folder: string,
  args: readonly string[] = [],
): Promise<readonly ReportedFinding[]> {
  const child = spawn(process.execPath, [cli, 'check', '--format', 'json', '--no-refactors', '--no-cache', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (!FINISHED.includes(code)) throw new Error(`exit code ${code}: ${stderr.trim().split('\n').at(-1)}`);
  return (JSON.parse(stdout) as { findings: ReportedFinding[] }).findings;
}
