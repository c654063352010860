/** Opens the project around what a user names, with progress where somebody watches, and closes it afterwards. */
import path from 'node:path';
import type { Project, ProjectOptions } from '../project/project.ts';
import type { CliIo } from './io.ts';
import { createProgress } from './progress.ts';

export async function withProject<T>(
  options: ProjectOptions,
  io: CliIo,
  work: (project: Project) => Promise<T>,
): Promise<T> {
  const progress = createProgress(io.stderr);
  const openProject = await io.loadProject();
  try {
    const project = await openProject({
      ...options,
      ...(progress && {
        onProgress: (done: number, total: number) => progress.show(`Looking at ${done} of ${total} files`),
      }),
    });
    try {
      const result = await work(project);
      io.signal.throwIfAborted();
      return result;
    } finally {
      await project.close();
    }
  } finally {
    await progress?.clear();
  }
}

/** What the options of every command that opens a project say about its cache. */
export interface CacheOptions {
  readonly cache: boolean;
  readonly cacheDir?: string;
}

export function cacheFolder(cwd: string, root: string, { cache, cacheDir }: CacheOptions): string | false {
  if (!cache) return false;
  return cacheDir === undefined
    ? path.join(root, 'node_modules', '.cache', 'workload-lint')
    : path.resolve(cwd, cacheDir);
}
