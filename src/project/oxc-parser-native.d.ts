/** Types for what oxc-parser exports outside its public API. */
declare module 'oxc-parser/src-js/bindings.js' {
  import type { ParserOptions } from 'oxc-parser';

  /** Whether the platform is 64-bit and little-endian. */
  export function rawTransferSupported(): boolean;
  /** @returns the number of bytes from its start to the next aligned address */
  export function getBufferOffset(buffer: Uint8Array): number;
  /** Parses the text in the block, which begins at `start`, and leaves the tree there. */
  export function parseRawSync(
    file: string,
    block: Uint8Array,
    start: number,
    bytes: number,
    options: ParserOptions,
  ): void;
}

declare module 'oxc-parser/src-js/generated/constants.js' {
  /** Bytes of the block, of the part that JavaScript sees, and of the part for texts and trees. */
  export const BLOCK_SIZE: number;
  export const BUFFER_SIZE: number;
  export const ACTIVE_SIZE: number;
  /** The block begins at a multiple of this. */
  export const BLOCK_ALIGN: number;
}

declare module 'oxc-parser/src-js/generated/deserialize/ts.js' {
  import type { ParsedTree } from './oxc-tree.ts';

  /** Several views of the same memory. */
  export interface TransferBuffer extends Uint8Array {
    readonly int32: Int32Array;
    readonly float64: Float64Array;
    readonly block: Uint8Array;
  }

  /** Options for parsing a text. */
  export type Text = Pick<string, 'length' | 'slice' | 'substr'>;

  /** Builds objects from what `parseRawSync` has left in the buffer. */
  export function deserialize(buffer: TransferBuffer, text: Text, start: number, bytes: number): ParsedTree;
}
