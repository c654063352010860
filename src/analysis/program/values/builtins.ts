/** What the language's own collections and wrappers do with the values in them: data. */

/** Methods of a collection that give one of its elements. */
export const ELEMENT_METHODS: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'pop', 'shift', 'get', 'next']);

/** Methods that give a collection of the same elements. */
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

/** Type names that stand for their first argument: what is awaited, narrowed or wrapped. */
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

/** Type names of collections, and which type argument is that of the elements. */
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

/** Calls of globals that give back their argument, one of their arguments, or the elements of the first. */
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
