/** The paths of calls from a function that the event loop calls down to what blocks. */
import { isCallbackName, isUnnamed } from '../../facts/function-names.ts';
import type { Guard } from '../../facts/facts.ts';
import type { Context } from '../../findings.ts';
import type { Contexts } from '../contexts/contexts.ts';
import type { Effect, Effects } from './effects.ts';
import { isNeverAsked } from './ruled-out.ts';
import { isBoundary, isSynchronous } from './synchronous-calls.ts';
import type { Edge, FunctionSymbol } from '../graph/graph.ts';

/** A path from a function that the event loop calls to a primitive. */
export interface CallPath {
  readonly boundary: FunctionSymbol;
  readonly context: Context;
  /** Calls inside the function: callbacks that run on the spot. */
  readonly inline: readonly Edge[];
  /** The call where control enters a helper; none where the primitive stands here. */
  readonly enters?: Edge;
  readonly effect: Effect;
}

interface WithEffects {
  readonly effects: Effects;
}

interface WithContexts extends WithEffects {
  readonly contexts: Contexts;
}

/** The calls on the path, from the function down to where the primitive stands. */
export const callsOf = (
  { effects }: WithEffects,
  { inline, enters, effect: { primitive } }: CallPath,
): readonly Edge[] => (enters ? [...inline, enters, ...effects.path(enters.to, primitive)] : inline);

/** All call paths out of a function. */
export function* callPathsFrom(program: WithContexts, boundary: FunctionSymbol, context: Context): Iterable<CallPath> {
  const work: { node: FunctionSymbol; inline: readonly Edge[] }[] = [{ node: boundary, inline: [] }];
  const seen = new Set([boundary]);
  for (let at = work.pop(); at; at = work.pop()) {
    const { node, inline } = at;
    const repeatedHere = inline.some(({ repeated }) => repeated);
    const possibleHere = inline.some(({ possible }) => possible);
    const seldomHere = inline.find(({ seldom }) => seldom)?.seldom;
    for (const effect of program.effects.of(node).values()) {
      const { call } = effect.primitive;
      if (effect.distance > 0 || call.node !== node || isOff(program, node, boundary, call.call)) continue;
      yield {
        boundary,
        context,
        inline,
        effect: {
          ...effect,
          repeated: effect.repeated || repeatedHere,
          possible: effect.possible || possibleHere,
          seldom: effect.seldom ?? seldomHere,
        },
      };
    }
    for (const edge of node.out) {
      const { to } = edge;
      if (!isSynchronous(edge) || isBoundary(to) || isOff(program, node, boundary, edge)) continue;
      if (isInside(edge)) {
        if (!seen.has(to)) work.push({ node: to, inline: [...inline, edge] });
        seen.add(to);
        continue;
      }
      yield* program.effects
        .through(edge)
        .map(
          (effect): CallPath => ({
            boundary,
            context,
            inline,
            enters: edge,
            effect: {
              ...effect,
              distance: effect.distance + 1,
              repeated: effect.repeated || edge.repeated || repeatedHere,
              possible: effect.possible || edge.possible || possibleHere,
              seldom: effect.seldom ?? edge.seldom ?? seldomHere,
            },
          }),
        );
    }
  }
}

/** Does no caller on the event loop pass the option that this work requires? */
const isOff = (
  { contexts }: WithContexts,
  node: FunctionSymbol,
  boundary: FunctionSymbol,
  { guards }: { readonly guards?: readonly Guard[] | undefined },
): boolean => guards !== undefined && node === boundary && isNeverAsked(contexts, node, guards);

/** A function literal reads as part of the function around it. */
function isInside({ from, to: { sourceFile, facts }, kind }: Edge): boolean {
  if (
    sourceFile !== from.sourceFile ||
    facts.parent !== from.id ||
    (facts.kind !== 'arrow' && facts.kind !== 'function')
  )
    return false;
  return isCallbackName(facts.name) || isUnnamed(facts.name) || (kind === 'callback' && facts.object !== undefined);
}
