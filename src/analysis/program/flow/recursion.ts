/**
 * The cost of a recursive function: the number of calls is how often its argument can get smaller, or approach a limit.
 */
import { nanosecondsOf } from '../../catalogue/costs/index.ts';
import type { SelfCall, Size } from '../../facts/work.ts';
import { isKnown, known, NONE, plus, scaled, times, typical, unknown, type Amount, type Unknown } from './amount.ts';
import type { Estimate } from './estimate.ts';
import type { Expr } from '../../facts/expr.ts';

type Own = readonly (Amount | undefined)[];

/** What the function itself has to answer. */
export interface Recursive {
  /** The work of one call, without the calls of itself. */
  readonly once: (given: Own) => Estimate;
  readonly size: (size: Size, given: Own) => Amount;
  /** What the recursion iterates over; each call gets a part of it. */
  readonly through: () => Unknown | undefined;
  /** Is it the unchanged parameter at this index? */
  readonly isPassedOn: (expr: Expr, at: number) => boolean;
}

/** Steps that are followed one by one. */
const MAX_STEPS = 400;
/** The assumed number of parts where it is unknown. */
const TYPICAL_PARTS = 100;
/** Parts of a tree that is walked by calls: most are small. */
export const TYPICAL_TREE = 20;
/** The assumed number of halvings of an unknown size. */
const TYPICAL_LEVELS = 12;
/** The maximum number of different parameters to try. */
const MAX_STATES = 4_000;
/** Two sizes at which to compare the cost. */
const PROBES = [16, 32] as const;

export function recursionOf(selfCalls: readonly SelfCall[], given: Own, recursive: Recursive): Estimate {
  const isOfParts = goesThroughParts(selfCalls, given, recursive);
  const measures = isOfParts ? [] : measuresOf(selfCalls, given, recursive);
  const once = recursive.once(given);
  const [first] = measures;
  if (!first) {
    // It goes one of two ways, and leaves the other half: a search in sorted data.
    if (selfCalls.length > 1 && selfCalls.every(({ share = 1 }) => share < 1)) {
      return {
        ns: scaled(plus(once.ns, known(LEAF.ns)), TYPICAL_LEVELS),
        iterations: known(TYPICAL_LEVELS),
        possible: once.possible,
      };
    }
    // It walks its argument: each part once.
    const parts = unknown(recursive.through() ?? { text: '', typical: TYPICAL_TREE });
    return { ns: times(withoutSizes(once.ns), parts), iterations: parts, possible: once.possible };
  }
  const size = given[first.at]!;
  if (measures.every(({ at, bound }) => isKnown(given[at]!) && (bound === undefined || isKnown(given[bound]!)))) {
    return simulate(selfCalls, given, measures, recursive);
  }
  const [few, many] = PROBES.map((probe) => callsFor(selfCalls, given, measures, probe, recursive));
  const ratio = many! / Math.max(few!, 1);
  if (ratio > PROBES[1] * PROBES[1]) {
    const [of] = size.terms[0]?.of ?? [];
    const exponential = unknown({ ...(of ?? { text: '' }), typical: TYPICAL_PARTS, exponential: true });
    return { ns: times(withoutSizes(once.ns), exponential), iterations: exponential, possible: once.possible };
  }
  // Halving takes as many levels as the size has digits; with two recursive calls, each level covers all the data once.
  const levels = ratio < 1.5 ? known(7) : ratio > 1.9 && selfCalls.length > 1 ? known(7) : size;
  return { ns: times(once.ns, levels), iterations: levels, possible: once.possible };
}

const withoutSizes = (amount: Amount): Amount => known(Math.min(typical(amount), amount.known + 1_000));

/** Does it call itself for each of an unknown number of parts? A parameter that counts down then limits the depth. */
const goesThroughParts = (selfCalls: readonly SelfCall[], given: Own, { size }: Recursive): boolean =>
  selfCalls.some(({ iterations }) => iterations !== undefined && !isKnown(size(iterations, given)));

/**
 * A parameter by which each recursive call comes nearer to its end: it gets smaller, or approaches another that stays
 * constant.
 */
interface Measure {
  readonly at: number;
  readonly bound?: number;
}

/**
 * One parameter that each call makes smaller; else several of which each call makes one smaller; else one that
 * approaches a limit.
 */
