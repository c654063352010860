/** Versions of the code that fills the caches: caches of other code are not read. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EXTRACTOR_VERSION } from '../analysis/index.ts';
import { workerFile } from './extract/index.ts';

/** Version of the extraction: a hash of its bundle, so that no change can be missed. */
export async function factsVersion(): Promise<string> {
  return workerFile === undefined ? EXTRACTOR_VERSION : `${EXTRACTOR_VERSION}-${await contentName(workerFile)}`;
}

/**
 * Version of the whole analysis: a hash of the bundle that contains this code. Undefined if it runs unbundled, from
 * many files.
 */
export async function analysisVersion(): Promise<string | undefined> {
  return import.meta.url.endsWith('.ts') ? undefined : contentName(fileURLToPath(import.meta.url));
}

async function contentName(file: string): Promise<string> {
  // Our own bundle, once at the start: about ten milliseconds.
  return createHash('sha1')
    .update(await readFile(file))
    .digest('base64url');
}
