/** What built-in methods and functions say about the size of their results. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** The length of a number or identifier as text, of a word, and of a line. */
export const SHORT_TEXT = 8;
export const WORD = 6;
export const LINE = 40;

/** Methods whose result has as many elements as their object. */
export const SAME_SIZE = names(
  'map filter slice sort toSorted reverse toReversed concat flat flatMap fill keys values ' +
    'entries trim toLowerCase toUpperCase ' +
    'replace replaceAll normalize with subarray splice',
);
/** Methods and functions that return a list or text, never a number. */
export const MAKES_LIST = names(
  'from repeat map filter split join slice sort toSorted concat flat flatMap keys values ' +
    'entries toLowerCase toUpperCase replaceAll',
);
/** Number of properties in a record that is an element of a collection. */
export const RECORD = 6;

/** Functions whose result has the size of their argument. */
export const OF_ARGUMENT = names(
  'Object.keys Object.values Object.entries Object.fromEntries Object.freeze Array.from ' +
    'Math.floor Math.ceil Math.round Math.trunc Math.abs Buffer.from Buffer.alloc ' +
    'Buffer.allocUnsafe structuredClone JSON.stringify JSON.parse',
);
/** Calls with these names return the content of files and downloads. */
export const GIVES_CONTENT = names('readFile readFileSync arrayBuffer');
/** Constructors of collections, and arrays created by a call. */
export const COLLECTION = /^(Array|Set|Map|ArrayBuffer|(Big)?(Int|Uint|Float)(8|16|32|64)(Clamped)?Array)$/;
/** Properties with the size of their object. */
export const LENGTHS = names('length size byteLength');
/** Functions that parse a number. */
export const NUMBER = /^(Number|(Number\.)?parse(Int|Float))$/;
/** Functions that return the properties of an object. */
export const OF_PROPERTIES = names('Object.keys Object.values Object.entries');
