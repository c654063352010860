/** Where a folder's cache is. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';

/**
 * @param root absolute path of the folder
 * @param base a place for the caches of all folders, where the client has one; otherwise it is where the command line
 * has it
 */
export function cacheDirOf(root: string, base: string | undefined): string {
  if (base === undefined) return join(root, 'node_modules', '.cache', 'workload-lint');
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return join(base, `${basename(root)}-${hash}`);
}
