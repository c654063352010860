/** The messages between the runner and the process that compiles the user's code. */
import type { ArgumentsAnswer } from '../../protocol/benchmark.ts';
import type { BenchmarkError } from '../../protocol/benchmark-result.ts';

export interface CompileRequest {
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
  /** For an anonymous handler: a line in it (1-based), or its number among those of the file. */
  readonly line?: number;
  readonly handler?: number;
  /** Contents that replace files, by absolute path. */
  readonly texts: Readonly<Record<string, string>>;
  /** Comma-separated expressions; default: from the doc comment, or generated from the types. */
  readonly arguments?: string;
  /** Absolute path of the output folder. */
  readonly folder: string;
  /** Prefix of its output files. */
  readonly label: string;
}

export interface Compiled {
  /** Absolute path. */
  readonly module: string;
  readonly lines: number;
  /** The number of the handler, if it is one. */
  readonly handler?: number;
  /** Comma-separated expressions. */
  readonly arguments: string;
}

export type CompilerCommand =
  | { readonly type: 'compile'; readonly request: CompileRequest }
  | { readonly type: 'arguments'; readonly request: Pick<CompileRequest, 'file' | 'name' | 'line' | 'texts'> };

export type CompilerEvent =
  | { readonly type: 'compiled'; readonly compiled: Compiled }
  | { readonly type: 'arguments'; readonly arguments: ArgumentsAnswer }
  | { readonly type: 'failed'; readonly error: BenchmarkError };
