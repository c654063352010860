/** What to do instead of an operation that goes over a collection again in each iteration of a loop. */

export type Remedy = 'index' | 'push' | 'queue' | 'once' | 'sort';

const named = (names: string, remedy: Remedy): [string, Remedy][] => names.split(' ').map((name) => [name, remedy]);

const REMEDIES: ReadonlyMap<string, Remedy> = new Map([
  ...named('includes indexOf lastIndexOf find findIndex findLast findLastIndex some every filter', 'index'),
  ...named('concat spread assign', 'push'),
  ...named('shift unshift splice', 'queue'),
  ...named('stringify parse structuredClone keys values entries', 'once'),
  ...named('sort toSorted', 'sort'),
]);

/** @param name as it is written: `known.includes`, `spread`, `Array.prototype.indexOf.call` */
export const remedyFor = (name: string): Remedy | undefined => {
  const parts = name.replace(/\.call$/, '').split('.');
  return REMEDIES.get(parts.at(-1)!);
};
