/** Who brings a function onto the event loop: the entry points that reach it, each by its shortest way. */
import { linkOf } from '../program/flow/call-chains.ts';
import type { Program } from '../program/program.ts';
import type { Edge, FunctionNode } from '../program/graph/graph.ts';
import type { ChainLink, Context, EntryPoint } from '../findings.ts';

export interface Reach {
  readonly context: Context;
  readonly entry: EntryPoint;
  /** The calls from the entry point to the function; none where it is the entry point. */
  readonly chain: readonly ChainLink[];
}

/** More say nothing new. */
const MAX_REACHES = 50;

/** Breadth first along the callers, so that the nearest come first. */
export function whoReaches(program: Program, node: FunctionNode): readonly Reach[] {
  const found: Reach[] = [];
  const ways = new Map<FunctionNode, readonly Edge[]>([[node, []]]);
  // Grows while it is walked.
  for (const [at, edges] of ways) {
    const seed = program.contexts.beginsAt(at);
    if (seed) {
      const { facts: { name, span }, unit: { path } } = at;
      found.push({ context: seed.context, entry: { name, kind: seed.kind, file: path, span }, chain: edges.map(linkOf) });
      if (found.length === MAX_REACHES) break;
    }
    for (const edge of at.in) {
      if (edge.kind !== 'guess' && edge.kind !== 'later' && edge.from.unit.role !== 'test' && !ways.has(edge.from)) ways.set(edge.from, [edge, ...edges]);
    }
  }
  return found;
}
