/** What runs before a call returns: the edges that do, and the functions at which that ends. */
import { isCalledRather } from '../graph/callers.ts';
import type { Edge, FunctionSymbol } from '../graph/graph.ts';

/** Does an edge run its target before it returns? */
export const isSynchronous = ({ kind }: Edge): boolean => kind === 'call' || kind === 'callback';

/**
 * Functions that the event loop calls itself: blocking inside them is reported there, not where they are started.
 * Async functions of dependencies are not read by the user: their synchronous part counts for the caller.
 */
export function isBoundary(node: FunctionSymbol): boolean {
  if (node.sourceFile.isDependency) return false;
  return (
    Boolean(node.facts.async) ||
    node.facts.kind === 'module' ||
    (node.entryPoints.length > 0 && !isCalledRather(node)) ||
    node.in.some(({ kind }) => kind === 'then' || kind === 'later')
  );
}
