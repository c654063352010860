/** Rule `worker-per-task`: a thread, process or pool started per request or per iteration, not kept. */
import { NODE } from '../catalogue/starters.ts';
import { OCCASIONAL } from '../catalogue/contexts/handlers.ts';
import { lookupStarter, START_COST, type StarterRow } from '../catalogue/index.ts';
import { isLiteral, isPropNamed, literalOf } from '../facts/expr.ts';
import { EVENT_LOOP_CONTEXTS, type Context, type Finding } from '../findings.ts';
import { apiName, placeOf, type ApiCall, type Program } from '../program/index.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfStart, type Rate } from '../assessment/workers.ts';
import { fitting, shorten, whereOf } from './words.ts';
import { workerPerTaskDocs } from './worker-per-task.docs.ts';
import { isNonBlocking, type RuleOptions } from '../options.ts';

type Starts = StarterRow['starts'];

/** How often is too often to start one. A click may start a process, a request may run `git`. */
const TOO_OFTEN: Readonly<Record<Starts, readonly Rate[]>> = {
  thread: ['request', 'event', 'iteration'],
  pool: ['request', 'event', 'iteration'],
  process: ['request', 'iteration'],
  command: ['iteration'],
};

/** Calls from the handler to the start: the longer the path, the likelier something on it keeps the worker. */
const FAR = { request: 6, event: 3 } as const;

const WORDS: Readonly<Record<Starts, string>> = {
  thread: 'a thread',
  pool: 'a pool of threads',
  process: 'a process',
  command: 'a process',
};
const REMEDIES: Readonly<Record<Starts, string>> = {
  thread: 'Keep a pool of workers',
  pool: 'Keep one pool',
  process: 'Keep a pool of workers',
  command: 'Start a few at a time',
};
const RATE_WORDS: Readonly<Record<Rate, string>> = {
  request: 'per request',
  event: 'per event',
  iteration: 'per iteration of a loop',
};

export const workerPerTask: Rule = {
  id: 'worker-per-task',
  workload: 'cpu',
  lastStep: 'starts a worker',
  docs: workerPerTaskDocs,
  *checkFile(sourceFile, program, options) {
    for (const {
      node,
      found: { api, starts },
    } of startsIn(sourceFile)) {
      if (node.sourceFile.role !== 'source' || isNonBlocking(api, apiName(api), options)) continue;
      const often = rateOf(program, api, starts);
      if (often) yield findingOf(program, api, starts, often, options);
    }
  },
};

const startsIn = candidatesOf(({ apiCalls }) =>
  apiCalls.flatMap((api) => {
    const starts = startsOf(api);
    return starts ? [{ api, starts }] : [];
  }),
);

interface Often {
  readonly rate: Rate;
  readonly context: Context;
}

/** What a call starts and nothing keeps. */
function startsOf({ call, module, path }: ApiCall): Starts | undefined {
  const starts = lookupStarter(module, path)?.starts;
  if (starts !== 'command') return call.local ? starts : undefined;
  const program = call.args[0]?.value;
  const isNode = isLiteral(program) ? literalOf(program) === NODE.name : isPropNamed(program, NODE.property);
  return isNode ? call.local && 'process' : starts;
}

function rateOf(program: Program, { node, call, module }: ApiCall, starts: Starts): Often | undefined {
  const contexts = program.contexts.of(node);
  const callPath = (context: Context) => program.contexts.path(node, context).edges;
  // A worker that has exited is started again.
  const isOccasional = (context: Context) => OCCASIONAL.has(program.contexts.seedOf(node, context).kind);
  for (const rate of ['request', 'event'] as const) {
    // A page starts a worker for a click or while it is shown: seldom enough.
    if (rate === 'event' && module === 'globals') continue;
    const isReported = TOO_OFTEN[starts].includes(rate) && contexts.has(rate);
    if (isReported && callPath(rate).length <= FAR[rate] && !isOccasional(rate)) return { rate, context: rate };
  }
  const context = EVENT_LOOP_CONTEXTS.find((candidate) => contexts.has(candidate));
  // In a loop of a request other programs are many; elsewhere they may be what the loop is for. Of our own, requests
  // and events are reported above.
  if (!context || (starts === 'command') !== (context === 'request') || context === 'event') return undefined;
  // One ends before the next begins: that is for the rules of waits to report.
  if (starts === 'command' && call.awaited) return undefined;
  return call.loops || callPath(context).some(({ repeated }) => repeated) ? { rate: 'iteration', context } : undefined;
}

function findingOf(
  program: Program,
  api: ApiCall,
  starts: Starts,
  { rate, context }: Often,
  options: RuleOptions,
): Finding {
  const { node, call } = api;
  const name = shorten(`${call.kind === 'new' ? 'new ' : ''}${call.text}()`, 30);
  const where = whereOf(context, node);
  const possible = api.possible || rate !== 'request';
  const figures = { milliseconds: START_COST[starts], possible: api.possible, rate };
  return {
    rule: 'worker-per-task',
    ...assess(program, circumstancesOfStart(node, context, figures), options),
    workload: 'cpu',
    cost: { milliseconds: START_COST[starts], source: 'catalogue' },
    message: fitting(
      `${REMEDIES[starts]}: ${name} starts ${WORDS[starts]} ${RATE_WORDS[rate]}, in ${where}`,
      `${REMEDIES[starts]}: ${name} starts ${WORDS[starts]} ${RATE_WORDS[rate]}`,
    ),
    ...placeOf(program.contexts, node, context, { name: name.replace('()', ''), span: call.span, possible }),
  };
}
