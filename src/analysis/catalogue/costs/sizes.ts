/** What methods and functions of the language tell of the size of what they give. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Letters of a number or identifier as text, of a word, and of a line. */
export const SHORT_TEXT = 8;
export const WORD = 6;
export const LINE = 40;

/** Methods whose result has as many elements as what they are called on. */
export const SAME_SIZE = names(
  'map filter slice sort toSorted reverse toReversed concat flat flatMap fill keys values ' +
    'entries trim toLowerCase toUpperCase ' +
    'replace replaceAll normalize with subarray splice',
);
/** Methods and functions that give a list or text, never a number. */
export const MAKES_LIST = names(
  'from repeat map filter split join slice sort toSorted concat flat flatMap keys values ' +
    'entries toLowerCase toUpperCase replaceAll',
);
/** Properties of a record, as elements of collections are. */
export const RECORD = 6;

/** Functions whose result has as many elements as their argument, or is as large a number. */
export const OF_ARGUMENT = names(
  'Object.keys Object.values Object.entries Object.fromEntries Object.freeze Array.from ' +
    'Math.floor Math.ceil Math.round Math.trunc Math.abs Buffer.from Buffer.alloc ' +
    'Buffer.allocUnsafe structuredClone JSON.stringify JSON.parse',
);
/** Calls of such names give the content of files and downloads. */
export const GIVES_CONTENT = names('readFile readFileSync arrayBuffer');
/** Constructors of collections, and arrays made by a call. */
export const COLLECTION = /^(Array|Set|Map|ArrayBuffer|(Big)?(Int|Uint|Float)(8|16|32|64)(Clamped)?Array)$/;
/** Properties that are the size of their object. */
export const LENGTHS = names('length size byteLength');
/** Functions that read a number. */
export const NUMBER = /^(Number|(Number\.)?parse(Int|Float))$/;
/** Functions that give the properties of an object. */
export const OF_PROPERTIES = names('Object.keys Object.values Object.entries');
