/** How a loop that grows faster than its data is reported: how fast, and from which size on. */
import { remedyFor, type Remedy } from '../catalogue/costs/index.ts';
import type { Origin } from '../catalogue/contexts/inputs.ts';
import type { Decider } from '../assessment/growth.ts';
import {
  comesFromOutside,
  growthOf,
  hotSpotsOf,
  isOfOneOfMany,
  sizeAt,
  type Amount,
  type FunctionSymbol,
  type Growth,
  type HotSpot,
  type Program,
  type Unknown,
} from '../program/index.ts';
import type { Loop } from '../facts/work.ts';
import { fitting, nameWithin } from './words.ts';

export interface GrowthFinding {
  readonly spot: HotSpot;
  readonly growth: Growth;
  /** The size at which the budget is spent. */
  readonly budgetAt: number;
  readonly decider: Decider;
}

/** Quadratic: less is proportional to the amount of work. */
const LEAST_ORDER = 2;

/** The largest size of data that is realistic, by who decides the size. */
export const REACH: Readonly<Record<Decider, number>> = { others: 200_000, data: 100_000, program: 50_000 };
/** For a program's own data, if comparing all its pairs may be necessary. */
const REACH_OF_PAIRS = 10_000;

/** @param budget milliseconds */
export function growthsOf(
  program: Program,
  node: FunctionSymbol,
  loop: Loop,
  budget: number,
): readonly GrowthFinding[] {
  const { ns } = program.costs.loop(node, loop);
  const whole = growthOf(ns);
  if (whole.order < LEAST_ORDER || whole.isExponential) return [];
  const spots = hotSpotsOf(program.costs, node, loop).flatMap((spot) => {
    const growth = growthOf(spot.ns);
    const decider = deciderOf(program, node, growth.sizes);
    // Together they take as long as the whole loop.
    return decider === 'program'
      ? found(spot, spot.shown, decider, budget)
      : found(spot, growth.order === whole.order ? ns : spot.ns, decider, budget);
  });
  return told(distinct(spots));
}

/** More than this in one loop are mended together. */
const MAX_TOLD = 4;

/** Where a lookup or a copy is to be mended, the loops around it are mended with it. */
function told(found: readonly GrowthFinding[]): readonly GrowthFinding[] {
  const mendable = found.filter(({ spot }) => isMendable(spot));
  if (mendable.length === 0) return found.slice(0, MAX_TOLD);
  const first = mendable.filter(({ spot }) => needsIndex(spot));
  const others = mendable.filter(({ spot }) => !needsIndex(spot));
  const kept = new Set([...first, ...others].slice(0, MAX_TOLD));
  return mendable.filter((finding) => kept.has(finding));
}

/** @param ns the time of all its iterations that counts: for a program's own data, what the code shows */
function found(spot: HotSpot, ns: Amount, decider: Decider, budget: number): readonly GrowthFinding[] {
  const growth = growthOf(decider === 'program' ? ns : spot.ns);
  const budgetAt = sizeAt(ns, budget * 1e6);
  if (growth.order < LEAST_ORDER || budgetAt === undefined || budgetAt > reachOf(spot, decider)) return [];
  // Work per element is done on a small part of all the data.
  return decider === 'program' && growth.sizes.every(isOfMany) ? [] : [{ spot, growth, budgetAt, decider }];
}

const reachOf = (spot: HotSpot, decider: Decider): number =>
  decider === 'program' && remedyFor(spot.steps.at(-1)!.name) === undefined ? REACH_OF_PAIRS : REACH[decider];

export const isOfMany = ({ of, in: sourceFile }: Unknown): boolean =>
  of !== undefined && sourceFile !== undefined && isOfOneOfMany(sourceFile, of);

/**
 * Several lookups in the same list are fixed together: the first stands for all. So are loops inside each other, of
 * which the one that hurts first stands for all.
 */
function distinct(found: readonly GrowthFinding[]): readonly GrowthFinding[] {
  const chosen = new Map<string, GrowthFinding>();
  for (const finding of found) {
    const { name, span } = finding.spot.steps.at(-1)!;
    const key = name === '' ? LOOP : name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : String(span);
    const other = chosen.get(key);
    if (!other || (key === LOOP && finding.budgetAt < other.budgetAt)) chosen.set(key, finding);
  }
  const kept = new Set(chosen.values());
  return found.filter((finding) => kept.has(finding));
}

const LOOP = 'loop';

export function deciderOf(program: Program, node: FunctionSymbol, sizes: readonly Unknown[]): Decider {
  const deciders = sizes.map((size) => deciderOfSize(program, node, size));
  return (
    deciders.find((decider) => decider === 'others') ?? deciders.find((decider) => decider === 'data') ?? 'program'
  );
}

const SENT: ReadonlySet<Origin> = new Set<Origin>(['request', 'message']);

function deciderOfSize(program: Program, node: FunctionSymbol, { of, in: sourceFile, isContent }: Unknown): Decider {
  if (isContent) return 'data';
  if (!of || !sourceFile) return 'program';
  const origin = sourceFile === node.sourceFile ? program.inputs.of(node, of)?.origin : undefined;
  if (origin) return SENT.has(origin) ? 'others' : 'data';
  // The collection that a called function creates is examined in that function.
  return sourceFile.nodes.some((asking) => comesFromOutside(asking, of)) ? 'data' : 'program';
}

/** A loop over all pairs of its own data may be necessary. */
export function isMendable({ steps }: HotSpot): boolean {
  const { name, searches } = steps.at(-1)!;
  return remedyFor(name) !== undefined || searches === true;
}

/** A lookup in, or a copy of, a collection that the code builds. */
export const needsIndex = (spot: HotSpot): boolean => isMendable(spot) && remedyFor(spot.steps.at(-1)!.name) !== 'once';

const WORDS: Readonly<Record<Remedy | 'restructure', string>> = {
  index: 'Use a Map or Set',
  push: 'Add in place instead of copying',
  queue: 'Keep an index instead',
  once: 'Move this out of the loop',
  sort: 'Move this sort out of the loop',
  restructure: 'Rewrite these loops',
};

/** `chunks²`, `blocks × prices`. */
export function productOf({ sizes }: Growth): string {
  const counts = new Map<string, number>();
  for (const { text } of sizes) counts.set(nameWithin(text, 24), (counts.get(nameWithin(text, 24)) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${text}${SUPERSCRIPTS[count]}`)).join(' × ');
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function growthMessage({ spot, growth, budgetAt }: GrowthFinding, budget: number, where: string): string {
  const { name } = spot.steps.at(-1)!;
  const remedy = WORDS[remedyFor(name) ?? 'restructure'];
  const size = sizeInWords(budgetAt);
  const order = growth.order === 2 ? 'n²' : `n${SUPERSCRIPTS[growth.order]}`;
  return fitting(
    `${remedy}: this grows with ${productOf(growth)}, ${budget} ms from about ${size}, in ${where}`,
    `${remedy}: this grows with ${productOf(growth)}, ${budget} ms from about ${size}`,
    `${remedy}: this grows as ${order}, ${budget} ms from about ${size}`,
  );
}

/** `3,000`. */
export function sizeInWords(size: number): string {
  const rounded = Number(size.toPrecision(1 + Number(size < 2 * 10 ** Math.floor(Math.log10(size)))));
  return String(rounded).replace(/\B(?=(\d{3})+$)/g, ',');
}
