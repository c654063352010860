/**
 * Texts of the cache with a checksum: if a disk or a copy changes a single bit, the text must be analyzed again, and no
 * report may change.
 */
import { crc32 } from 'node:zlib';

/** Characters of the checksum and the line break before it. */
const SEAL = 9;

/** The pieces of a text, and their checksum in a last line. */
export function* sealed(pieces: Iterable<string>): Generator<string> {
  let sum = 0;
  for (const piece of pieces) {
    sum = crc32(piece, sum);
    yield piece;
  }
  yield `\n${hex(sum)}`;
}

/** @returns the text without its checksum; undefined if they do not fit */
export function unsealed(text: string): string | undefined {
  const content = text.slice(0, -SEAL);
  return text.slice(-SEAL) === `\n${hex(crc32(content))}` ? content : undefined;
}

const hex = (sum: number): string => sum.toString(16).padStart(8, '0');