function measuresOf(selfCalls: readonly SelfCall[], given: Own, { size, isPassedOn }: Recursive): readonly Measure[] {
  const sizeOf = (next: Size, at: number, probe: number): Amount =>
    size(
      next,
      given.map((other, index) => (index === at ? known(probe) : other)),
    );
  const changes = given.map((own, at) =>
    selfCalls.map(({ given: next }) => {
      if (!own || next[at] === undefined) return undefined;
      const [few, many] = PROBES.map((probe) => sizeOf(next[at]!, at, probe)) as [Amount, Amount];
      // A constant parameter comes no nearer to an end.
      return isKnown(many) && many.known >= 0 && many.known !== few.known
        ? Math.sign(many.known - PROBES[1])
        : undefined;
    }),
  );
  const single = changes.findIndex((signs) => signs.every((sign) => sign === -1));
  if (single >= 0) return [{ at: single }];
  const several = changes.flatMap((signs, at) =>
    signs.includes(-1) && signs.every((sign) => sign !== undefined && sign <= 0) ? [{ at }] : [],
  );
  if (selfCalls.every((_, call) => several.some(({ at }) => changes[at]![call] === -1))) return several;
  const rising = changes.findIndex((signs, at) => signs.every((sign) => sign === 1) && isNumber(given[at]));
  const bound = given.findIndex(
    (own, at) =>
      isNumber(own) &&
      own!.known > (given[rising]?.known ?? Infinity) &&
      selfCalls.every(({ given: next }) => isPassed(next[at], at, isPassedOn)),
  );
  return rising >= 0 && bound >= 0 ? [{ at: rising, bound }] : [];
}

const isNumber = (amount: Amount | undefined): boolean => amount !== undefined && isKnown(amount);
const isPassed = (size: Size | undefined, at: number, isPassedOn: Recursive['isPassedOn']): boolean =>
  Array.isArray(size) && size[0] === 'of' && isPassedOn(size[1] as Expr, at);

/**
 * @returns the cost of all recursive calls, computed from known numbers; a call with parameters seen before costs the
 * same again
 */
function simulate(
  selfCalls: readonly SelfCall[],
  given: Own,
  measures: readonly Measure[],
  recursive: Recursive,
): Estimate {
  const steps = new Map<string, { readonly ns: number; readonly iterations: number }>();
  const isMeasure = (index: number): boolean => measures.some(({ at }) => at === index);
  let possible = false;
  const run = (own: Own, depth: number): { readonly ns: number; readonly iterations: number } => {
    if (depth > MAX_STEPS || steps.size > MAX_STATES) return LEAF;
    if (measures.some(({ at, bound }) => isAtEnd(own[at]!, bound === undefined ? undefined : own[bound]))) return LEAF;
    const key = measures.map(({ at }) => own[at]!.known).join();
    const kept = steps.get(key);
    if (kept) return kept;
    // It must have ended before it would step below nothing.
    if (measures.some(({ at }) => selfCalls.some(({ given: next }) => stepOf(next[at]) > own[at]!.known))) return LEAF;
    const nexts = selfCalls.map((call) =>
      own.map((amount, at) => {
        const size = call.given[at] && recursive.size(call.given[at], own);
        return size && isKnown(size) ? known(Math.floor(size.known)) : isMeasure(at) ? known(0) : amount;
      }),
    );
    const once = recursive.once(own);
    possible ||= once.possible;
    let ns = typical(once.ns) + LEAF.ns;
    let iterations = 1;
    selfCalls.forEach((call, index) => {
      const often =
        (call.share ?? 1) *
        (call.iterations === undefined ? 1 : Math.max(typical(recursive.size(call.iterations, own)), 0));
      const below = run(nexts[index]!, depth + 1);
      ns += often * below.ns;
      iterations += often * below.iterations;
    });
    const result = { ns, iterations };
    steps.set(key, result);
    return result;
  };
  // A deep recursion by small steps is measured on its first levels.
  const [{ at, bound }] = measures as [Measure];
  const start = given[at]!.known;
  const isLong =
    bound === undefined && start > MAX_STEPS && typical(recursive.size(selfCalls[0]!.given[at]!, given)) > start / 1.5;
  const found = run(isLong ? given.map((own, index) => (index === at ? known(MAX_STEPS / 4) : own)) : given, 0);
  const factor = isLong ? start / (MAX_STEPS / 4) : 1;
  return { ns: scaled(known(found.ns), factor), iterations: scaled(known(found.iterations), factor), possible };
}

const stepOf = (size: Size | undefined): number =>
  Array.isArray(size) && size[0] === '-' && typeof size[2] === 'number' ? size[2] : 0;

/** A call that ends at once. */
const LEAF = { ns: nanosecondsOf('recursion'), iterations: 1 };
const isAtEnd = ({ known: value }: Amount, bound: Amount | undefined): boolean =>
  bound ? value >= bound.known : value < 1;

function callsFor(
  selfCalls: readonly SelfCall[],
  given: Own,
  measures: readonly Measure[],
  probe: number,
  recursive: Recursive,
): number {
  const count = {
    ...recursive,
    once: (): Estimate => ({ ns: plus(NONE, known(1)), iterations: NONE, possible: false }),
  };
  const probed = given.map((own, at) => (measures.some((measure) => measure.at === at) ? known(probe) : own));
  return simulate(selfCalls, probed, measures, count).iterations.known;
}
