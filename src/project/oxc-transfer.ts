/**
 * Reads the tree from oxc's memory instead of from JSON. This uses internal files of oxc-parser, so only of one known
 * version. It needs one very large buffer, of which only the written part takes real memory.
 */
import { createRequire } from 'node:module';
import type { ParserOptions } from 'oxc-parser';
import type { TransferBuffer } from 'oxc-parser/src-js/generated/deserialize/ts.js';
import type { ParsedTree, ParseTree } from './oxc-tree.ts';

/** Bytes of text in UTF-8: the maximum per UTF-16 unit. */
const MAX_BYTES_PER_UNIT = 3;

/** Tests hold it equal to the version in package.json. */
export const KNOWN_VERSION = '0.154.0';

/**
 * Unsupported: another version of oxc-parser, Electron (memory cage), Windows (commits the whole buffer).
 * @returns undefined if unsupported, or if the buffer cannot be allocated
 * @throws if the native part is not available for this platform
 */
export async function loadTransfer(): Promise<ParseTree | undefined> {
  if (!isKnownVersion() || process.platform === 'win32' || process.versions['electron'] !== undefined) return undefined;
  const [{ getBufferOffset, parseRawSync, rawTransferSupported }, { deserialize }, constants] = await Promise.all([
    import('oxc-parser/src-js/bindings.js'),
    import('oxc-parser/src-js/generated/deserialize/ts.js'),
    import('oxc-parser/src-js/generated/constants.js'),
  ]);
  if (!rawTransferSupported()) return undefined;
  const { ACTIVE_SIZE, BLOCK_ALIGN, BLOCK_SIZE, BUFFER_SIZE } = constants;

  const openBuffer = (): TransferBuffer => {
    const memory = new ArrayBuffer(BLOCK_SIZE + BLOCK_ALIGN);
    // Older versions of Node limit views to four gigabytes; only the address of this one is needed.
    const offset = getBufferOffset(new Uint8Array(memory, 0, 1));
    return Object.assign(new Uint8Array(memory, offset, BUFFER_SIZE), {
      int32: new Int32Array(memory, offset, BUFFER_SIZE / 4),
      float64: new Float64Array(memory, offset, BUFFER_SIZE / 8),
      block: new Uint8Array(memory, offset, BLOCK_SIZE),
    });
  };
  let buffer: TransferBuffer;
  try {
    buffer = openBuffer();
  } catch {
    return undefined;
  }

  const encoder = new TextEncoder();
  return (file: string, text: string, options: ParserOptions): ParsedTree => {
    const room = text.length * MAX_BYTES_PER_UNIT;
    const start = ACTIVE_SIZE - room;
    const { written } = encoder.encodeInto(text, buffer.subarray(start, start + room));
    parseRawSync(file, buffer.block, start, written, options);
    return deserialize(buffer, new CopiedNames(text, buffer, start, written), start, written);
  };
}

function isKnownVersion(): boolean {
  const { version } = createRequire(import.meta.url)('oxc-parser/package.json') as { readonly version: string };
  return version === KNOWN_VERSION;
}

/** From this length on, `substr` returns a view of the whole text, which would keep all of it in memory. */
const SHORTEST_VIEW = 13;
type Decode = (this: Uint8Array, start: number, end: number) => string;
const { latin1Slice, utf8Slice } = Buffer.prototype as unknown as Readonly<Record<'latin1Slice' | 'utf8Slice', Decode>>;

/** Stands for a text from which names are taken: each is copied, so that it does not hold the text. */
class CopiedNames {
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #isAscii: boolean;

  /** @param length of the text in bytes. Positions in the tree count bytes and are not converted here. */
  constructor(
    text: string,
    bytes: Uint8Array,
    start: number,
    readonly length: number,
  ) {
    this.#text = text;
    this.#bytes = bytes;
    this.#start = start;
    this.#isAscii = text.length === length;
  }

  /** By byte offsets. */
  substr(at: number, length: number): string {
    if (this.#isAscii && length < SHORTEST_VIEW) return this.#text.substr(at, length);
    const start = this.#start + at;
    return (this.#isAscii ? latin1Slice : utf8Slice).call(this.#bytes, start, start + length);
  }

  /** By UTF-16 offsets. */
  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }
}
