/** Who brings a function onto the event loop: the entry points that reach it, each by its shortest way. */
import { linkOf } from '../program/flow/call-chains.ts';
import type { Program } from '../program/program.ts';
import type { Edge, FunctionSymbol } from '../program/graph/graph.ts';
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
export function whoReaches(program: Program, node: FunctionSymbol): readonly Reach[] {
  const found: Reach[] = [];
  const ways = new Map<FunctionSymbol, readonly Edge[]>([[node, []]]);
  // Grows while it is walked.
  for (const [at, edges] of ways) {
    const entryPoint = program.contexts.beginsAt(at);
    if (entryPoint) {
      const {
        facts: { name, span },
        sourceFile: { path },
      } = at;
      found.push({
        context: entryPoint.context,
        entry: { name, kind: entryPoint.kind, file: path, span },
        chain: edges.map(linkOf),
      });
      if (found.length === MAX_REACHES) break;
    }
    for (const edge of at.in) {
      if (
        edge.kind !== 'guess' &&
        edge.kind !== 'later' &&
        edge.from.sourceFile.role !== 'test' &&
        !ways.has(edge.from)
      )
        ways.set(edge.from, [edge, ...edges]);
    }
  }
  return found;
}
