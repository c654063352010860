/** How much a backtracking pattern matters: how fast its time grows, and where the text comes from. */
import { ASSISTANT, OF_THIS_MACHINE } from '../catalogue/contexts/audiences.ts';
import { bringsStrangers, type Origin } from '../catalogue/contexts/inputs.ts';
import type { Context } from '../findings.ts';
import type { Backtracking, FunctionSymbol, Input, Program, SourceFile } from '../program/index.ts';
import type { Circumstances, Duration, Graded } from './factor.ts';

const SENT: ReadonlySet<Origin> = new Set<Origin>(['request', 'message']);

/** @returns undefined if the text is unlikely to be malicious: a path on disk is seldom made to take long */
export function circumstancesOfPattern(
  program: Program,
  node: FunctionSymbol,
  context: Context,
  input: Input,
  { growth, degree }: Backtracking,
): Circumstances | undefined {
  const isSent = SENT.has(input.origin) && isFromOthers(program, input);
  if (!isSent && growth === 'polynomial' && degree <= 2) return undefined;
  const isExponential = isSent && growth === 'exponential';
  return {
    node,
    context,
    confidence: 'certain',
    duration: isSent ? (isExponential || degree > 2 ? FAST : SLOW) : FOUND,
    ...(isExponential &&
      input.origin === 'request' && {
        frequency: { value: 'input', because: 'each character of input from outside multiplies its time' },
      }),
    path: input.via.map(({ to }) => to),
    isOpen: !isSent,
    plain: 'direct',
  };
}

const FAST: Graded<Duration> = {
  value: 'input',
  because: 'a few characters of input from outside make it practically endless',
};
const SLOW: Graded<Duration> = { value: 'quadratic', because: 'grows with the square of input from outside' };
const FOUND: Graded<Duration> = { value: 'data', because: 'grows fast, but on text that is rarely malicious' };

/** A page or an assistant on this machine is not malicious. */
const isFromOthers = ({ contexts }: Program, { start }: Input): boolean =>
  (['event', 'request'] as const).every(
    (context) => !contexts.of(start).has(context) || !isOwn(start.sourceFile, contexts.seedOf(start, context).kind),
  );
const isOwn = ({ facts }: SourceFile, kind: string): boolean =>
  OF_THIS_MACHINE.has(kind) ||
  (kind === ASSISTANT && !facts.imports.some(({ specifier }) => bringsStrangers(specifier)));
