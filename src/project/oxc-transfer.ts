/**
 * The tree as oxc has it in memory, instead of as JSON: a quarter of the time of a parse. oxc calls that raw transfer,
 * offers it from Node 22 on, and needs no more for it than one very large buffer, of which only what is written to is
 * ever real memory.
 */
import type { ParserOptions } from 'oxc-parser';
import type { TransferBuffer } from 'oxc-parser/src-js/generated/deserialize/ts.js';
import type { ParsedTree, ParseTree } from './oxc-parser.ts';

/** Of the text, in UTF-8: as many as an UTF-16 unit can take. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * Electron keeps its buffers in a cage, and Windows counts what is not written to.
 * @returns undefined where it cannot be done, or no such buffer is to be had
 * @throws where the native part is not there for this platform
 */
export async function loadTransfer(): Promise<ParseTree | undefined> {
  if (process.platform === 'win32' || process.versions['electron'] !== undefined) return undefined;
  const [{ getBufferOffset, parseRawSync, rawTransferSupported }, { deserialize }, constants] = await Promise.all([
    import('oxc-parser/src-js/bindings.js'),
    import('oxc-parser/src-js/generated/deserialize/ts.js'),
    import('oxc-parser/src-js/generated/constants.js'),
  ]);
  if (!rawTransferSupported()) return undefined;
  const { ACTIVE_SIZE, BLOCK_ALIGN, BLOCK_SIZE, BUFFER_SIZE } = constants;

  const openBuffer = (): TransferBuffer => {
    const memory = new ArrayBuffer(BLOCK_SIZE + BLOCK_ALIGN);
    // Older versions of Node have views of four gigabytes at most, and only the address of this one is asked for.
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
    return deserialize(buffer, new OwnParts(text, buffer, start, written), start, written);
  };
}

/** `substr` of at least so many characters is a view of the whole text, which whoever keeps it would keep. */
const SHORTEST_VIEW = 13;
type Decode = (this: Uint8Array, start: number, end: number) => string;
const { latin1Slice, utf8Slice } = Buffer.prototype as unknown as Readonly<Record<'latin1Slice' | 'utf8Slice', Decode>>;

/** Stands for a text of which names are taken: each is a text of its own. */
class OwnParts {
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #isAscii: boolean;

  /** @param length bytes of the text, which is what places in the tree are told by: they are left as they are then */
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

  /** By bytes. */
  substr(at: number, length: number): string {
    if (this.#isAscii && length < SHORTEST_VIEW) return this.#text.substr(at, length);
    const start = this.#start + at;
    return (this.#isAscii ? latin1Slice : utf8Slice).call(this.#bytes, start, start + length);
  }

  /** By UTF-16 units. */
  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }
}
