/**
 * Decodes a file leniently: removes a byte order mark, replaces invalid bytes by U+FFFD, and recognises binary content.
 */

/** Number of bytes inspected to recognise binary content. */
const SAMPLE = 1024;

const UTF8 = new TextDecoder('utf-8');
const BY_MARK: readonly (readonly [mark: readonly number[], decoder: typeof UTF8])[] = [
  [[0xff, 0xfe], new TextDecoder('utf-16le')],
  [[0xfe, 0xff], new TextDecoder('utf-16be')],
];

/** @returns undefined if the bytes are not text */
export function decode(bytes: Uint8Array): string | undefined {
  for (const [mark, decoder] of BY_MARK)
    if (mark.every((byte, index) => bytes[index] === byte)) return decoder.decode(bytes);
  return bytes.subarray(0, SAMPLE).includes(0) ? undefined : UTF8.decode(bytes);
}
