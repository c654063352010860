/**
 * The process that outlives a run: when the runner is gone, however it ended, it ends what is left of the run and
 * deletes its folder. Arguments: the mark of the run, and the absolute path of its folder.
 */
import { rm } from 'node:fs/promises';
import { openProcessTree } from '../process-tree/tree.ts';

const [mark = '', folder = ''] = process.argv.slice(2);

async function cleanUp(): Promise<void> {
  await openProcessTree(mark).end();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

if (mark !== '' && folder !== '') {
  // The pipe closes when the runner closes it, or when the system does so for a runner that was killed.
  process.stdin.resume().once('close', () => void cleanUp());
  // It ends by itself, and only when all is done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
}
