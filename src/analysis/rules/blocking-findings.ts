/** The ways from functions that the event loop calls down to what blocks, and which of them are worth a finding. */
import type { Context, Cost, Finding, Severity } from '../findings.ts';
import { isForOthers, isOfTool } from '../program/graph/package-kind.ts';
import { COST_ORDER, isBoundary, rankOf } from '../program/flow/effects.ts';
import type { Program } from '../program/program.ts';
import type { Primitive } from '../program/graph/graph.ts';
import { arrivalOf, linkOf, primitiveLink } from '../program/flow/call-chains.ts';
import { atMost, byLoudness, severityOf } from '../assessment/severity.ts';
import { isUnheard, withoutMainWork } from '../assessment/demotions.ts';
import { weightOf } from '../assessment/weight.ts';
import { fitting, whereOf } from './words.ts';
import { type CallPath, callsOf, callPathsFrom } from '../program/flow/call-paths.ts';
import { DEFAULT_CONTEXT_SEVERITY, isNamed, isNonBlocking, type RuleOptions } from '../options.ts';

/** What a rule looks for, and how it says it. */
export interface Search {
  readonly rule: string;
  readonly fits: (primitive: Primitive) => boolean;
  readonly messageOf: (callPath: CallPath) => string;
  /** How the hint in a helper calls what stands there. */
  readonly nameOf: (primitive: Primitive) => string;
}

/** The findings of all that fits: at the calls where control enters what blocks, and hints where it does block. */
export function findingsOf(program: Program, search: Search, options: RuleOptions): Iterable<Finding> {
  return withoutMainWork(program, [...foundBy(program, search, options)], options);
}

function* foundBy(program: Program, search: Search, options: RuleOptions): Iterable<Finding> {
  if (!program.primitives.some(search.fits)) return;
  const told = new Map<Primitive, Finding[]>();
  const untold = new Map<Primitive, CallPath>();
  const all = [...allCallPaths(program, search, options)];
  for (const callPaths of all) {
    const [first, ...others] = callPaths.sort(byWeight);
    if (!first) continue;
    const finding = findingOf(program, search, first, options);
    const known = told.get(first.effect.primitive);
    if (known) known.push(finding);
    else told.set(first.effect.primitive, [finding]);
    for (const other of others) {
      if (isPartOf(other, first)) continue;
      const known = untold.get(other.effect.primitive);
      if (!known || rankOfContext(other) < rankOfContext(known)) untold.set(other.effect.primitive, other);
    }
  }
  for (const findings of told.values()) yield* findings.length > MANY_PLACES ? lessOf(findings) : findings;
  // A call is marked once, by the worst it leads to; what no mark names by then is named where it is reached first.
  for (const [primitive, callPath] of untold) {
    if (!told.has(primitive) && isWorthNaming(callPath)) yield findingOf(program, search, callPath, options);
  }
  yield* hints(program, search, options, all);
}

/**
 * Whoever mends one cause mends it for all who reach it: the first places say so, and the others do not bury what else
 * there is.
 */
const MANY_PLACES = 12;

const isRequest = ({ context }: Finding): number => Number(context === 'request');

function lessOf(findings: readonly Finding[]): Finding[] {
  const loudest = [...findings].sort(
    (a, b) => byLoudness(a.severity, b.severity) || isRequest(b) - isRequest(a) || a.chain.length - b.chain.length,
  );
  return loudest.map((finding, place) =>
    place < MANY_PLACES ? finding : { ...finding, severity: atMost(finding.severity, 'hint') },
  );
}

/** Grouped by the call that gets underlined. */
function* allCallPaths(program: Program, { fits }: Search, options: RuleOptions): Iterable<CallPath[]> {
  for (const node of program.effects.nodes) {
    if (node.sourceFile.isDependency || !isBoundary(node)) continue;
    const context = program.contexts.primary(node);
    if (!context) continue;
    // A call may lead to one of several functions.
    const byPlace = new Map<string, CallPath[]>();
    for (const callPath of callPathsFrom(program, node, context)) {
      if (!fits(callPath.effect.primitive) || isExcluded(program, callPath, options)) continue;
      const place = (callPath.enters?.span ?? callPath.effect.primitive.call.call.span).join();
      const known = byPlace.get(place);
      if (known) known.push(callPath);
      else byPlace.set(place, [callPath]);
    }
    yield* byPlace.values();
  }
}

const isWorthNaming = ({ effect }: CallPath): boolean => effect.repeated || effect.primitive.row.cost !== 'metadata';
const rankOfContext = ({ context, effect }: CallPath): number =>
  (isHarmless(context) ? 1000 : 0) + (effect.possible ? 100 : 0) + effect.distance;
