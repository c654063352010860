/** Types and classes of the language and of its programs, by what their values can do: data. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Types whose values can be cloned to another thread. */
export const CLONED = names(
  'Array ReadonlyArray Map ReadonlyMap Set ReadonlySet Date RegExp Error TypeError RangeError SyntaxError ' +
    'Record Partial Required Readonly Pick Omit Exclude Extract NonNullable ArrayBuffer SharedArrayBuffer ' +
    'DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
    'Float32Array Float64Array BigInt64Array BigUint64Array Blob ImageData ImageBitmap Parameters ReturnType ' +
    'Awaited NodeJS.TypedArray',
);
/** A type that arrives as another one. */
export const BUFFER_TYPE = 'Buffer';
/** Buffers that a worker can return without a copy. */
export const TRANSFERABLE = /^(ArrayBuffer|(Big)?(Int|Uint|Float)\d+(Clamped)?Array)$/;

/** Types that may stand for a promise. */
export const MAY_BE_PROMISE = names('Promise PromiseLike MaybePromise Awaitable Thenable');
const PROMISE = /^(globalThis\.)?Promise(Like)?$/;
/** @param code a type's name as written */
export const isPromiseName = (code: string): boolean => PROMISE.test(code);
/** The type of the result in a doc comment, unless it is a promise. */
export const RETURNS_TAG = /@returns?\s+\{(?!Promise\b)([^{}]+)\}/;
/** The type of a function's result. */
export const RESULT_TYPE = 'ReturnType';

const ARRAY = /^(readonly .*\[\]|(Readonly)?Array<.*>)$/s;
/** @param code a type as written */
export const isArrayType = (code: string): boolean => ARRAY.test(code);

const READONLY = /^(readonly\b|Readonly)/;
/** @param code a type as written */
export const isReadonly = (code: string): boolean => READONLY.test(code);

/** @param code a type as written */
export const isNumberType = (code: string): boolean => code === 'number';

/** Types with a value for every key: `Record<string, T>`, `{ [id: string]: T }`. */
const INDEXED =
  /^(any$|Record<\s*(string|PropertyKey|any)\s*,|\{\s*\[\s*\w+\s*:\s*(string|PropertyKey)\s*\][^;,]*[;,]?\s*\}$)/;
/** @param code a type as written */
export const isIndexedType = (code: string): boolean => INDEXED.test(code);

/** Collections that pass the value first and the key second. */
const KEYED = /\b(Weak)?Map\b|\bHeaders\b|\bURLSearchParams\b|\bFormData\b|searchParams|headers/;
/** @param code where they are declared, as written */
export const isKeyedCollection = (code: string): boolean => KEYED.test(code);

/** Classes whose construction changes nothing else, and of those the ones of constants. */
const COLLECTION = /^(Weak)?(Map|Set)$/;
export const isCollection = (name: string): boolean => COLLECTION.test(name);
const CONSTANT = /^(Set|Map|RegExp|\w+Array)$/;
export const makesConstant = (name: string): boolean => CONSTANT.test(name);
