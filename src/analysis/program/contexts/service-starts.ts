/** Functions that start what their process exists for: a server, or a connection to a peer that sends. */
import { keepAliveRow } from '../../catalogue/contexts/keep-alive.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { ApiCall, Edge, FunctionSymbol, SourceFile } from '../graph/graph.ts';
import { isEnded } from './keep-alive.ts';

/** Those that make the call, and their callers: what else they do happens while the service starts. */
export function serviceStartsIn(files: Iterable<SourceFile>): ReadonlySet<FunctionSymbol> {
  const found = new Set<FunctionSymbol>();
  for (const { nodes, isDependency, role } of files)
    if (!isDependency && role !== 'test')
      for (const node of nodes) if (node.apiCalls.some(startsService)) found.add(node);
  // Grows while it is walked.
  for (const node of found) for (const edge of node.in) if (isStep(edge)) found.add(edge.from);
  return found;
}

function startsService(call: ApiCall): boolean {
  const kind = keepAliveRow(call.module, call.path)?.kind;
  return (kind === 'listens' || kind === 'connected') && isOften(call.call) && !isEnded(call);
}

/** A call that is only made the first time, or after a failure, is not the caller's main purpose. */
const isOften = ({ seldom, guards }: Pick<CallFacts | Edge, 'seldom' | 'guards'>): boolean => !seldom && !guards;

const isStep = (edge: Edge): boolean =>
  (edge.kind === 'call' || edge.kind === 'callback' || edge.kind === 'then') &&
  isOften(edge) &&
  edge.from.sourceFile.role !== 'test';
