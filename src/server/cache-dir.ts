/** Where the cache of a folder is stored. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';

/**
 * @param root absolute path of the folder
 * @param base a folder for all caches, if the client has one; default: where the command line stores them
 */
export function cacheDirOf(root: string, base: string | undefined): string {
  if (base === undefined) return join(root, 'node_modules', '.cache', 'workload-lint');
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return join(base, `${basename(root)}-${hash}`);
}
