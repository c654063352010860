/** Operations on bytes that are timed for the cost model: native work, by the size of its input. */
import { createHash } from 'node:crypto';
import type { Timed } from './operations.ts';

const SIZE = 100_000;
const bytes = Buffer.alloc(SIZE, 'The quick brown fox jumps over the lazy dog. ');

/** Nanoseconds for one byte. */
export const PER_BYTE: Readonly<Record<string, Timed>> = {
  hash: { whole: true, perTurn: SIZE, run: (count) => { const hash = createHash('sha256'); for (let at = 0; at < count; at++) hash.update(bytes); return hash.digest(); } },
  encode: { whole: true, perTurn: SIZE, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += bytes.toString('base64').length; return sum; } },
  decode: { whole: true, perTurn: SIZE, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += bytes.toString('utf8').length; return sum; } },
  fill: { whole: true, perTurn: SIZE, run: (count) => { const list = new Array<number>(SIZE); for (let at = 0; at < count; at++) list.fill(at); return list; } },
};
