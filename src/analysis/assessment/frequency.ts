/** How often something happens, where the rule does not know better: by its context and its entry point. */
import { OCCASIONAL } from '../catalogue/contexts/callbacks.ts';
import type { Context } from '../findings.ts';
import type { FunctionSymbol, Program } from '../program/index.ts';
import type { Circumstances, Frequency, Graded } from './factor.ts';

const OF_CONTEXT: Readonly<Partial<Record<Context, Graded<Frequency>>>> = {
  request: { value: 'event', because: 'once per request' },
  event: { value: 'event', because: 'once per event' },
  render: { value: 'event', because: 'each time something is drawn' },
  timer: { value: 'timer', because: 'each time the timer fires' },
};

const IN_DEVELOPMENT: Graded<Frequency> = { value: 'rare', because: 'only during development' };

const PER_CALL: Graded<Frequency> = { value: 'call', because: 'once per call' };
const SELDOM: Graded<Frequency> = { value: 'seldom', because: 'now and then: by what begins it' };

export function frequencyOf(program: Program, { node, context, isUnseen }: Circumstances): Graded<Frequency> {
  if (isUnseen) return PER_CALL;
  return occasionalOf(program, node, context) ?? OF_CONTEXT[context] ?? PER_CALL;
}

/** @returns undefined unless it begins with what happens now and then */
export const occasionalOf = (
  program: Program,
  node: FunctionSymbol,
  context: Context,
): Graded<Frequency> | undefined => {
  const { start, entryPoint } = program.contexts.path(node, context);
  const registrations = start.in.filter(({ kind }) => kind === 'later');
  if (registrations.length > 0 && registrations.every(({ seldom }) => seldom === 'development')) return IN_DEVELOPMENT;
  return OCCASIONAL.has(entryPoint.kind) ? SELDOM : undefined;
};
