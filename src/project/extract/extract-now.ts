/** Reads and extracts a file at once: for threads, which have nothing else to do. */
import { readFileSync } from 'node:fs';
import type { FileFacts, Parser } from '../../analysis/index.ts';
import type { ExtractRequest, ReadError } from './batch.ts';
import { factsOfBytes, hashOf } from './file-facts.ts';

export type ExtractedNow =
  | {
    readonly hash: string;
    /** Undefined: the content is the known one. */
    readonly facts: FileFacts | undefined;
  }
  | { readonly error: ReadError };

export function extractNow({ path, knownHash, depth }: ExtractRequest, parser: Parser): ExtractedNow {
  try {
    const bytes = readFileSync(path);
    const hash = hashOf(bytes);
    return { hash, facts: hash === knownHash ? undefined : factsOfBytes(bytes, path, parser, depth) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { error: { code, message } };
  }
}
