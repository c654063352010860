/** What a function costs that calls itself: as often as what it is given can be made smaller. */
import type { SelfCall, Size } from '../work.ts';
import { isKnown, known, NONE, plus, scaled, times, typical, unknown, type Amount } from './amount.ts';
import type { Estimate } from './costs.ts';

type Own = readonly (Amount | undefined)[];

/** What is asked of the function itself. */
export interface Recursive {
  /** The work of one call, without the calls of itself. */
  readonly once: (given: Own) => Estimate;
  readonly size: (size: Size, given: Own) => Amount;
  /** What the recursion goes through, for people. */
  readonly nameOf: () => string;
}

/** Steps that are followed one by one. */
const MAX_STEPS = 400;
/** What nobody knows has so many parts. */
const TYPICAL_PARTS = 100;
/** Parts of a tree that is walked by calls: most are small. */
const TYPICAL_TREE = 20;
/** Halvings of what nobody knows. */
const TYPICAL_LEVELS = 12;
/** Two sizes to compare what is needed for each. */
const PROBES = [16, 32] as const;

export function recursionOf(selfCalls: readonly SelfCall[], given: Own, recursive: Recursive): Estimate {
  const shrinking = goesThroughParts(selfCalls, given, recursive) ? undefined : shrinkingParameter(selfCalls, given, recursive);
  const once = recursive.once(given);
  if (shrinking === undefined) {
    // Of two ways it goes one, and leaves the other half: a search in what is in order.
    if (selfCalls.length > 1 && selfCalls.every(({ share = 1 }) => share < 1)) {
      return { ns: scaled(once.ns, TYPICAL_LEVELS), turns: known(TYPICAL_LEVELS), possible: once.possible };
    }
    // It walks what it is given: each part once.
    const parts = unknown({ text: recursive.nameOf() && `size of ${recursive.nameOf()}`, typical: TYPICAL_TREE });
    return { ns: times(withoutSizes(once.ns), parts), turns: parts, possible: once.possible };
  }
  const size = given[shrinking]!;
  if (isKnown(size)) return simulate(selfCalls, given, shrinking, size.known, recursive);
  const [few, many] = PROBES.map((probe) => callsFor(selfCalls, given, shrinking, probe, recursive));
  const ratio = many! / Math.max(few!, 1);
  if (ratio > PROBES[1] * PROBES[1]) {
    const [of] = size.terms[0]?.of ?? [];
    const exponential = unknown({ ...(of ?? { text: '' }), typical: TYPICAL_PARTS, exponential: true });
    return { ns: times(withoutSizes(once.ns), exponential), turns: exponential, possible: once.possible };
  }
  // Halving calls so often as the size has digits; each level of two halves goes over all of it once.
  const levels = ratio < 1.5 ? known(7) : ratio > 1.9 && selfCalls.length > 1 ? known(7) : size;
  return { ns: times(once.ns, levels), turns: levels, possible: once.possible };
}

const withoutSizes = (amount: Amount): Amount => known(Math.min(typical(amount), amount.known + 1_000));

/** Does it call itself for each of some parts that nobody knows the number of? What counts down besides is how deep it may go. */
const goesThroughParts = (selfCalls: readonly SelfCall[], given: Own, { size }: Recursive): boolean => (
  selfCalls.some(({ turns }) => turns !== undefined && !isKnown(size(turns, given))));

/** The parameter that each call of itself gets smaller. */
function shrinkingParameter(selfCalls: readonly SelfCall[], given: Own, { size }: Recursive): number | undefined {
  const probe = PROBES[1];
  for (let at = 0; at < given.length; at++) {
    if (!given[at]) continue;
    const probed = given.map((own, index) => (index === at ? known(probe) : own));
    const next = selfCalls.map((call) => (call.given[at] === undefined ? undefined : size(call.given[at]!, probed)));
    if (next.every((amount) => amount && isKnown(amount) && amount.known < probe && amount.known >= 0)) return at;
  }
  return undefined;
}

function simulate(selfCalls: readonly SelfCall[], given: Own, at: number, start: number, recursive: Recursive): Estimate {
  const steps = new Map<number, { readonly ns: number; readonly turns: number }>();
  let possible = false;
  const run = (value: number, depth: number): { readonly ns: number; readonly turns: number } => {
    const size = Math.floor(value);
    if (size < 1 || depth > MAX_STEPS) return { ns: 5, turns: 1 };
    const kept = steps.get(size);
    if (kept) return kept;
    const own = given.map((other, index) => (index === at ? known(size) : other));
    const once = recursive.once(own);
    possible ||= once.possible;
    let ns = typical(once.ns);
    let turns = 1;
    for (const call of selfCalls) {
      const next = recursive.size(call.given[at]!, own);
      const often = (call.share ?? 1) * (call.turns === undefined ? 1 : Math.max(typical(recursive.size(call.turns, own)), 0));
      const below = run(typical(next), depth + 1);
      ns += often * below.ns;
      turns += often * below.turns;
    }
    const result = { ns, turns };
    steps.set(size, result);
    return result;
  };
  // A long way down by small steps is measured on its beginning.
  const isLong = start > MAX_STEPS && typical(recursive.size(selfCalls[0]!.given[at]!, given)) > start / 1.5;
  const found = run(isLong ? MAX_STEPS / 4 : start, 0);
  const factor = isLong ? start / (MAX_STEPS / 4) : 1;
  return { ns: scaled(known(found.ns), factor), turns: scaled(known(found.turns), factor), possible };
}

function callsFor(selfCalls: readonly SelfCall[], given: Own, at: number, probe: number, recursive: Recursive): number {
  const count = { ...recursive, once: (): Estimate => ({ ns: plus(NONE, known(1)), turns: NONE, possible: false }) };
  return simulate(selfCalls, given, at, probe, count).turns.known;
}
