/** What measured code threw, for the user: class, message, and the line of their own file. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchmarkError } from '../../protocol/benchmark-result.ts';

/** A frame of a stack: `at work (/project/src/work.ts:3:9)`, with our mark in front of compiled sources. */
const FRAME = /(?:\(|at |user:)((?:file:\/\/)?(?:[A-Za-z]:)?[\\/][^()]*?):(\d+):\d+\)?$/;
/** Not the user's: packages, and programs of ours, which are bundles. */
const FOREIGN = /[\\/]node_modules[\\/]|[\\/]benchmark[\\/][\w-]+\.js$/;

export function describeThrown(error: unknown): BenchmarkError {
  // What was thrown in a process of a pool arrives as plain data.
  const { name, message, stack, field } = (typeof error === 'object' && error !== null ? error : {}) as Partial<Error> &
    Pick<BenchmarkError, 'field'>;
  if (message === undefined) return { code: 'threw', message: `It threw ${String(error)}.` };
  // The arguments are at fault, not the code.
  if (field !== undefined) return { code: 'usage', message, field };
  const place = placeOf(stack);
  const what = [nameIn(stack) ?? name, message].filter(Boolean).join(': ');
  return {
    code: 'threw',
    message: place ? `${what} (${basename(place.file)}:${place.line})` : what,
    ...(stack !== undefined && { stack }),
    ...(place && { place }),
  };
}

/** Copies of errors keep the stack, but not always the class. */
const nameIn = (stack: string | undefined): string | undefined =>
  stack === undefined ? undefined : /^(?:Uncaught )?(\w*(?:Error|Exception))\b/m.exec(stack)?.[1];

function placeOf(stack = ''): BenchmarkError['place'] {
  for (const line of stack.split('\n')) {
    const [, path, number] = FRAME.exec(line.trim()) ?? [];
    if (path === undefined || FOREIGN.test(path)) continue;
    return { file: path.startsWith('file:') ? fileURLToPath(path) : path, line: Number(number) };
  }
  return undefined;
}
