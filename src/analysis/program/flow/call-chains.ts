/** Edges of the program into the chains that people read. */
import { isPoll } from '../../catalogue/polling.ts';
import type { ChainLink, Context, EntryPoint, Finding, Span } from '../../findings.ts';
import type { Contexts } from '../contexts/contexts.ts';
import { shownEntryOf } from '../graph/answers.ts';
import type { Edge, FunctionSymbol, Primitive } from '../graph/graph.ts';

export const linkOf = ({ from, name, span, possible }: Edge): ChainLink => ({
  name,
  file: from.sourceFile.path,
  span,
  confidence: possible ? 'possible' : 'certain',
});

export const primitiveLink = ({ call, name, row }: Primitive): ChainLink => ({
  name,
  file: call.node.sourceFile.path,
  span: call.call.span,
  confidence: call.possible ? 'possible' : 'certain',
  ...(isPoll(row) && { isLoop: true }),
});

/** Where the context of a function begins, and the calls from there to it. */
export function arrivalOf(
  contexts: Contexts,
  node: FunctionSymbol,
  context: Context,
): { readonly entry: EntryPoint; readonly links: readonly ChainLink[] } {
  const { start, entryPoint, edges } = contexts.path(node, context);
  const links = edges.map(linkOf);
  // A timer that a handler sets belongs to what the handler does.
  const set =
    context === 'timer'
      ? start.in.find(({ kind, from }) => kind === 'later' && SET_BY.has(contexts.primary(from)))
      : undefined;
  if (set) {
    const before = arrivalOf(contexts, set.from, contexts.primary(set.from)!);
    return { entry: before.entry, links: [...before.links, linkOf(set), ...links] };
  }
  return { entry: shownEntryOf(start, entryPoint), links };
}

const SET_BY: ReadonlySet<Context | undefined> = new Set(['request', 'event']);

/** The functions that a call may lead to, by its place. */
export const callsAt = ({ out }: FunctionSymbol, span: Span): Edge[] =>
  out.filter((edge) => edge.kind === 'call' && String(edge.span) === String(span));

/** Where a finding about a call stands: its place, how control comes there, and the call as the end of the chain. */
export function placeOf(
  contexts: Contexts,
  node: FunctionSymbol,
  context: Context,
  { name, span, possible, isLoop }: { readonly possible: boolean } & Pick<ChainLink, 'name' | 'span' | 'isLoop'>,
): Pick<Finding, 'file' | 'span' | 'context' | 'confidence' | 'entry' | 'chain'> {
  const { entry, links } = arrivalOf(contexts, node, context);
  const confidence = possible ? 'possible' : 'certain';
  return {
    file: node.sourceFile.path,
    span,
    context,
    confidence,
    entry,
    chain: [...links, { name, file: node.sourceFile.path, span, confidence, ...(isLoop && { isLoop }) }],
  };
}
