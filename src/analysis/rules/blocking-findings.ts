/** The ways from functions that the event loop calls down to what blocks, and which of them are worth a finding. */
import type { Context, Cost, Finding, Severity } from '../findings.ts';
import { isForOthers, isOfTool } from '../program/contexts/package-kind.ts';
import { COST_ORDER, isBoundary, rankOf } from '../program/flow/effects.ts';
import type { Program } from '../program/program.ts';
import type { Primitive } from '../program/graph/graph.ts';
import { arrivalOf, linkOf, primitiveLink } from '../program/flow/call-chains.ts';
import { atMost, byLoudness, severityOf } from '../assessment/severity.ts';
import { isUnheard, withoutMainWork } from '../assessment/demotions.ts';
import { weightOf } from '../assessment/weight.ts';
import { fitting, whereOf } from './words.ts';
import { type Route, callsOf, routesFrom } from '../program/flow/call-paths.ts';
import { DEFAULT_CONTEXT_SEVERITY, isNamed, isNonBlocking, type RuleOptions } from '../options.ts';

/** What a rule looks for, and how it says it. */
export interface Search {
  readonly rule: string;
  readonly fits: (primitive: Primitive) => boolean;
  readonly messageOf: (route: Route) => string;
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
  const untold = new Map<Primitive, Route>();
  const all = [...allRoutes(program, search, options)];
  for (const routes of all) {
    const [first, ...others] = routes.sort(byWeight);
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
  for (const [primitive, route] of untold) {
    if (!told.has(primitive) && isWorthNaming(route)) yield findingOf(program, search, route, options);
  }
  yield* hints(program, search, options, all);
}

/** Whoever mends one cause mends it for all who reach it: the first places say so, and the others do not bury what else there is. */
const MANY_PLACES = 12;

const isRequest = ({ context }: Finding): number => Number(context === 'request');

function lessOf(findings: readonly Finding[]): Finding[] {
  const loudest = [...findings].sort((a, b) => byLoudness(a.severity, b.severity) || isRequest(b) - isRequest(a) || a.chain.length - b.chain.length);
  return loudest.map((finding, place) => (place < MANY_PLACES ? finding : { ...finding, severity: atMost(finding.severity, 'hint') }));
}

/** Grouped by the call that gets underlined. */
function* allRoutes(program: Program, { fits }: Search, options: RuleOptions): Iterable<Route[]> {
  for (const node of program.effects.nodes) {
    if (node.unit.isDependency || !isBoundary(node)) continue;
    const context = program.contexts.primary(node);
    if (!context) continue;
    // A call may lead to one of several functions.
    const byPlace = new Map<string, Route[]>();
    for (const route of routesFrom(program, node, context)) {
      if (!fits(route.effect.primitive) || isExcluded(program, route, options)) continue;
      const place = (route.enters?.span ?? route.effect.primitive.call.call.span).join();
      const known = byPlace.get(place);
      if (known) known.push(route);
      else byPlace.set(place, [route]);
    }
    yield* byPlace.values();
  }
}

const isWorthNaming = ({ effect }: Route): boolean => effect.repeated || effect.primitive.row.cost !== 'metadata';
const rankOfContext = ({ context, effect }: Route): number => (isHarmless(context) ? 1000 : 0) + (effect.possible ? 100 : 0) + effect.distance;
/**
 * Another guess at the same call, or opening and closing what the same function reads: whoever mends the one mends the other. In a package for others a
 * function is one cause.
 */
function isPartOf({ boundary, enters, effect }: Route, { enters: entered, effect: worst }: Route): boolean {
  if (enters?.possible && entered?.possible && enters.to !== entered.to) return true;
  const [own, other] = [effect.primitive, worst.primitive];
  if (own.call.call === other.call.call) return true;
  const isForOne = isForOthers(boundary.unit);
  if (isForOne && rankOf(own) < rankOf(other) && (!effect.repeated || isOfTool(boundary.unit))) return true;
  if (own.call.node !== other.call.node || rankOf(own) > rankOf(other)) return false;
  return isForOne || rankOf(own) < COST_ORDER.indexOf('heavy');
}
const isHarmless = (context: Context): boolean => DEFAULT_CONTEXT_SEVERITY[context] === 'off';

/** The settings name the call, or a function on the way to it. */
function isExcluded(program: Program, route: Route, options: RuleOptions): boolean {
  if (options.nonBlocking.size === 0) return false;
  const { call, name } = route.effect.primitive;
  return isNonBlocking(call, name, options) || callsOf(program, route).some(({ to }) => isNamed(to.facts.name, options.nonBlocking));
}

function byWeight(a: Route, b: Route): number {
  const weight = ({ effect: { primitive, repeated, possible, seldom } }: Route) => (
    rankOf(primitive) * 4 - (possible ? 5 : 0) - (seldom ? 16 : 0) - (rankOf(primitive) === 1 && !repeated ? 4 : 0));
  return weight(b) - weight(a) || a.effect.distance - b.effect.distance;
}

function loudnessOf(program: Program, route: Route, options: RuleOptions): Severity {
  const { context, effect, boundary } = route;
  const severity = severityOf(context, weightOf(program, route), options);
  if (boundary.facts.answersSync || isUnheard(program, route, options)) return atMost(severity, 'hint');
  return atMost(severity, effect.possible || effect.primitive.call.node.unit.isDependency ? 'info' : 'error');
}

function costOf({ row }: Primitive): Cost {
  return { ...(row.milliseconds !== undefined && { milliseconds: row.milliseconds }), ...(row.grows && { grows: row.grows }), source: 'catalogue' };
}

function findingOf(program: Program, { rule, messageOf }: Search, route: Route, options: RuleOptions): Finding {
  const { boundary, context, enters, effect } = route;
  const { primitive } = effect;
  const { entry, links } = arrivalOf(program.contexts, boundary, context);
  const possible = effect.possible || primitive.call.node.unit.isDependency;
  return {
    rule, severity: loudnessOf(program, route, options), confidence: possible ? 'possible' : 'certain', workload: primitive.row.workload, context,
    file: boundary.unit.path, span: enters?.span ?? primitive.call.call.span, message: messageOf(route), entry,
    chain: [...links, ...callsOf(program, route).map(linkOf), primitiveLink(primitive)], cost: costOf(primitive),
  };
}

/** In a sync helper the primitive itself gets a faint word that names who reaches it. */
function* hints(program: Program, search: Search, options: RuleOptions, all: readonly Route[][]): Iterable<Finding> {
  const callers = new Map<Primitive, { readonly route: Route; count: number }>();
  for (const routes of all) {
    for (const route of routes) {
      const { primitive } = route.effect;
      if (!route.enters || isHarmless(route.context) || primitive.call.node.unit.isDependency) continue;
      const known = callers.get(primitive);
      if (!known) callers.set(primitive, { route, count: 1 });
      else known.count++;
    }
  }
  for (const [primitive, { route, count }] of callers) {
    const base = findingOf(program, search, route, options);
    if (base.severity === 'off') continue;
    const where = whereOf(route.context, route.boundary, true);
    const name = search.nameOf(primitive);
    yield {
      ...base, severity: 'hint', file: primitive.call.node.unit.path, span: primitive.call.call.span,
      message: fitting(`Mind ${name}: reached from ${where}${count > 1 ? ` and ${count - 1} more` : ''}`, `Mind ${name}: reached from the event loop`),
    };
  }
}
