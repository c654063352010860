/** How much awaits matter that could overlap, and tasks that all start at once. */
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
    // Nothing else is held up. Somebody is known to wait only for the answer of a request.
    isOpen: context !== 'request',
    ...(duration.value === 'waits' && { plain: 'direct' }),
  };
}

/** A script is run by hand; source code that a command reaches is used by whoever calls the command. */
const isRunForSomebody = ({ sourceFile }: FunctionSymbol, context: Context): boolean =>
  context === 'script' && sourceFile.role === 'source';

const ORDERED: Graded<Duration> = { value: 'ordered', because: 'something suggests that their order matters' };

function durationOf({ kind, count }: AwaitGroup, waits: readonly AwaitedCall[], isOpaque: boolean): Graded<Duration> {
  const isShort = waits.every(([, wait]) => wait.kind === 'file' && (kind === 'row' || isLook(wait.name)));
  if (isShort) return { value: 'few', because: 'a few metadata calls take little time' };
  const isFew = kind === 'loop' && count !== undefined && (count < MANY || takes(count, waits) < LONG_TASK);
  if (isFew && waits.every(([, wait]) => wait.kind !== 'process'))
    return { value: 'few', because: `${count} awaits take little time` };
  return isOpaque
    ? { value: 'opaque', because: 'takes as long as all of its awaits together; how long they take is unknown' }
    : { value: 'waits', because: 'takes as long as all of its awaits together' };
}

/** The duration of all of them together, in milliseconds; undefined if any is unknown. */
const takes = (count: number, waits: readonly AwaitedCall[]): number =>
  waits.reduce((sum, [, { kind }]) => sum + count * (kind === 'unknown' ? Infinity : WAIT_MILLISECONDS[kind]), 0);

/** Milliseconds that people notice. */
const LONG_TASK = 50;

/** So many awaits, one after another, are too short to notice. */
const MANY = 8;

/** @param what each task does, for people */
export function circumstancesOfFlood(
  node: FunctionSymbol,
  context: Context,
  { kind, name, edges, possible }: Wait,
  what: string,
): Circumstances {
  // It runs out of files and sockets in any context.
  const isOwnHarm = context === 'script';
  // Without a request that brings the data, so many files that they could not be open at once are unlikely.
  const isBoundByDisk = kind === 'file' && !isOwnHarm && (context !== 'request' || isWrite(name));
  // A pool makes queries wait for each other, and requests that arrive meanwhile wait behind them.
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
