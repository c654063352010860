/** Where a loop that grows is reported: its context, and the chain that leads to the operation that takes the time. */
import type { ChainLink, Confidence, Context } from '../findings.ts';
import { placeOf, UNSEEN_CALLER, type FunctionSymbol, type Program, type Step } from '../program/index.ts';

/**
 * A function without a known caller still has somebody waiting for it: a template, a store, a dependency-injection
 * container.
 */
export function contextOf(
  program: Program,
  node: FunctionSymbol,
): { readonly context: Context | undefined; readonly isUnseen: boolean; readonly isForCallers: boolean } {
  const known = program.contexts.primary(node);
  if (known) {
    const isForCallers = program.contexts.path(node, known).entryPoint === UNSEEN_CALLER;
    return { context: known, isUnseen: false, isForCallers };
  }
  const isOfSource = node.facts.kind !== 'module' && node.sourceFile.role === 'source';
  return { context: isOfSource ? 'task' : undefined, isUnseen: true, isForCallers: isOfSource };
}

export function placeOfSteps(
  program: Program,
  node: FunctionSymbol,
  link: ChainLink,
  confidence: Confidence,
): Omit<ReturnType<typeof placeOf>, 'entry'> {
  const known = program.contexts.primary(node);
  if (known) return placeOf(program.contexts, node, known, { ...link, possible: confidence === 'possible' });
  return { file: node.sourceFile.path, span: link.span, context: 'task', confidence: 'possible', chain: [link] };
}

export const namedOrLoop = (name: string): Pick<ChainLink, 'name' | 'isLoop'> =>
  name === '' ? { name: 'loop', isLoop: true } : { name };

export const linkOfStep = ({ node, span, name }: Step): ChainLink => ({
  ...namedOrLoop(name),
  file: node.sourceFile.path,
  span,
  confidence: 'certain',
});
