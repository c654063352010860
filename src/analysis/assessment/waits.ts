/** How much waits weigh that could overlap, and tasks that all start at once. */
import { isLook, isWrite, WAIT_MILLISECONDS } from '../catalogue/waits.ts';
import type { Context } from '../findings.ts';
import { orderEvidence, type AwaitedCall, type FunctionSymbol, type Wait } from '../program/index.ts';
import type { AwaitGroup } from '../facts/waiting.ts';
import type { Circumstances, Duration, Graded } from './factor.ts';

export function circumstancesOfWaits(
  node: FunctionSymbol,
  context: Context,
  group: AwaitGroup,
  waits: readonly AwaitedCall[],
): Circumstances {
  const isOpaque = waits.every(([, wait]) => wait.possible);
  const isOrdered = orderEvidence(node, group, waits) !== undefined;
  const duration = isOrdered ? ORDERED : durationOf(group, waits, isOpaque);
  return {
    node,
    context,
    confidence: isOpaque || isOrdered ? 'possible' : 'certain',
    duration,
    path: waits[0]![1].edges.map(({ to }) => to),
    isOwnHarm: isRunForSomebody(node, context),
    // Nobody else is held up: it is known who waits for the answer of a request, and of nothing else.
    isOpen: context !== 'request',
    ...(duration.value === 'waits' && { plain: 'direct' }),
  };
}

/** A script is run by hand; the source that a command reaches works for whoever calls the command. */
const isRunForSomebody = ({ sourceFile }: FunctionSymbol, context: Context): boolean =>
  context === 'script' && sourceFile.role === 'source';

const ORDERED: Graded<Duration> = { value: 'ordered', because: 'something suggests that their order matters' };

function durationOf({ kind, count }: AwaitGroup, waits: readonly AwaitedCall[], isOpaque: boolean): Graded<Duration> {
  const isShort = waits.every(([, wait]) => wait.kind === 'file' && (kind === 'row' || isLook(wait.name)));
  if (isShort) return { value: 'few', because: 'a few looks at the disk are over soon' };
  const isFew = kind === 'loop' && count !== undefined && (count < MANY || takes(count, waits) < LONG_TASK);
  if (isFew && waits.every(([, wait]) => wait.kind !== 'process'))
    return { value: 'few', because: `${count} waits are over soon` };
  return isOpaque
    ? { value: 'opaque', because: 'takes as long as all of its waits together, of which nothing is known' }
    : { value: 'waits', because: 'takes as long as all of its waits together' };
}

/** All of them together, in milliseconds; of what is not known nobody knows. */
const takes = (count: number, waits: readonly AwaitedCall[]): number =>
  waits.reduce((sum, [, { kind }]) => sum + count * (kind === 'unknown' ? Infinity : WAIT_MILLISECONDS[kind]), 0);

/** Milliseconds that are felt. */
const LONG_TASK = 50;

/** So many waits, one after another, are over before anybody misses what could overlap. */
const MANY = 8;

/** @param what each task does, for people */
export function circumstancesOfFlood(
  node: FunctionSymbol,
  context: Context,
  { kind, name, edges, possible }: Wait,
  what: string,
): Circumstances {
  // It runs out of files and sockets wherever it runs.
  const isOwnHarm = context === 'script';
  // So many files that they could not be open at once are not to be expected where no request brings what is written.
  const isBoundByDisk = kind === 'file' && !isOwnHarm && (context !== 'request' || isWrite(name));
  // A pool lets queries wait for each other; the requests that come meanwhile wait behind them.
  const isDoubtful = possible || kind === 'database';
  return {
    node,
    context,
    confidence: isDoubtful ? 'possible' : 'certain',
    duration: { value: 'flood', because: `each element ${what}, all at once` },
    path: edges.map(({ to }) => to),
    isOpen: true,
    isOwnHarm,
    ...(!isBoundByDisk && !isDoubtful && { plain: 'direct' }),
  };
}
