/** What rules look at in a file: most functions hold nothing that concerns most rules. */
import type { FunctionNode, Unit } from '../program/graph/graph.ts';

export interface Candidate<T> {
  readonly node: FunctionNode;
  readonly found: T;
}

/**
 * @param find what of a function concerns the rule
 * @returns all of it in a file
 */
export const candidatesOf = <T>(find: (node: FunctionNode) => readonly T[]) => ({ nodes }: Unit): readonly Candidate<T>[] => (
  nodes.flatMap((node) => find(node).map((found) => ({ node, found }))));
