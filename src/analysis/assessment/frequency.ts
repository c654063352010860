/** How often something happens, if the rule does not know better: by its context and its entry point. */
import { OCCASIONAL, STARTS_AGAIN } from '../catalogue/contexts/handlers.ts';
import { callsBackOnce } from '../catalogue/contexts/callbacks.ts';
import { isEventLoop, type Context } from '../findings.ts';
import { entriesOf, isAt, UNSEEN_CALLER, type Edge, type FunctionSymbol, type Program } from '../program/index.ts';
import type { Circumstances, Frequency, Graded } from './factor.ts';

const OF_CONTEXT: Readonly<Partial<Record<Context, Graded<Frequency>>>> = {
  request: { value: 'event', because: 'once per request' },
  event: { value: 'event', because: 'once per event' },
  render: { value: 'event', because: 'each time something is drawn' },
  timer: { value: 'timer', because: 'each time the timer fires' },
};

const IN_DEVELOPMENT: Graded<Frequency> = { value: 'rare', because: 'only during development' };

const PER_CALL: Graded<Frequency> = { value: 'call', because: 'once per call' };
const SELDOM: Graded<Frequency> = { value: 'seldom', because: 'now and then, judging by its entry point' };

export function frequencyOf(program: Program, circumstances: Circumstances): Graded<Frequency> {
  const { node, context, isUnseen, frequency } = circumstances;
  const known = startOf(program, circumstances) ?? againOf(program, circumstances) ?? frequency;
  if (known) return known;
  if (isUnseen) return PER_CALL;
  return occasionalOf(program, node, context) ?? OF_CONTEXT[context] ?? PER_CALL;
}

/**
 * A function that starts a server does so once in the life of that server, even if it is called again for a restart. An
 * event handler does not count as starting one, unless it calls a function that does.
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

const AGAIN: Graded<Frequency> = { value: 'once', because: 'as the program starts, and again only now and then' };
const LATER: Graded<Frequency> = { value: 'once', because: 'once, some time after the program has started' };

/** What a program does as it starts it does at most now and then afterwards, if nothing else leads there. */
function againOf(
  program: Program,
  { node, context, isUnseen, path = [] }: Circumstances,
): Graded<Frequency> | undefined {
  if (isUnseen || !isEventLoop(context)) return undefined;
  if (isOnceLater(program, node, context)) return LATER;
  if (![node, ...path].some((fn) => program.contexts.of(fn).has('startup'))) return undefined;
  const isSeldom = entriesOf(node)?.every((entry) => entry.context === 'startup' || STARTS_AGAIN.has(entry.kind));
  return isSeldom ? AGAIN : undefined;
}

/** A timer that runs once, and that only start-up sets. */
function isOnceLater(program: Program, node: FunctionSymbol, context: Context): boolean {
  if (context !== 'timer') return false;
  const set = program.contexts.path(node, context).start.in.filter(({ kind }) => kind === 'later');
  return set.length > 0 && set.every((edge) => isSetAtStart(program, edge) && runsOnce(edge));
}

function isSetAtStart({ contexts }: Program, { from }: Edge): boolean {
  const found = contexts.of(from);
  return found.size === 1 && found.has('startup');
}

const runsOnce = ({ from, span }: Edge): boolean =>
  from.apiCalls.some(({ module, path, call }) => isAt(span, call) && callsBackOnce(module, path));

/** @returns undefined unless the path begins with something that happens now and then */
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
