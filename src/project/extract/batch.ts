/** The messages between the project and its extraction threads. */
import type { Depth, FileFacts } from '../../analysis/index.ts';

export interface ExtractRequest {
  readonly path: string;
  /** Hash of the content whose facts are already known. */
  readonly knownHash: string | undefined;
  readonly depth: Depth;
}

/** The result for one file. */
export type Extracted =
  | {
      readonly hash: string;
      readonly facts: FileFacts;
      /** The facts as text, possibly already encoded as UTF-8; absent if nobody caches them. */
      readonly json?: Uint8Array | string;
    }
  /** The content is unchanged. */
  | { readonly hash: string; readonly facts: undefined }
  | { readonly error: ReadError };

/** The error of `node:fs`, as far as it can be cloned. */
export interface ReadError {
  readonly code?: string | undefined;
  readonly message: string;
}

/** The reply of a thread: one row per request, and the JSON texts of all facts, concatenated. */
export interface BatchAnswer {
  readonly rows: readonly BatchRow[];
  /** UTF-8. */
  readonly json: Uint8Array<ArrayBuffer>;
}

/** Hash and length in `json` (zero: unchanged), or the error. */
export type BatchRow = readonly [hash: string, length: number] | ReadError;
