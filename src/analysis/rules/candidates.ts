/** What rules look at in a file: most functions contain nothing that concerns most rules. */
import type { FunctionSymbol, SourceFile } from '../program/index.ts';

export interface Candidate<T> {
  readonly node: FunctionSymbol;
  readonly found: T;
}

/**
 * @param find returns the parts of a function that concern the rule
 * @returns all of them in a file
 */
export const candidatesOf =
  <T>(find: (node: FunctionSymbol) => readonly T[]) =>
  ({ nodes }: SourceFile): readonly Candidate<T>[] =>
    nodes.flatMap((node) => find(node).map((found) => ({ node, found })));
