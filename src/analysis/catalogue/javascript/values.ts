/** What built-in collections, wrappers and their types do with their values: data. */

/** Methods that return one element of the collection. */
export const ELEMENT_METHODS: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'pop', 'shift', 'get', 'next']);

/** Methods that return a collection of the same elements. */
export const SAME_COLLECTION_METHODS: ReadonlySet<string> = new Set([
  'filter',
  'slice',
  'concat',
  'reverse',
  'toReversed',
  'sort',
  'toSorted',
  'values',
  'splice',
  'flat',
  'entries',
]);

/** Type names that stand for their first argument: awaited, narrowed or wrapped types. */
export const TRANSPARENT_TYPES: ReadonlySet<string> = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Partial',
  'Required',
  'Readonly',
  'NonNullable',
  'Omit',
  'Pick',
  'Exclude',
  'Extract',
  'InstanceType',
  'ReturnType',
  'WeakRef',
]);

/** Names of collection types, and the index of the type argument for the elements. */
export const COLLECTION_TYPES: Readonly<Record<string, number | undefined>> = {
  Array: 0,
  ReadonlyArray: 0,
  Set: 0,
  ReadonlySet: 0,
  Map: 1,
  ReadonlyMap: 1,
  Record: 1,
  WeakMap: 1,
  Iterable: 0,
  IterableIterator: 0,
  AsyncIterable: 0,
  Generator: 0,
  AsyncGenerator: 0,
};

/** Global functions that return their argument, one of their arguments, or the elements of the first. */
export const BUILTIN_CALLS: Readonly<Record<string, 'argument' | 'arguments' | 'elements' | undefined>> = {
  'Object.freeze': 'argument',
  'Object.seal': 'argument',
  'Object.assign': 'arguments',
  'Promise.resolve': 'argument',
  structuredClone: 'argument',
  'Promise.all': 'argument',
  'Promise.allSettled': 'argument',
  'Promise.race': 'elements',
  'Promise.any': 'elements',
  'Object.values': 'elements',
  'Array.from': 'elements',
  'Object.entries': 'elements',
};

/** Functions of containers, by package, that give an instance of the class that they are given. */
export const GIVE_INSTANCES: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  '@angular/core': new Set(['inject']),
  typedi: new Set(['Container.get']),
  tsyringe: new Set(['container.resolve']),
};

/** The type of a table by keys. */
export const TABLE_TYPE = 'Record';
