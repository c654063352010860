/** The files that changed since a Git reference, with those that Git does not track yet. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from '../analysis/index.ts';
import { toForwardSlashes } from './paths.ts';

const run = promisify(execFile);
const MEGABYTE = 2 ** 20;
/** Nothing that the repository configures is run. */
const HARMLESS = ['-c', 'core.fsmonitor=false'];

/**
 * @param cwd absolute path of a folder in the repository
 * @param reference as Git understands it: `HEAD`, a branch, a commit
 * @returns absolute paths with forward slashes
 * @throws with the reason if there is no Git, no repository or no such reference
 */
export async function changedSince(cwd: string, reference: string, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const git = async (...args: readonly string[]): Promise<string> => {
    try {
      const { stdout } = await run('git', ['-C', cwd, ...HARMLESS, ...args], { signal, maxBuffer: 64 * MEGABYTE });
      return stdout;
    } catch (error) {
      signal.throwIfAborted();
      throw new Error(reasonOf(error), { cause: error });
    }
  };
  const root = (await git('rev-parse', '--show-toplevel')).trimEnd();
  // The end of options: a reference must not be taken for one.
  const [tracked, untracked] = await Promise.all([
    git('diff', '--name-only', '-z', '--no-ext-diff', '--diff-filter=d', '--end-of-options', reference, '--'),
    git('ls-files', '-z', '--others', '--exclude-standard', '--full-name', root),
  ]);
  const names = `${tracked}${untracked}`.split('\0').filter(Boolean);
  return new Set(names.map((name) => toForwardSlashes(path.join(root, name))));
}

function reasonOf(error: unknown): string {
  const { code, stderr = '' } = error as { readonly code?: unknown; readonly stderr?: string };
  if (code === 'ENOENT') return 'git is not installed';
  return stderr.split('\n', 1)[0]!.replace(/^fatal: /, '') || 'git failed';
}

/** Whether a finding is in a changed file, or its chain leads through one: what changed may be the reason for it. */
export const leadsThrough = ({ file, chain }: Finding, changed: ReadonlySet<string>): boolean =>
  changed.has(file) || chain.some((link) => changed.has(link.file));
