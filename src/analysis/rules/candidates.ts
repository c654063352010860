/** What rules look at in a file: most functions hold nothing that concerns most rules. */
import type { FunctionSymbol, SourceFile } from '../program/index.ts';

export interface Candidate<T> {
  readonly node: FunctionSymbol;
  readonly found: T;
}

/**
 * @param find what of a function concerns the rule
 * @returns all of it in a file
 */
export const candidatesOf =
  <T>(find: (node: FunctionSymbol) => readonly T[]) =>
  ({ nodes }: SourceFile): readonly Candidate<T>[] =>
    nodes.flatMap((node) => find(node).map((found) => ({ node, found })));
