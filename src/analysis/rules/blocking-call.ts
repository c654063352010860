/** Rule `blocking-call`: a blocking call on the event loop, directly or down a call chain. */
import type { Context, Cost, Finding, Severity } from '../findings.ts';
import { isBoundary, isSynchronous, rankOf, type Effect, type Primitive } from '../engine/program/effects.ts';
import type { Program } from '../engine/program/program.ts';
import type { Edge, FunctionNode } from '../engine/program/unit.ts';
import { blockingCallDocs } from './blocking-call.docs.ts';
import { arrivalOf, linkOf, primitiveLink } from './chains.ts';
import { DEFAULT_CONTEXT_SEVERITY, isNamed, isNonBlocking, type Rule, type RuleOptions } from './rule.ts';
import { atMost } from './severity.ts';
import { fitting, nameWithin, remedyOf, shorten, whereOf } from './words.ts';

/** A way from a function that the event loop calls to a primitive. */
interface Route {
  readonly boundary: FunctionNode;
  readonly context: Context;
  /** Calls inside the function: callbacks that run on the spot. */
  readonly inline: readonly Edge[];
  /** The call where control enters a helper; none where the primitive stands here. */
  readonly enters?: Edge;
  readonly effect: Effect;
}

export const blockingCall: Rule = {
  id: 'blocking-call',
  workload: 'io',
  docs: blockingCallDocs,
  * check(program, options) {
    const told = new Set<Primitive>();
    const untold = new Map<Primitive, Route>();
    for (const unit of program.units) {
      if (unit.isDependency) continue;
      for (const node of unit.nodes) {
        if (program.effects.of(node).size === 0 || !isBoundary(node)) continue;
        const context = program.contexts.primary(node);
        if (!context) continue;
        for (const routes of routesFrom(program, node, context)) {
          const wanted = routes.filter((route) => !isExcluded(program, route, options)).sort(byWeight);
          const [first, ...others] = wanted;
          if (!first) continue;
          yield findingOf(program, first, options);
          told.add(first.effect.primitive);
          for (const other of others) {
            const known = untold.get(other.effect.primitive);
            if (!known || rankOfContext(other) < rankOfContext(known)) untold.set(other.effect.primitive, other);
          }
        }
      }
    }
    // A call is marked once, by the worst it leads to; what no mark names by then is named where it is reached first.
    for (const [primitive, route] of untold) {
      if (!told.has(primitive) && isWorthNaming(route)) yield findingOf(program, route, options);
    }
    yield* hints(program, options);
  },
};

const isWorthNaming = ({ effect }: Route): boolean => effect.repeated || effect.primitive.row.cost !== 'metadata';
const isHarmless = (context: Context): boolean => DEFAULT_CONTEXT_SEVERITY[context] === 'off';
const rankOfContext = ({ context, effect }: Route): number => (isHarmless(context) ? 1000 : 0) + (effect.possible ? 100 : 0) + effect.distance;

/** The settings name the call, or a function on the way to it. */
function isExcluded({ effects }: Program, { enters, inline, effect: { primitive } }: Route, options: RuleOptions): boolean {
  if (options.nonBlocking.size === 0) return false;
  const way = enters ? [...inline, enters, ...effects.path(enters.to, primitive)] : inline;
  return isNonBlocking(primitive.call, primitive.name, options) || way.some(({ to }) => isNamed(to.facts.name, options.nonBlocking));
}

function byWeight(a: Route, b: Route): number {
  const weight = ({ effect }: Route) => rankOf(effect.primitive) * 4 - (effect.possible ? 5 : 0) - (rankOf(effect.primitive) === 1 && !effect.repeated ? 4 : 0);
  return weight(b) - weight(a) || a.effect.distance - b.effect.distance;
}

/** All ways out of a function, grouped by the call that gets underlined. */
function* routesFrom(program: Program, boundary: FunctionNode, context: Context): Iterable<Route[]> {
  const work: { node: FunctionNode; inline: readonly Edge[] }[] = [{ node: boundary, inline: [] }];
  const seen = new Set([boundary]);
  for (let at = work.pop(); at; at = work.pop()) {
    const { node, inline } = at;
    const repeatedHere = inline.some(({ repeated }) => repeated);
    const possibleHere = inline.some(({ possible }) => possible);
    for (const effect of program.effects.of(node).values()) {
      if (effect.distance > 0 || effect.primitive.call.node !== node) continue;
      yield [{ boundary, context, inline, effect: { ...effect, repeated: effect.repeated || repeatedHere, possible: effect.possible || possibleHere } }];
    }
    for (const edge of node.out) {
      const { to } = edge;
      if (!isSynchronous(edge) || isBoundary(to)) continue;
      if (isInside(edge)) {
        if (!seen.has(to)) work.push({ node: to, inline: [...inline, edge] });
        seen.add(to);
        continue;
      }
      const routes = [...program.effects.of(to).values()].map((effect): Route => ({
        boundary, context, inline, enters: edge, effect: {
          ...effect, distance: effect.distance + 1, repeated: effect.repeated || edge.repeated || repeatedHere, possible: effect.possible || edge.possible || possibleHere,
        },
      }));
      if (routes.length) yield routes;
    }
  }
}

