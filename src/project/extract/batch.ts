/** What crosses between the project and its extraction threads. */
import type { Depth, FileFacts } from '../../analysis/index.ts';

export interface ExtractRequest {
  readonly path: string;
  /** The hash of the content whose facts are known already. */
  readonly knownHash: string | undefined;
  readonly depth: Depth;
}

/** What became of one file. */
export type Extracted =
  | {
      readonly hash: string;
      readonly facts: FileFacts;
      /** The facts as text, in UTF-8 already or not; left out where nobody keeps it. */
      readonly json?: Uint8Array | string;
    }
  /** The content is the known one. */
  | { readonly hash: string; readonly facts: undefined }
  | { readonly error: ReadError };

/** What `node:fs` says, as far as it can be sent between threads. */
export interface ReadError {
  readonly code?: string | undefined;
  readonly message: string;
}

/**
 * The answer of a thread: a row per request, and the facts of all of them as one piece of JSON text each, end to end.
 */
export interface BatchAnswer {
  readonly rows: readonly BatchRow[];
  /** UTF-8. */
  readonly json: Uint8Array<ArrayBuffer>;
}

/** Hash and length in `json` (zero: the content is the known one), or what went wrong. */
export type BatchRow = readonly [hash: string, length: number] | ReadError;
