/** A failure of a run, or of a part of it, with an error code. */
import type { BenchmarkError } from '../protocol/benchmark.ts';

export class Failure extends Error {
  readonly code: BenchmarkError['code'];

  constructor({ code, message, stack }: BenchmarkError) {
    super(message);
    this.code = code;
    if (stack !== undefined) this.stack = stack;
  }
}

export function toBenchmarkError(error: unknown): BenchmarkError {
  if (error instanceof Failure)
    return { code: error.code, message: error.message, ...(error.stack !== undefined && { stack: error.stack }) };
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  return { code: 'internal', message, ...(stack !== undefined && { stack }) };
}
