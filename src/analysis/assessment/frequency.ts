/** How often something happens, where the rule does not know better: by its context and its entry point. */
import { OCCASIONAL } from '../catalogue/contexts/handlers.ts';
import { isEventLoop, type Context } from '../findings.ts';
import { UNSEEN_CALLER, type FunctionSymbol, type Program } from '../program/index.ts';
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

export function frequencyOf(program: Program, circumstances: Circumstances): Graded<Frequency> {
  const { node, context, isUnseen, frequency } = circumstances;
  const known = startOf(program, circumstances) ?? frequency;
  if (known) return known;
  if (isUnseen) return PER_CALL;
  return occasionalOf(program, node, context) ?? OF_CONTEXT[context] ?? PER_CALL;
}

/**
 * What a function does that starts a server, it does once in the life of that server, also where it is called again to
 * start it anew. Whoever answers events is not there to start one, unless something that it calls is.
 */
function startOf(program: Program, circumstances: Circumstances): Graded<Frequency> | undefined {
  const { node, context, isUnseen, path = [] } = circumstances;
  const callPath = isUnseen ? undefined : program.contexts.path(node, context);
  const answers =
    callPath && isEventLoop(context) && callPath.entryPoint !== UNSEEN_CALLER ? callPath.start : undefined;
  const functions = [...(callPath ? [callPath.start, ...callPath.edges.map(({ to }) => to)] : [node]), ...path];
  const starter = functions.findLast((fn) => fn !== answers && program.lifetimes.startsService(fn));
  if (!starter) return undefined;
  const { sourceFile, facts } = starter;
  return {
    value: 'start',
    because: `once, as ${facts.name} starts a service`,
    at: { file: sourceFile.path, span: facts.span },
  };
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
