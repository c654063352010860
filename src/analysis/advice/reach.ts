/** Finds the event-loop entry points that reach a function, each with its shortest call path. */
import { linkOf, shownEntryOf, type Edge, type FunctionSymbol, type Program } from '../program/index.ts';
import type { ChainLink, Context, EntryPoint } from '../findings.ts';

export interface Reach {
  readonly context: Context;
  readonly entry: EntryPoint;
  /** The calls from the entry point to the function; empty if it is the entry point. */
  readonly chain: readonly ChainLink[];
}

/** More than this add nothing new. */
const MAX_REACHES = 50;

/** Breadth first along the callers, so that the nearest come first. */
export function whoReaches(program: Program, node: FunctionSymbol): readonly Reach[] {
  const found: Reach[] = [];
  const pathsFrom = new Map<FunctionSymbol, readonly Edge[]>([[node, []]]);
  // The map grows during the iteration.
  for (const [at, edges] of pathsFrom) {
    const entryPoint = program.contexts.beginsAt(at);
    if (entryPoint) {
      found.push({ context: entryPoint.context, entry: shownEntryOf(at, entryPoint), chain: edges.map(linkOf) });
      if (found.length === MAX_REACHES) break;
    }
    for (const edge of at.in) {
      if (
        edge.kind !== 'guess' &&
        edge.kind !== 'later' &&
        edge.from.sourceFile.role !== 'test' &&
        !pathsFrom.has(edge.from)
      )
        pathsFrom.set(edge.from, [edge, ...edges]);
    }
  }
  return found;
}
