/** A failure of a run, or of a part of it, with an error code. */
import type { BenchmarkError } from '../protocol/benchmark-result.ts';

export class Failure extends Error {
  readonly code: BenchmarkError['code'];
  readonly details: Pick<BenchmarkError, 'field' | 'place'>;

  constructor({ code, message, stack, ...details }: BenchmarkError) {
    super(message);
    this.code = code;
    this.details = details;
    if (stack !== undefined) this.stack = stack;
  }
}

export function toBenchmarkError(error: unknown): BenchmarkError {
  if (error instanceof Failure)
    return {
      code: error.code,
      message: error.message,
      ...error.details,
      ...(error.stack !== undefined && { stack: error.stack }),
    };
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  return { code: 'internal', message, ...(stack !== undefined && { stack }) };
}
