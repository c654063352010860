/** Decodes, filters and encodes photographs. */
import '../lifeline/join.ts';
import { createHash } from 'node:crypto';
import { photograph, processPhotograph, takePhotographs } from './photographs.ts';
import { defineScenario, times, type Beside, type Context } from './scenario.ts';

const prepare = ({ folder, size }: Beside): Promise<void> =>
  takePhotographs(folder, size['images']!, size['megapixels']!);

const filesOf = ({ size, folder }: Context): string[] => times(size['images']!, (index) => photograph(folder, index));

/** Runs on the main thread, in a worker, or in a process. @returns a digest of the new image */
export const processFile = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await processPhotograph(file))
    .digest('hex');

async function sequential(context: Context): Promise<string[]> {
  const digests = [];
  for (const file of filesOf(context)) digests.push(await processFile(file));
  return digests;
}

const async = (context: Context): Promise<string[]> => Promise.all(filesOf(context).map(processFile));

const pooled = (context: Context): Promise<unknown[]> =>
  Promise.all(filesOf(context).map((file) => context.pool.run('processFile', file)));

export const scenario = defineScenario({
  prepare,
  strategies: { sequential, async, threads: pooled, processes: pooled },
});
