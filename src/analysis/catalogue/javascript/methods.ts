/** What methods and functions of the language do with collections, texts and promises, by name: data. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Methods that call their argument with one element at a time. */
export const GIVES_ELEMENT = names('forEach map flatMap filter some every find findIndex findLast findLastIndex');

/** Methods that call their argument for each element, while the collection is built. */
export const CALLS_PER_ELEMENT = names('forEach map flatMap filter reduce reduceRight some every find findIndex');

/** Methods that give plain values at once, on whatever they are called. */
export const GIVES_PLAIN_VALUE = names(
  'join reduce map filter slice sort toString concat reverse flat flatMap toFixed trim entries keys values',
);

/** Globals whose functions give plain values at once. */
export const PLAIN_GLOBAL =
  /^(Math|Number|String|Boolean|BigInt|Object|Array|JSON|Date|Symbol|parseInt|parseFloat|Map|Set|RegExp|structuredClone|\w+Array)\b/;

/** Methods and functions that give a collection as long as the one they get, and promises of such. */
export const KEEPS_LENGTH = names(
  'map filter sort toSorted reverse flat flatMap concat keys values entries from then catch toString split',
);

/** Methods that give a part of a text, as long as their arguments say. */
export const CUTS_TEXT = names('slice substring substr');

/** Methods that add to what they are called on, of collections and of streams. */
export const ADDS_TO_LIST = names('push unshift append write');

/** Static methods of promises that give one result for each promise of a list. */
export const GATHERS = names('all allSettled');

/** Methods of a promise that go on with its result. */
export const CONTINUES = names('then catch finally');

/** Methods of a function that call it. */
export const INVOKES = names('call apply');

/** Methods of a function that call it, or give it with arguments. */
export const KEEPS_FUNCTION = names('call apply bind');

/** Methods that give a collection of what their argument returns for each element. */
export const MAPS = names('map flatMap');

/** Names of the global object. `self` usually belongs to a worker, whose events are its tasks. */
export const GLOBAL_OBJECTS = names('globalThis window global');
