/** Names of the code that made what is cached: a cache of other code is not read. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EXTRACTOR_VERSION } from '../analysis/index.ts';
import { workerFile } from './extract/index.ts';

/** Of the extraction: the bundle that extracts, so that no change of it can be forgotten. */
export async function factsVersion(): Promise<string> {
  return workerFile === undefined ? EXTRACTOR_VERSION : `${EXTRACTOR_VERSION}-${await contentName(workerFile)}`;
}

/**
 * Of the whole analysis: the bundle that this code is part of. Undefined where it runs from its sources, which are many
 * files.
 */
export async function analysisVersion(): Promise<string | undefined> {
  return import.meta.url.endsWith('.ts') ? undefined : contentName(fileURLToPath(import.meta.url));
}

async function contentName(file: string): Promise<string> {
  // workload-lint-disable-next-line cpu-loop -- our own bundle, once at the start: about ten milliseconds
  return createHash('sha1')
    .update(await readFile(file))
    .digest('base64url');
}
