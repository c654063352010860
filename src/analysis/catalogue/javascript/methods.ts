/** What methods and functions of the language do with collections, texts and promises, by name: data. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Methods that call their argument with one element at a time. */
export const GIVES_ELEMENT = names('forEach map flatMap filter some every find findIndex findLast findLastIndex');

/** Methods and functions that call their argument for each element and give what it returns, promises too. */
export const STARTS_TASKS = names('map flatMap from');

/** Those that drop what it returns, so that nobody waits for its promise. */
export const GIVES_NOTHING = names('forEach');

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

/** Methods that give what a pattern finds in a text, with its groups. */
export const GIVES_MATCH = names('exec match');

/** Methods that add to a collection. */
export const ADDS_TO_COLLECTION = names('push add set unshift append');

/** Methods that add each of their arguments to a collection, and those that add the one after a key. */
export const ADDS_ALL = names('push unshift add');
export const ADDS_AFTER_KEY = names('set');

/** Methods that add to a collection, or give a longer one. */
export const LENGTHENS = names('push unshift add set append concat');

/** Methods that put something into a collection or take it out. */
export const CHANGES_LENGTH = names('push unshift pop shift splice add set enqueue');

/** Methods that take something out of a collection. */
export const TAKES_OUT = names('pop shift splice delete');

/** Methods that take one thing out of a list, and give nothing where it is empty. */
export const TAKES_ONE = names('pop shift');

/** Methods that collect results in an order nobody has to keep while collecting. */
export const COLLECTS = names('push add set unshift delete append');

/** Methods that give more of what they are called on: the result grows with each call. */
export const GROWS_BY = names('concat push set add');

/** Methods of a cache that look something up, and those that put something in. */
export const LOOKS_UP = names('has get');
export const PUTS_IN = names('set add');

/** Methods that tell whether something is in a collection or an object, or what is there. */
export const ASKS_MEMBER = names('has get includes hasOwnProperty');

/** Methods and functions that give an array, whose elements need not be waited for. */
export const GIVES_ARRAY = names(
  'map filter sort toSorted reverse flat flatMap concat slice split keys values entries from of',
);

/** Methods and functions that return an array; the static ones are those of few objects. */
export const RETURNS_ARRAY = names(
  'map filter slice concat split sort flat flatMap reverse keys values entries from of all',
);
export const STATIC_ARRAYS = names('keys values entries from of all');
export const STATIC_ARRAY_OWNERS = names('Object Array Promise');

/** Methods and static functions that create the array they return, and methods that return their own object. */
export const CREATES_ARRAY = names(
  'map filter slice concat split flat flatMap toSorted toReversed toSpliced with readdir readdirSync',
);
export const CREATES_ARRAY_STATICALLY = names('keys values entries getOwnPropertyNames from of all');
export const LISTS_FOLDER = names('readdir readdirSync');
export const RETURNS_ITSELF = names('sort reverse');

/** Methods that change their object in an order that may matter. */
export const COLLECTS_IN_ORDER = names('push unshift splice pop shift add set delete append sort reverse fill');

/** Methods that change their object, of collections, streams and emitters. */
export const CHANGES_ITSELF = names(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear append write emit',
);

/** Methods that give at most as many elements as their list has. */
export const SELECTS = names('map filter slice sort toSorted reverse toReversed');

/** Collections without two equal elements, and the function that gives the keys of an object. */
export const HOLDS_EACH_ONCE = names('Set Map');
export const KEYS = 'keys';

/** Properties by which rows of one table differ. */
const KEYS_OF_ROWS = names('id _id ID uuid guid');
export const isKeyOfRow = (property: string): boolean => KEYS_OF_ROWS.has(property);

/** Properties with the number of elements. */
export const COUNTS = names('length size');

/** Properties with the number of bytes. */
export const BYTE_LENGTHS = names('length byteLength');

/** Functions that give one of two numbers, whichever comes first. */
export const PICKS_ONE = names('max min');

/** Static methods that wait for all promises of a list. */
export const WAITS_FOR_ALL = names('Promise.all Promise.allSettled');

/** Types of arrays. */
export const ARRAY_TYPES = names('Array ReadonlyArray');

/** Buffers, and views of them. */
export const BUFFER = /^(ArrayBuffer|(Big)?(Int|Uint|Float)(8|16|32|64)(Clamped)?Array)$/;

/** The global with the static methods of promises. */
export const OF_PROMISES = /^Promise\./;

/** The ending of classes of errors. */
export const ERROR = /Error$/;

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

/** Functions that change their first argument, by their last names. */
export const CHANGES_ARGUMENT = names(
  'assign defineProperty defineProperties setPrototypeOf freeze seal preventExtensions deleteProperty ' +
    'randomFillSync randomFill getRandomValues merge mergeWith set unset defaults defaultsDeep pull pullAll remove update',
);

const prototypes: readonly object[] = [
  ...[Array, String, Map, Set, Date, Number, Boolean, RegExp, Object, Uint8Array, ArrayBuffer, DataView, Error],
  ...[Object.getPrototypeOf(Uint8Array) as { prototype: object }],
].map(({ prototype }) => prototype as object);
/** Methods of values of the language that can be copied to another thread. */
export const OF_PLAIN_VALUES: ReadonlySet<string> = new Set(
  prototypes.flatMap((prototype) => Object.getOwnPropertyNames(prototype)),
);

/** How a list is asked whether it has something, and how a set of the same elements is. */
export const MEMBERSHIP = { list: 'includes', set: 'Set', has: 'has' } as const;

/** Methods of a list that look at it only. */
export const LOOKS_ONLY = names(
  'includes indexOf lastIndexOf find findIndex findLast findLastIndex some every map filter forEach flatMap join slice ' +
    'concat at entries keys values reduce reduceRight toSorted toReversed with flat toString',
);

/** Methods that call their first argument for each element, before they return. */
export const CALLS_FOR_ELEMENTS = names(
  'forEach map flatMap filter reduce reduceRight some every find findIndex findLast findLastIndex sort toSorted',
);

/** Methods of an object, and functions of it, that look at it only. */
export const LOOKS_AT_OBJECT = names('hasOwnProperty propertyIsEnumerable');
export const LOOKS_AT_ARGUMENT = names('Object.keys Object.values Object.entries Object.hasOwn');

/**
 * How an element is added to a list, or properties to an object, in place; what makes a longer copy; and the property
 * that is not set like others.
 */
export const ADDING = {
  ...{ inPlace: 'push', copy: 'concat', fold: 'reduce' },
  ...{ ofObjects: 'Object', merge: 'assign', prototype: '__proto__' },
} as const;

/** What makes a text of bytes: an option where they are read, a method of theirs, a function that takes them apart. */
export const GIVES_TEXT = { option: 'encoding', method: 'toString' } as const;
export const PARSES_TEXT = 'JSON.parse';