/**
 * Another guess at the same call, or opening and closing what the same function reads: whoever mends the one mends the
 * other. In a package for others a function is one cause.
 */
function isPartOf({ boundary, enters, effect }: CallPath, { enters: entered, effect: worst }: CallPath): boolean {
  if (enters?.possible && entered?.possible && enters.to !== entered.to) return true;
  const [own, other] = [effect.primitive, worst.primitive];
  if (own.call.call === other.call.call) return true;
  const isForOne = isForOthers(boundary.sourceFile);
  if (isForOne && rankOf(own) < rankOf(other) && (!effect.repeated || isOfTool(boundary.sourceFile))) return true;
  if (own.call.node !== other.call.node || rankOf(own) > rankOf(other)) return false;
  return isForOne || rankOf(own) < COST_ORDER.indexOf('heavy');
}
const isHarmless = (context: Context): boolean => DEFAULT_CONTEXT_SEVERITY[context] === 'off';

/** The settings name the call, or a function on the way to it. */
function isExcluded(program: Program, callPath: CallPath, options: RuleOptions): boolean {
  if (options.nonBlocking.size === 0) return false;
  const { call, name } = callPath.effect.primitive;
  return (
    isNonBlocking(call, name, options) ||
    callsOf(program, callPath).some(({ to }) => isNamed(to.facts.name, options.nonBlocking))
  );
}

function byWeight(a: CallPath, b: CallPath): number {
  const weight = ({ effect: { primitive, repeated, possible, seldom } }: CallPath) =>
    rankOf(primitive) * 4 - (possible ? 5 : 0) - (seldom ? 16 : 0) - (rankOf(primitive) === 1 && !repeated ? 4 : 0);
  return weight(b) - weight(a) || a.effect.distance - b.effect.distance;
}

function loudnessOf(program: Program, callPath: CallPath, options: RuleOptions): Severity {
  const { context, effect, boundary } = callPath;
  const severity = severityOf(context, weightOf(program, callPath), options);
  if (boundary.facts.answersSync || isUnheard(program, callPath, options)) return atMost(severity, 'hint');
  return atMost(severity, effect.possible || effect.primitive.call.node.sourceFile.isDependency ? 'info' : 'error');
}

function costOf({ row }: Primitive): Cost {
  return {
    ...(row.milliseconds !== undefined && { milliseconds: row.milliseconds }),
    ...(row.grows && { grows: row.grows }),
    source: 'catalogue',
  };
}

function findingOf(program: Program, { rule, messageOf }: Search, callPath: CallPath, options: RuleOptions): Finding {
  const { boundary, context, enters, effect } = callPath;
  const { primitive } = effect;
  const { entry, links } = arrivalOf(program.contexts, boundary, context);
  const possible = effect.possible || primitive.call.node.sourceFile.isDependency;
  return {
    rule,
    severity: loudnessOf(program, callPath, options),
    confidence: possible ? 'possible' : 'certain',
    workload: primitive.row.workload,
    context,
    file: boundary.sourceFile.path,
    span: enters?.span ?? primitive.call.call.span,
    message: messageOf(callPath),
    entry,
    chain: [...links, ...callsOf(program, callPath).map(linkOf), primitiveLink(primitive)],
    cost: costOf(primitive),
  };
}

/** In a sync helper the primitive itself gets a faint word that names who reaches it. */
function* hints(program: Program, search: Search, options: RuleOptions, all: readonly CallPath[][]): Iterable<Finding> {
  const callers = new Map<Primitive, { readonly callPath: CallPath; count: number }>();
  for (const callPaths of all) {
    for (const callPath of callPaths) {
      const { primitive } = callPath.effect;
      if (!callPath.enters || isHarmless(callPath.context) || primitive.call.node.sourceFile.isDependency) continue;
      const known = callers.get(primitive);
      if (!known) callers.set(primitive, { callPath, count: 1 });
      else known.count++;
    }
  }
  for (const [primitive, { callPath, count }] of callers) {
    const base = findingOf(program, search, callPath, options);
    if (base.severity === 'off') continue;
    const where = whereOf(callPath.context, callPath.boundary, true);
    const name = search.nameOf(primitive);
    yield {
      ...base,
      severity: 'hint',
      file: primitive.call.node.sourceFile.path,
      span: primitive.call.call.span,
      message: fitting(
        `Mind ${name}: reached from ${where}${count > 1 ? ` and ${count - 1} more` : ''}`,
        `Mind ${name}: reached from the event loop`,
      ),
    };
  }
}
