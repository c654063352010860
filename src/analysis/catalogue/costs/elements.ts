/** Methods that call what they are given for each element, and which of its parameters get the elements. */

const named = (names: string, parameters: readonly number[]): [string, readonly number[]][] =>
  names.split(' ').map((name) => [name, parameters]);

const PARAMETERS: ReadonlyMap<string, readonly number[]> = new Map([
  ...named('forEach each map flatMap filter some every find findIndex findLast findLastIndex from', [0]),
  ...named('reduce reduceRight', [1]),
  ...named('sort toSorted', [0, 1]),
]);

/** @returns the parameters of the callback that get elements; none where the method calls nothing for each */
export const elementParametersOf = (method: string): readonly number[] => PARAMETERS.get(method) ?? [];