/** A function literal that stands in another function's body reads as part of it. */
function isInside({ from, to: { unit, facts }, kind }: Edge): boolean {
  if (unit !== from.unit || facts.parent !== from.id || (facts.kind !== 'arrow' && facts.kind !== 'function')) return false;
  return facts.name.startsWith('callback of') || facts.name === 'function' || (kind === 'callback' && facts.object !== undefined);
}

function severityOf({ context, effect, boundary }: Route, options: RuleOptions): Severity {
  const base = options.contexts[context] ?? DEFAULT_CONTEXT_SEVERITY[context];
  if (base === 'off') return 'off';
  const severity = options.severity ?? base;
  if (boundary.facts.answersSync) return atMost(severity, 'hint');
  if (effect.primitive.row.cached) return atMost(severity, 'hint');
  if (effect.primitive.row.cost === 'metadata') return atMost(severity, effect.repeated ? 'info' : 'hint');
  return atMost(severity, effect.possible || effect.primitive.call.node.unit.isDependency ? 'info' : 'error');
}

function costOf({ row }: Primitive): Cost {
  return { ...(row.milliseconds !== undefined && { milliseconds: row.milliseconds }), ...(row.grows && { grows: row.grows }), source: 'catalogue' };
}

function findingOf(program: Program, route: Route, options: RuleOptions): Finding {
  const { boundary, context, inline, enters, effect } = route;
  const { primitive } = effect;
  const { entry, links } = arrivalOf(program.contexts, boundary, context);
  const down = enters ? [enters, ...program.effects.path(enters.to, primitive)] : [];
  const possible = effect.possible || primitive.call.node.unit.isDependency;
  return {
    rule: 'blocking-call', severity: severityOf(route, options), confidence: possible ? 'possible' : 'certain', workload: primitive.row.workload, context,
    file: boundary.unit.path, span: enters?.span ?? primitive.call.call.span, message: messageOf(route), entry,
    chain: [...links, ...inline.map(linkOf), ...down.map(linkOf), primitiveLink(primitive)], cost: costOf(primitive),
  };
}

function messageOf({ boundary, context, enters, effect }: Route): string {
  const { primitive } = effect;
  const where = whereOf(context, boundary.facts.name, boundary.seeds.some((seed) => seed.context === context));
  const verb = effect.possible ? 'may block' : 'blocks';
  if (!enters) {
    const remedy = remedyOf(primitive.name, primitive.row);
    return fitting(
      `${remedy}: ${primitive.name}() ${verb} the event loop in ${where}`,
      `${remedy}: ${shorten(primitive.name, 24)}() ${verb} the event loop`,
    );
  }
  const helper = nameWithin(enters.name, 30);
  return fitting(
    `Make ${helper}() async: its ${primitive.name}() ${verb} the event loop in ${where}`,
    `Make ${helper}() async: its ${primitive.name}() ${verb} the event loop`,
    `Make ${helper}() async: ${shorten(primitive.name, 20)}() ${verb} the event loop`,
  );
}

/** In a sync helper the primitive itself gets a faint word that names who reaches it. */
function* hints(program: Program, options: RuleOptions): Iterable<Finding> {
  const callers = new Map<Primitive, { readonly route: Route; count: number }>();
  for (const unit of program.units) {
    if (unit.isDependency) continue;
    for (const node of unit.nodes) {
      if (program.effects.of(node).size === 0 || !isBoundary(node)) continue;
      const context = program.contexts.primary(node);
      if (!context || isHarmless(context)) continue;
      for (const routes of routesFrom(program, node, context)) {
        for (const route of routes) {
          const { primitive } = route.effect;
          if (!route.enters || primitive.call.node.unit.isDependency || isExcluded(program, route, options)) continue;
          const known = callers.get(primitive);
          if (!known) callers.set(primitive, { route, count: 1 });
          else known.count++;
        }
      }
    }
  }
  for (const [primitive, { route, count }] of callers) {
    const base = findingOf(program, route, options);
    if (base.severity === 'off') continue;
    const where = whereOf(route.context, route.boundary.facts.name, true);
    yield {
      ...base, severity: 'hint', file: primitive.call.node.unit.path, span: primitive.call.call.span,
      message: fitting(`Mind ${primitive.name}(): reached from ${where}${count > 1 ? ` and ${count - 1} more` : ''}`, `Mind ${primitive.name}(): reached from the event loop`),
    };
  }
}
