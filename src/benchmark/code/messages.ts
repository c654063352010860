/** What the runner and the process that compiles the user's code say to each other. */
import type { ArgumentsAnswer, BenchmarkError } from '../../protocol/benchmark.ts';

export interface CompileRequest {
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
  /** Texts that stand for files, by absolute path. */
  readonly texts: Readonly<Record<string, string>>;
  /** Expressions, separated by commas; absent: those of the doc comment, or made from the types. */
  readonly arguments?: string;
  /** Absolute path of the folder for what comes out. */
  readonly folder: string;
  /** Names the files in it. */
  readonly label: string;
}

export interface Compiled {
  /** Absolute path. */
  readonly module: string;
  readonly lines: number;
  /** Expressions, separated by commas. */
  readonly arguments: string;
}

export type CompilerCommand =
  | { readonly type: 'compile'; readonly request: CompileRequest }
  | { readonly type: 'arguments'; readonly request: Pick<CompileRequest, 'file' | 'name' | 'texts'> };

export type CompilerEvent =
  | { readonly type: 'compiled'; readonly compiled: Compiled }
  | { readonly type: 'arguments'; readonly arguments: ArgumentsAnswer }
  | { readonly type: 'failed'; readonly error: BenchmarkError };
