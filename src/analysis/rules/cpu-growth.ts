/** What a loop that grows faster than its data is told as: how fast, from which size on, how loud. */
import { remedyFor, type Remedy } from '../catalogue/costs/index.ts';
import type { Origin } from '../catalogue/contexts/inputs.ts';
import { functionsAround } from '../program/graph/enclosing.ts';
import type { FunctionSymbol } from '../program/graph/graph.ts';
import { comesFromOutside } from '../program/flow/collection-origins.ts';
import type { Unknown } from '../program/flow/amount.ts';
import { growthOf, sizeAt, type Growth } from '../program/flow/growth.ts';
import { hotSpotsOf, type HotSpot } from '../program/flow/hot-spots.ts';
import type { Program } from '../program/program.ts';
import type { Context, Severity } from '../findings.ts';
import type { Loop } from '../facts/work.ts';
import { fitting, nameWithin } from './words.ts';

/** Who decides how large something is: others by what they send; files, servers and databases; the program itself. */
export type Decider = 'others' | 'data' | 'program';

export interface GrowthFinding {
  readonly spot: HotSpot;
  readonly growth: Growth;
  /** The size at which the budget is spent. */
  readonly budgetAt: number;
  readonly decider: Decider;
}

/** Quadratic: less is in proportion to what there is to do. */
const LEAST_ORDER = 2;

/** Larger data than this nobody has, by who decides. */
const REACH: Readonly<Record<Decider, number>> = { others: 200_000, data: 100_000, program: 7_000 };

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
  return distinct(spotsOf(program, node, loop, whole.order)).flatMap((spot) => {
    // A callee calls what it is given by other names.
    const growth = spot.isCallee ? whole : growthOf(spot.ns);
    // Together they take what the whole loop takes.
    const budgetAt = sizeAt(growth.order === whole.order ? ns : spot.ns, budget * 1e6);
    if (budgetAt === undefined) return [];
    const decider = deciderOf(program, node, growth.sizes);
    return budgetAt <= REACH[decider] ? [{ spot, growth, budgetAt, decider }] : [];
  });
}

/** What grows fastest may stand in functions that are told by themselves; then it is what grows a little slower. */
function spotsOf({ costs }: Program, node: FunctionSymbol, loop: Loop, most: number): readonly HotSpot[] {
  for (let order = most; order >= LEAST_ORDER; order--) {
    const found = hotSpotsOf(costs, node, loop, order);
    if (found.length > 0) return found;
  }
  return [];
}

/** Several lookups in the same list are mended together. */
function distinct(spots: readonly HotSpot[]): readonly HotSpot[] {
  const seen = new Set<string>();
  return spots.filter((spot) => {
    const { name, span } = spot.steps.at(-1)!;
    const key = name === '' ? 'loop' : name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : String(span);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

function deciderOf(program: Program, node: FunctionSymbol, sizes: readonly Unknown[]): Decider {
  const deciders = sizes.map((size) => deciderOfSize(program, node, size));
  return (
    deciders.find((decider) => decider === 'others') ?? deciders.find((decider) => decider === 'data') ?? 'program'
  );
}

const SENT: ReadonlySet<Origin> = new Set<Origin>(['request', 'message']);

function deciderOfSize(program: Program, node: FunctionSymbol, { of, in: sourceFile, isContent }: Unknown): Decider {
  if (isContent) return 'data';
  if (!of || sourceFile !== node.sourceFile) return 'program';
  const origin = program.inputs.of(node, of)?.origin;
  if (origin) return SENT.has(origin) ? 'others' : 'data';
  return [node, ...functionsAround(node)].some((around) => comesFromOutside(around, of)) ? 'data' : 'program';
}

/** Waits for the answer, or for the next event. */
const WAITED_FOR: ReadonlySet<Context> = new Set<Context>(['request', 'event']);

/** So many of anything are soon together. */
const FEW = 300;
/** Databases, folders and files of so many records are usual. */
const SOON = 3_000;
/** What fits into one request. */
const SENT_AT_ONCE = 10_000;

export function limitOf({ decider, spot, budgetAt }: GrowthFinding, context: Context): Severity {
  const { name, searches } = spot.steps.at(-1)!;
  // What goes over all pairs of its own may have to.
  if (decider === 'program' && remedyFor(name) === undefined && !searches && budgetAt > FEW) return 'hint';
  const isSoon = budgetAt <= (decider === 'others' ? SENT_AT_ONCE : decider === 'data' ? SOON : 0);
  return isSoon && WAITED_FOR.has(context) ? 'warning' : 'info';
}

const WORDS: Readonly<Record<Remedy | 'restructure', string>> = {
  index: 'Use a Map or Set',
  push: 'Use push() instead of a copy',
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
function sizeInWords(size: number): string {
  const rounded = Number(size.toPrecision(1 + Number(size < 2 * 10 ** Math.floor(Math.log10(size)))));
  return String(rounded).replace(/\B(?=(\d{3})+$)/g, ',');
}
