/** How much computing weighs: how it grows, who decides how large its data is, and whether the code shows its size. */
import type { Context } from '../findings.ts';
import type { FunctionSymbol } from '../program/index.ts';
import type { Circumstances, Duration, Graded } from './factor.ts';

/** Who decides how large something is: others by what they send; files, servers and databases; the program itself. */
export type Decider = 'others' | 'data' | 'program';

/** Databases, folders and files of so many records are usual. */
const SOON = 3_000;
/** What fits into one request. */
const SENT_AT_ONCE = 10_000;
/** So many of anything are soon together. */
const FEW = 300;
/** Few lists that somebody looks at in a program get longer. */
const MANY = 5_000;

export interface GrowthFound {
  readonly decider: Decider;
  /** The size at which the budget is spent. */
  readonly budgetAt: number;
  /** A lookup or a copy: what goes over all pairs of its own may have to. */
  readonly isMendable: boolean;
  readonly possible: boolean;
  readonly isUnseen: boolean;
}

/** Of what grows faster than its data. */
export function circumstancesOfGrowth(node: FunctionSymbol, context: Context, found: GrowthFound): Circumstances {
  const { decider, budgetAt, isMendable, possible, isUnseen } = found;
  const isSoon = budgetAt <= (decider === 'others' ? SENT_AT_ONCE : decider === 'data' ? SOON : 0);
  const isNeeded = decider === 'program' && !isMendable && budgetAt > FEW;
  const isLate = decider !== 'others' && budgetAt > MANY;
  const isPossible = possible || !isSoon || isUnseen;
  return {
    node,
    context,
    confidence: isPossible ? 'possible' : 'certain',
    duration: isLate ? LATE : isNeeded ? PAIRS : QUADRATIC[decider],
    isUnseen,
    isOpen: !isSoon || possible,
    ...(!isPossible && !isNeeded && !isLate && { plain: 'direct' }),
  };
}

const PAIRS: Graded<Duration> = { value: 'pairs', because: 'goes over all pairs of its data, as it may have to' };
const LATE: Graded<Duration> = { value: 'late', because: 'grows faster than its data, felt from many thousands on' };
const QUADRATIC: Readonly<Record<Decider, Graded<Duration>>> = {
  others: { value: 'input', because: 'grows faster than what others send' },
  data: { value: 'quadratic', because: 'grows faster than data from outside' },
  program: { value: 'quadratic', because: 'grows faster than its data' },
};

/**
 * What tells how long it takes: the code by its numbers; a size that others decide; a file as a whole; a text that
 * others make, which something else may limit.
 */
export type WorkEvidence = 'numbers' | 'sent' | 'content' | 'limited text';

const WORK: Readonly<Record<WorkEvidence, Graded<Duration>>> = {
  numbers: { value: 'computes', because: 'takes longer than the budget, by the numbers in the code' },
  sent: { value: 'input', because: 'grows with what others send' },
  content: { value: 'data', because: 'goes through a whole file or text' },
  'limited text': { value: 'input', because: 'grows with a text that others send, unless something limits it' },
};

/** Of what takes longer than the budget. */
export function circumstancesOfWork(
  node: FunctionSymbol,
  context: Context,
  evidence: WorkEvidence,
  possible: boolean,
): Circumstances {
  const isOpen = possible || evidence === 'content' || evidence === 'limited text';
  return {
    node,
    context,
    confidence: isOpen ? 'possible' : 'certain',
    duration: WORK[evidence],
    isOpen,
    plain: 'direct',
  };
}

/** Of what stays on this thread although it looks as if it did not: awaits and yields that let nobody in. */
export const circumstancesOfPretence = (node: FunctionSymbol, context: Context, because: string): Circumstances => ({
  node,
  context,
  confidence: 'certain',
  duration: { value: 'computes', because },
  plain: 'direct',
});

/** Milliseconds that are felt. */
const LONG_TASK = 50;

/** Of an awaited API that computes on this thread. */
export function circumstancesOfAwaitedWork(
  node: FunctionSymbol,
  context: Context,
  name: string,
  { milliseconds = LONG_TASK, possible, isOfBuild }: WorkFigures,
): Circumstances {
  const duration: Graded<Duration> = isOfBuild
    ? { value: 'intended', because: `${name}() takes long, as whoever builds something knows` }
    : milliseconds < LONG_TASK
      ? { value: 'brief', because: `${name}() takes some milliseconds` }
      : { value: 'heavy', because: `${name}() takes ${milliseconds} ms or more, awaited or not` };
  return {
    node,
    context,
    confidence: possible ? 'possible' : 'certain',
    duration,
    ...(!isOfBuild && !possible && { plain: 'direct' }),
  };
}

interface WorkFigures {
  readonly milliseconds?: number | undefined;
  readonly possible: boolean;
  /** A part of a build, which waits for it. */
  readonly isOfBuild: boolean;
}
