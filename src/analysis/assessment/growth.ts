/** How much computing weighs: how it grows, who decides how large its data is, and whether the code shows its size. */
import { FEW_ELEMENTS } from '../catalogue/naming/index.ts';
import { HOLDS_MANY } from '../catalogue/naming/words.ts';
import type { Context } from '../findings.ts';
import type { FunctionSymbol } from '../program/index.ts';
import type { Circumstances, Duration, Graded } from './factor.ts';

/** Who decides how large something is: input from outside; files, servers and databases; or the program itself. */
export type Decider = 'others' | 'data' | 'program';

/** Databases, folders and files with so many records are common. */
const SOON = 3_000;
/** What fits into one request. */
const SENT_AT_ONCE = 10_000;
/** A usual number of anything. */
const FEW = 300;
/** Few lists in a program's own data are longer. */
const MANY = 5_000;
/** Of two lists, both get so long where their names say that they may. */
const MANY_OF_BOTH = 1_000;
/** As many as people keep of what they collect. */
const COLLECTED = 15_000;

export interface GrowthFound {
  readonly decider: Decider;
  /** The size at which the budget is spent. */
  readonly budgetAt: number;
  /** A lookup or a copy; comparing all pairs of its own data may be necessary instead. */
  readonly isMendable: boolean;
  /** What it grows with, by name. */
  readonly collections: readonly string[];
  /** It goes over rows and columns, by numbers. */
  readonly isGrid?: boolean;
  readonly possible: boolean;
  readonly isUnseen: boolean;
  /** Whoever calls the function is not in sight: it is there for others. */
  readonly isForCallers: boolean;
}

/** The duration of what grows faster than its data. */
export function circumstancesOfGrowth(node: FunctionSymbol, context: Context, found: GrowthFound): Circumstances {
  const { decider, budgetAt, isMendable, collections, possible, isUnseen } = found;
  const isSoon = budgetAt <= (decider === 'others' ? SENT_AT_ONCE : decider === 'data' ? SOON : 0);
  const isNeeded = decider === 'program' && !isMendable && budgetAt > FEW;
  const isLate = decider !== 'others' && budgetAt > MANY;
  const isPossible = possible || !isSoon || isUnseen;
  const isSupposed =
    decider === 'program' && !found.isGrid && budgetAt > (isMendable ? SOON : MANY_OF_BOTH) && isOfOthers(collections);
  const onTime = isNeeded ? PAIRS : QUADRATIC[decider];
  const late = isMendable ? LATE : LATE_PAIRS;
  const duration = isSupposed ? SUPPOSED : isLate ? late : onTime;
  return {
    node,
    context,
    confidence: isPossible ? 'possible' : 'certain',
    isUnseen,
    duration,
    collections,
    isOpen: !isSoon || possible,
    ...(!isPossible && duration === QUADRATIC[decider] && { plain: 'direct' }),
    ...(isMendable && !isSupposed && hurtsCallers(found) && { plain: 'called' }),
  };
}

/** Lists that have nothing to do with each other, of which no name says that they are long, or one that it is short. */
const isOfOthers = (collections: readonly string[]): boolean =>
  new Set(collections).size > 1 &&
  (!collections.some((name) => HOLDS_MANY.pattern.test(name)) || collections.some((name) => FEW_ELEMENTS.test(name)));

/** Is it up to whoever calls the function how long its lists are, and are they soon too long? */
const hurtsCallers = ({ isForCallers, budgetAt, collections }: CallersFound): boolean =>
  isForCallers &&
  (budgetAt <= SOON || (budgetAt <= COLLECTED && collections.every((name) => HOLDS_MANY.pattern.test(name))));

type CallersFound = Pick<GrowthFound, 'isForCallers' | 'budgetAt' | 'collections'>;

/** The duration of an operation that takes microseconds and runs for each element. */
export function circumstancesOfRepeats(
  node: FunctionSymbol,
  context: Context,
  found: Omit<GrowthFound, 'isMendable' | 'possible' | 'isGrid'>,
): Circumstances {
  const { decider, budgetAt, collections, isUnseen } = found;
  const isSoon = budgetAt <= (decider === 'program' ? 0 : SOON);
  return {
    node,
    context,
    confidence: isSoon && !isUnseen ? 'certain' : 'possible',
    duration: budgetAt > MANY && decider !== 'others' ? REPEATED_LATE : REPEATED,
    isUnseen,
    collections,
    isOpen: !isSoon,
    ...(hurtsCallers(found) && { plain: 'called' }),
  };
}

const REPEATED: Graded<Duration> = { value: 'repeated', because: 'runs a slow operation for each element' };
const REPEATED_LATE: Graded<Duration> = { value: 'late', because: 'is noticeable from many thousands of elements' };
const PAIRS: Graded<Duration> = { value: 'pairs', because: 'compares all pairs of its data, which may be necessary' };
const LATE: Graded<Duration> = {
  value: 'late',
  because: 'grows faster than its data; noticeable from many thousands of elements',
};
const LATE_PAIRS: Graded<Duration> = {
  value: 'late-pairs',
  because: 'compares all pairs of its data; noticeable from many thousands of elements',
};
const SUPPOSED: Graded<Duration> = {
  value: 'supposed',
  because: 'grows with two lists, and nothing says that both are long',
};
const QUADRATIC: Readonly<Record<Decider, Graded<Duration>>> = {
  others: { value: 'input', because: 'grows faster than input from outside' },
  data: { value: 'quadratic', because: 'grows faster than data from outside' },
  program: { value: 'quadratic', because: 'grows faster than its data' },
};

/**
 * The evidence for the duration: the numbers in the code; a size from outside; a whole file; a text from outside, whose
 * length something else may limit.
 */
export type WorkEvidence = 'numbers' | 'sent' | 'content' | 'limited text';

const WORK: Readonly<Record<WorkEvidence, Graded<Duration>>> = {
  numbers: { value: 'computes', because: 'takes longer than the budget, by the numbers in the code' },
  sent: { value: 'input', because: 'grows with input from outside' },
  content: { value: 'data', because: 'goes through a whole file or text' },
  'limited text': { value: 'input', because: 'grows with a text that others send, unless something limits it' },
};

/** The duration of what takes longer than the budget. */
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

/** Of a document that is gone through: most are short. */
export const circumstancesOfDocument = (node: FunctionSymbol, context: Context): Circumstances => ({
  node,
  context,
  confidence: 'possible',
  duration: WORK.content,
  isOpen: true,
});

/** The duration of what stays on this thread although it seems not to: awaits and yields that let no other work run. */
export const circumstancesOfPretence = (node: FunctionSymbol, context: Context, because: string): Circumstances => ({
  node,
  context,
  confidence: 'certain',
  duration: { value: 'computes', because },
  plain: 'direct',
});

/** Milliseconds that people notice. */
const LONG_TASK = 50;

/** Of an awaited API that computes on this thread. */
export function circumstancesOfAwaitedWork(
  node: FunctionSymbol,
  context: Context,
  name: string,
  { milliseconds = LONG_TASK, possible, isOfBuild }: WorkFigures,
): Circumstances {
  const duration: Graded<Duration> = isOfBuild
    ? { value: 'intended', because: `${name}() takes long, which is expected of a build` }
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
  /** A part of a build, which waits for it anyway. */
  readonly isOfBuild: boolean;
}
