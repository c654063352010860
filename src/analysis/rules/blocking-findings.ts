/** The findings at the calls where control enters blocking code, and the hints at the blocking calls themselves. */
import { circumstancesOf } from '../assessment/blocking.ts';
import { assess, type Assessment } from '../assessment/index.ts';
import { isEventLoop, SEVERITIES, type ChainLink, type Cost, type Finding, type Severity } from '../findings.ts';
import { isNamed, isNonBlocking, type RuleOptions } from '../options.ts';
import {
  arrivalOf,
  callPathsFrom,
  callsOf,
  isBoundary,
  lifetimeOf,
  linkOf,
  primitiveLink,
  type CallPath,
  type FunctionSymbol,
  type Primitive,
  type Program,
} from '../program/index.ts';
import { fitting, whereOf } from './words.ts';

/** What a rule looks for, and how its messages are phrased. */
export interface Search {
  readonly rule: string;
  readonly fits: (primitive: Primitive) => boolean;
  readonly messageOf: (callPath: CallPath) => string;
  /** How the finding in a helper names the blocking call. */
  readonly nameOf: (primitive: Primitive) => string;
}

/** A call path, and its assessment. */
interface Weighed extends Assessment {
  readonly callPath: CallPath;
  readonly isUnseen: boolean;
}

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/**
 * One finding at each call, for the worst blocking call that it leads to, with the other causes listed. A cause for
 * which no call is underlined is reported at its own position, with the highest level of its paths; other causes get a
 * hint there.
 */
export function* findingsOf(program: Program, search: Search, options: RuleOptions): Iterable<Finding> {
  if (!program.primitives.some(search.fits)) return;
  const loudest = new Map<Primitive, Weighed>();
  const callers = new Map<Primitive, number>();
  const underlined = new Set<Primitive>();
  for (const weighed of weighedCalls(program, search, options)) {
    const [first] = weighed;
    if (!first) continue;
    yield findingOf(program, search, first, weighed.slice(1));
    if (rank(first.severity) >= rank('info')) underlined.add(first.callPath.effect.primitive);
    for (const each of weighed) {
      const { primitive } = each.callPath.effect;
      const known = loudest.get(primitive);
      if (!known || isLouder(each, known)) loudest.set(primitive, each);
      if (each.callPath.enters && isEventLoop(each.callPath.context))
        callers.set(primitive, (callers.get(primitive) ?? 0) + 1);
    }
  }
  for (const [primitive, count] of callers) {
    const weighed = loudest.get(primitive)!;
    if (primitive.call.node.sourceFile.isDependency || !weighed.callPath.enters || weighed.severity === 'off') continue;
    if (!isEventLoop(weighed.callPath.context)) continue;
    yield atPrimitive(program, search, weighed, count, underlined.has(primitive));
  }
}

const isLouder = (a: Weighed, b: Weighed): boolean =>
  rank(a.severity) - rank(b.severity) > 0 ||
  (a.severity === b.severity &&
    (a.score > b.score || (a.score === b.score && a.callPath.effect.distance < b.callPath.effect.distance)));

/** For each call, the paths that begin there: one per primitive, the most severe first. */
function* weighedCalls(program: Program, { fits }: Search, options: RuleOptions): Iterable<readonly Weighed[]> {
  for (const node of program.effects.nodes) {
    if (node.sourceFile.isDependency) continue;
    const context = isBoundary(node) ? program.contexts.primary(node) : undefined;
    const isUnseen = context === undefined && isCalledByNobody(program, node);
    if (context === undefined && !isUnseen) continue;
    const byPlace = new Map<string, Map<Primitive, Weighed>>();
    for (const callPath of callPathsFrom(program, node, context ?? 'task')) {
      const { primitive } = callPath.effect;
      if (!fits(primitive) || isExcluded(program, callPath, options)) continue;
      const weighed = { callPath, isUnseen, ...assess(program, circumstancesOf(program, callPath, isUnseen), options) };
      const place = (callPath.enters?.span ?? primitive.call.call.span).join();
      const known = byPlace.get(place) ?? new Map<Primitive, Weighed>();
      byPlace.set(place, known);
      const other = known.get(primitive);
      if (!other || isLouder(weighed, other)) known.set(primitive, weighed);
    }
    for (const known of byPlace.values()) yield [...known.values()].sort((a, b) => (isLouder(a, b) ? -1 : 1));
  }
}

