/**
 * Calls of which a run makes only one: those in different arms of a choice by a word, and those that one call through a
 * table may lead to. This holds at start-up only: a process that stays alive may get any input.
 */
import type { Arm } from '../../facts/facts.ts';
import { callAt } from '../graph/find-calls.ts';
import type { Edge, FunctionSymbol, SourceFile } from '../graph/graph.ts';

/** A call of a function, with what distinguishes it from the function's other calls. */
export interface Made {
  readonly arms: readonly Arm[] | undefined;
  /** The edge that it makes; none where it calls an API. */
  readonly edge?: Edge;
}

export const madeBy = (edge: Edge): Made => ({ arms: callAt(edge.from, edge.span)?.arms, edge });

/** If a run makes one of the calls, does it not make the other? */
export function excludes(a: Made, b: Made): boolean {
  return (
    isOneOfSome(a.edge, b.edge) || (a.arms ?? []).some((one) => (b.arms ?? []).some((other) => isApart(one, other)))
  );
}

const isApart = ([choice, arm]: Arm, [otherChoice, otherArm]: Arm): boolean =>
  choice === otherChoice && arm !== otherArm;

/** The same call leads to one of several functions. */
const isOneOfSome = (a: Edge | undefined, b: Edge | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.to !== b.to &&
  isOnce(a) &&
  isOnce(b) &&
  a.span.every((position, index) => position === b.span[index]);

const isOnce = ({ kind, repeated }: Edge): boolean => kind === 'call' && !repeated;

/** Functions that run as a program starts, and that nothing calls once it goes on. */
export function launchersIn(files: readonly SourceFile[]): ReadonlySet<FunctionSymbol> {
  const nodes = files.flatMap((sourceFile) => (sourceFile.isDependency ? [] : sourceFile.nodes));
  const answering = reachedFrom(nodes.filter(({ given, in: callers }) => given.length > 0 || callers.some(isLater)));
  const launching = reachedFrom(nodes.filter(({ id }) => id === 0));
  for (const node of answering) launching.delete(node);
  return launching;
}

const isLater = ({ kind }: Edge): boolean => kind === 'later';

function reachedFrom(starts: readonly FunctionSymbol[]): Set<FunctionSymbol> {
  const found = new Set(starts);
  // Grows while it is walked.
  for (const node of found)
    for (const edge of node.out) if (!isLater(edge) && edge.kind !== 'guess') found.add(edge.to);
  return found;
}
