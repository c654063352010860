/** Libraries whose functions go over a collection that is their first argument, and what these functions cost. */
import type { CallCost } from './methods.ts';

const LIBRARY = /^(?:lodash(?:-es)?|underscore|es-toolkit(?:\/compat)?)$/;
/** A module for each function: `lodash/find`. */
const SINGLE = /^lodash(?:-es)?[/.](\w+)$/;

export const isHelperLibrary = (module: string): boolean => LIBRARY.test(module);
/** The function that is all of a module. */
export const singleHelper = (module: string): string | undefined => SINGLE.exec(module)?.[1];

/** Functions that give as many elements as they get, under names that only they have. */
export const KEEPS_COUNT: ReadonlySet<string> = new Set([
  'chain',
  'sortBy',
  'orderBy',
  'toArray',
  'cloneDeep',
  'mapValues',
]);

const named = (names: string, cost: CallCost): [string, CallCost][] => names.split(' ').map((name) => [name, cost]);
const first = { over: 'first', calls: true } as const;

const HELPER_COSTS: ReadonlyMap<string, CallCost> = new Map<string, CallCost>([
  ...named('forEach each forEachRight eachRight forOwn forIn reduce reduceRight transform', { each: 'each', ...first }),
  ...named('map mapValues mapKeys', { once: 'begin', each: 'made', ...first }),
  ...named('flatMap', { once: 'begin', each: 'flatten', ...first }),
  ...named('filter reject partition pickBy omitBy remove sumBy maxBy minBy meanBy', {
    once: 'begin',
    each: 'filter',
    ...first,
  }),
  ...named('groupBy keyBy countBy uniqBy indexBy', { once: 'begin', each: 'collect', ...first }),
  ...named('some every find findIndex findLast findLastIndex findWhere', { each: 'each', stops: true, ...first }),
  ...named('findKey findLastKey', { each: 'keys', stops: true, ...first }),
  ...named('sortBy orderBy', { once: 'begin', each: 'compare', sorts: true, ...first }),
  ...named('includes contains indexOf lastIndexOf', { each: 'scan', over: 'first', stops: true }),
  ...named('uniq union difference intersection without', { each: 'collect', over: 'first' }),
  ...named('compact flatten concat pluck', { once: 'smallCopy', each: 'copy', over: 'first' }),
  ...named('keys values entries toPairs', { each: 'keys', over: 'first' }),
]);

export const helperCost = (name: string): CallCost | undefined => HELPER_COSTS.get(name);
