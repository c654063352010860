/** What oxc-parser exports beside its door, without types. */
declare module 'oxc-parser/src-js/bindings.js' {
  import type { Comment, OxcError, ParserOptions } from 'oxc-parser';

  /** As its native part gives it: the tree as JSON text. */
  export interface NativeResult {
    readonly program: string;
    readonly comments: Comment[];
    readonly errors: OxcError[];
  }

  export function parseSync(file: string, text: string, options: ParserOptions): NativeResult;

  /** Whether the platform has 64 bits and the right order of bytes. */
  export function rawTransferSupported(): boolean;
  /** @returns bytes from its beginning to the next address that fits */
  export function getBufferOffset(buffer: Uint8Array): number;
  /** Parses the text that lies in the block, from `start` on, and leaves the tree there. */
  export function parseRawSync(
    file: string,
    block: Uint8Array,
    start: number,
    bytes: number,
    options: ParserOptions,
  ): void;
}

declare module 'oxc-parser/src-js/generated/constants.js' {
  /** Bytes of the block, of the part that JavaScript sees, and of the part that texts and trees may take. */
  export const BLOCK_SIZE: number;
  export const BUFFER_SIZE: number;
  export const ACTIVE_SIZE: number;
  /** The block begins at a multiple of this. */
  export const BLOCK_ALIGN: number;
}

declare module 'oxc-parser/src-js/generated/deserialize/ts.js' {
  import type { ParsedTree } from './oxc-parser.ts';

  /** The same memory in several views. */
  export interface TransferBuffer extends Uint8Array {
    readonly int32: Int32Array;
    readonly float64: Float64Array;
    readonly block: Uint8Array;
  }

  /** What is asked of a text. */
  export type Text = Pick<string, 'length' | 'slice' | 'substr'>;

  /** Makes objects of what `parseRawSync` has left in the buffer. */
  export function deserialize(buffer: TransferBuffer, text: Text, start: number, bytes: number): ParsedTree;
}

declare module 'oxc-parser/src-js/wrap.js' {
  export function jsonParseAst(json: string): unknown;
}
