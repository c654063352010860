/** Reads and extracts a file synchronously, for threads with nothing else to do. */
import type { Parser } from '../../analysis/index.ts';
import { readBytesNow } from '../read-file.ts';
import type { Extracted, ExtractRequest } from './batch.ts';
import { factsOfBytes, hashOf } from './file-facts.ts';

export function extractNow({ path, knownHash, depth }: ExtractRequest, parser: Parser): Extracted {
  try {
    const bytes = readBytesNow(path, 'source');
    const hash = hashOf(bytes);
    return hash === knownHash ? { hash, facts: undefined } : { hash, facts: factsOfBytes(bytes, path, parser, depth) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { error: { code, message } };
  }
}