/** Its caller is unknown: it is exported, stored, or passed to code that is not analyzed. */
const isCalledByNobody = (program: Program, node: FunctionSymbol): boolean =>
  node.sourceFile.role === 'source' &&
  program.contexts.primary(node) === undefined &&
  !node.in.some(({ kind }) => kind !== 'guess');

/** It cannot happen there, or the settings name the call or a function on the path to it. */
function isExcluded(program: Program, callPath: CallPath, options: RuleOptions): boolean {
  const { boundary, effect } = callPath;
  if (effect.primitive.row.notInPages && lifetimeOf(program, boundary).kind === 'page') return true;
  if (options.nonBlocking.size === 0) return false;
  const { call, name } = effect.primitive;
  return (
    isNonBlocking(call, name, options) ||
    callsOf(program, callPath).some(({ to }) => isNamed(to.facts.name, options.nonBlocking))
  );
}

function costOf({ row }: Primitive): Cost {
  return {
    ...(row.milliseconds !== undefined && { milliseconds: row.milliseconds }),
    ...(row.grows && { grows: row.grows }),
    source: 'catalogue',
  };
}

/** The maximum number of other causes to list per call. */
const MAX_CAUSES = 8;

function findingOf(
  program: Program,
  { rule, messageOf }: Search,
  { callPath, isUnseen, severity, confidence, score, factors, plain }: Weighed,
  others: readonly Weighed[],
): Finding {
  const { boundary, context, enters, effect } = callPath;
  const { primitive } = effect;
  const { entry, links } = isUnseen ? unseenArrival(boundary) : arrivalOf(program.contexts, boundary, context);
  const causes = others.slice(0, MAX_CAUSES).map((other) => primitiveLink(other.callPath.effect.primitive));
  return {
    rule,
    severity,
    confidence,
    workload: primitive.row.workload,
    context,
    file: boundary.sourceFile.path,
    span: enters?.span ?? primitive.call.call.span,
    message: messageOf(callPath),
    entry,
    chain: [...links, ...callsOf(program, callPath).map(linkOf), primitiveLink(primitive)],
    cost: costOf(primitive),
    ...(causes.length > 0 && { causes }),
    score,
    factors,
    ...(plain && { plain }),
  };
}

interface Arrival {
  readonly entry: NonNullable<Finding['entry']>;
  readonly links: readonly ChainLink[];
}

const unseenArrival = ({ facts, sourceFile }: FunctionSymbol): Arrival => ({
  entry: { name: facts.name, kind: 'no known caller', file: sourceFile.path, span: facts.span },
  links: [],
});

/** In a sync helper, at the blocking call itself: names a function that reaches it. */
function atPrimitive(program: Program, search: Search, weighed: Weighed, count: number, isReported: boolean): Finding {
  const { callPath } = weighed;
  const { primitive } = callPath.effect;
  const where = whereOf(callPath.context, callPath.boundary, true);
  const name = search.nameOf(primitive);
  return {
    ...findingOf(program, search, weighed, []),
    inHelper: true,
    severity: isReported ? 'hint' : weighed.severity,
    file: primitive.call.node.sourceFile.path,
    span: primitive.call.call.span,
    message: fitting(
      `${name} is reached from ${where}${count > 1 ? ` and ${count - 1} more` : ''}`,
      `${name} is reached from the event loop`,
    ),
  };
}
