/**
 * What calling a function does to its caller's thread: the primitives it may reach, each with the shortest path there.
 */
import { givesParentFolder } from '../../catalogue/small-files.ts';
import type { CostClass } from '../../catalogue/types.ts';
import { callAt } from '../graph/find-calls.ts';
import type { Edge, FunctionSymbol, Primitive } from '../graph/graph.ts';
import { bindingIndexOf, calleeOf, type Expr, isCall, isProp, isVar, propertyOf } from '../../facts/expr.ts';
import type { Seldom } from '../../facts/facts.ts';
import { callCyclesIn } from './call-cycles.ts';
import { excludesGuards } from './ruled-out.ts';
import { isBoundary, isSynchronous } from './synchronous-calls.ts';

export interface Effect {
  readonly primitive: Primitive;
  /** Calls from the function to the primitive's function. */
  readonly distance: number;
  /** The first of them; null in the primitive's own function. */
  readonly next: Edge | null;
  readonly repeated: boolean;
  readonly possible: boolean;
  /** Why it happens rarely, by a branch here or on the path. */
  readonly seldom: Seldom | undefined;
}

/** From the least to the most expensive. */
export const COST_ORDER: readonly CostClass[] = ['negligible', 'metadata', 'content', 'heavy', 'unbounded'];
/** A function that reaches more primitives than this keeps its most expensive ones. */
const MAX_EFFECTS = 32;

export const rankOf = (primitive: Primitive): number => COST_ORDER.indexOf(primitive.row.cost);

/** Does it pass its callee arguments with which the callee never takes this branch? */
function isRuledOut(edge: Edge, { next, primitive }: Effect): boolean {
  const guards = next ? next.guards : primitive.call.call.guards;
  return guards !== undefined && edge.kind === 'call' && excludesGuards(edge, guards);
}

/** The better of two paths to the same primitive. */
const weightOf = ({ seldom, repeated, possible }: Effect): number =>
  (seldom ? 0 : 4) + (repeated ? 2 : 0) + (possible ? 0 : 1);

export class Effects {
  readonly #effects = new Map<FunctionSymbol, Map<Primitive, Effect>>();
  readonly #cycles: ReadonlyMap<FunctionSymbol, number>;

  constructor(primitives: readonly Primitive[]) {
    this.#cycles = callCyclesIn(reaching(primitives));
    // The most expensive first, so that a crowded function keeps those.
    for (const primitive of [...primitives].sort((a, b) => rankOf(b) - rankOf(a))) this.#spread(primitive);
  }

  /** Backwards from the primitive, breadth first: a repeated path replaces one that is not, and is followed again. */
  #spread(primitive: Primitive): void {
    const { node } = primitive.call;
    const repeated = primitive.repeated || this.repeats(node);
    const queue: FunctionSymbol[] = [];
    const arrive = (at: FunctionSymbol, effect: Effect) => {
      let effects = this.#effects.get(at);
      if (!effects) this.#effects.set(at, (effects = new Map()));
      const known = effects.get(primitive);
      if ((known && weightOf(known) >= weightOf(effect)) || (!known && effects.size >= MAX_EFFECTS)) return;
      effects.set(primitive, effect);
      queue.push(at);
    };
    arrive(node, {
      primitive,
      distance: 0,
      next: null,
      repeated,
      possible: primitive.call.possible,
      seldom: primitive.call.call.seldom,
    });
    for (let at = 0; at < queue.length; at++) {
      const here = queue[at]!;
      if (isBoundary(here)) continue;
      const effect = this.#effects.get(here)!.get(primitive)!;
      for (const edge of here.in) {
        if (!isSynchronous(edge) || edge.from === here) continue;
        if (edge.from.facts.annotations?.nonblocking || this.isRuledOut(edge, effect)) continue;
        arrive(edge.from, {
          primitive,
          distance: effect.distance + 1,
          next: edge,
          possible: effect.possible || edge.possible,
          repeated: effect.repeated || edge.repeated || (this.#sameCycle(edge) && !climbs(edge.to)),
          seldom: effect.seldom ?? edge.seldom,
        });
      }
    }
  }

  /** The effects of its callee that a call does not rule out. */
  through(edge: Edge): Effect[] {
    return [...this.of(edge.to).values()].filter((effect) => !this.isRuledOut(edge, effect));
  }

  /** Does a call pass literals with which its callee never takes this branch? A recursive one may pass others. */
  isRuledOut(edge: Edge, effect: Effect): boolean {
    return !this.isRecursive(edge.to) && isRuledOut(edge, effect);
  }

  isRecursive(node: FunctionSymbol): boolean {
    return this.#cycles.has(node);
  }

  /** Is it recursive, other than to walk up the few folders above one? */
  repeats(node: FunctionSymbol): boolean {
    return this.isRecursive(node) && !climbs(node);
  }

  #sameCycle({ from, to }: Edge): boolean {
    const cycle = this.#cycles.get(from);
    return cycle !== undefined && cycle === this.#cycles.get(to);
  }

  /** The functions that have any. */
  get nodes(): Iterable<FunctionSymbol> {
    return this.#effects.keys();
  }

  of(node: FunctionSymbol): ReadonlyMap<Primitive, Effect> {
    return this.#effects.get(node) ?? NONE;
  }

  /** The calls from a function down to the primitive's function. */
  path(node: FunctionSymbol, primitive: Primitive): Edge[] {
    const edges: Edge[] = [];
    const seen = new Set<FunctionSymbol>();
    for (let at = node; !seen.has(at); ) {
      seen.add(at);
      const next = this.of(at).get(primitive)?.next;
      if (!next) break;
      edges.push(next);
      at = next.to;
    }
    return edges;
  }
}

/** Walks up from a folder to its parent: `find(dirname(folder))`. */
function climbs(node: FunctionSymbol): boolean {
  const again = node.out.filter(({ to }) => to === node);
  return (
    again.length > 0 && again.every(({ span }) => callAt(node, span)?.args.some(({ value }) => isAbove(node, value)))
  );
}

function isAbove({ sourceFile }: FunctionSymbol, value: Expr): boolean {
  const given = isVar(value) ? sourceFile.facts.bindings[bindingIndexOf(value)]!.value : value;
  const callee = isCall(given) ? calleeOf(given) : undefined;
  return (
    (isProp(callee) && givesParentFolder(propertyOf(callee))) ||
    (isVar(callee) && givesParentFolder(sourceFile.facts.bindings[bindingIndexOf(callee)]!.name))
  );
}

const NONE: ReadonlyMap<Primitive, Effect> = new Map();

/** The functions that may reach a primitive before the event loop takes over: few, in most programs. */
function reaching(primitives: readonly Primitive[]): Set<FunctionSymbol> {
  const found = new Set(primitives.map(({ call }) => call.node));
  // Grows while it is walked.
  for (const node of found) {
    if (!isBoundary(node)) for (const edge of node.in) if (isSynchronous(edge)) found.add(edge.from);
  }
  return found;
}
