/** What built-in methods, functions and constructors cost: once, or per element. */
import type { NANOSECONDS } from './measured.ts';

export type Operation = keyof typeof NANOSECONDS;

/** What a call iterates over: the method's object, what a helper is given first, an argument by index, or its result. */
export type Over = 'object' | 'first' | 'result' | number;

export interface CallCost {
  /** Once per call. */
  readonly once?: Operation;
  /** For each element of `over`. */
  readonly each?: Operation;
  readonly over?: Over;
  /** It iterates over a text. */
  readonly ofText?: true;
  /** The callback runs once per element. */
  readonly calls?: true;
  /** Runs log2(length) times per element. */
  readonly sorts?: true;
  /** It stops at the first match. */
  readonly stops?: true;
  /** It moves what stands behind the place that it is given: nothing, where that is counted from the end. */
  readonly behind?: true;
  /** Always analysed, however the function is called: its input may be large. */
  readonly heavy?: true;
}

const named = <T>(names: string, cost: T): [string, T][] => names.split(' ').map((name) => [name, cost]);
const object = 'object';

/** By method name, on any object. */
export const METHOD_COSTS: ReadonlyMap<string, CallCost> = new Map<string, CallCost>([
  ...named('forEach reduce reduceRight', { each: 'each', over: object, calls: true } as const),
  ...named('map', { once: 'begin', each: 'made', over: object, calls: true } as const),
  ...named('flatMap', { once: 'begin', each: 'flatten', over: object, calls: true } as const),
  ...named('filter', { once: 'begin', each: 'filter', over: object, calls: true } as const),
  ...named('some every find findIndex findLast findLastIndex', {
    each: 'each',
    over: object,
    calls: true,
    stops: true,
  } as const),
  ...named('sort toSorted', { once: 'begin', each: 'compare', over: object, calls: true, sorts: true } as const),
  ...named('includes indexOf lastIndexOf', { each: 'scan', over: object, stops: true } as const),
  ...named('slice', { once: 'smallCopy', each: 'slice', over: 'result' } as const),
  ...named('concat', { once: 'smallCopy', each: 'copy', over: 'result' } as const),
  ...named('reverse toReversed flat toSpliced with copyWithin', {
    once: 'smallCopy',
    each: 'copy',
    over: object,
  } as const),
  ...named('shift unshift', { once: 'push', each: 'move', over: object } as const),
  ...named('splice', { once: 'push', each: 'move', over: object, behind: true } as const),
  ...named('join', { each: 'join', over: object } as const),
  ...named('split', { once: 'splitText', each: 'split', over: object, ofText: true } as const),
  ...named('replace replaceAll', { once: 'replaceText', each: 'characters', over: object, ofText: true } as const),
  ...named('match matchAll', { once: 'exec', each: 'characters', over: object, ofText: true } as const),
  ...named('fill', { each: 'fill', over: object } as const),
  ...named('push', { once: 'push' } as const),
  ...named('pop', { once: 'element' } as const),
  ...named('get has', { once: 'lookup' } as const),
  ...named('set add delete', { once: 'insert' } as const),
  ...named('test search', { once: 'regexp' } as const),
  ...named('exec', { once: 'exec' } as const),
  ...named('charCodeAt codePointAt charAt at', { once: 'character' } as const),
  ...named(
    'substring substr trim trimStart trimEnd startsWith endsWith toLowerCase toUpperCase padStart padEnd normalize',
    { once: 'textMethod' } as const,
  ),
  ...named('localeCompare', { once: 'compareText' } as const),
  ...named('toFixed toPrecision toString toLocaleString', { once: 'formatNumber' } as const),
  ...named('toISOString toJSON format', { once: 'formatDate' } as const),
  ...named('getTime getFullYear getMonth getDate getDay getHours', { once: 'character' } as const),
  ...named('setTime setFullYear setMonth setDate setHours setMinutes', { once: 'date' } as const),
  ...named('plus minus times mul div sub', { once: 'decimal' } as const),
]);

/** By function name as written: `Math.sqrt`, `JSON.parse`, `new Set`. */
export const FUNCTION_COSTS: ReadonlyMap<string, CallCost> = new Map<string, CallCost>([
  ...named(
    'Math.sqrt Math.floor Math.ceil Math.round Math.trunc Math.abs Math.min Math.max Math.imul ' +
      'Math.sign Math.clz32 Math.fround',
    { once: 'math' } as const,
  ),
  ...named(
    'Math.sin Math.cos Math.tan Math.atan Math.atan2 Math.exp Math.log Math.log2 Math.log10 Math.pow Math.cbrt',
    { once: 'transcendental' } as const,
  ),
  ...named('Math.hypot', { once: 'hypot' } as const),
  ...named('Math.random', { once: 'random' } as const),
  ...named('Number.isInteger Number.isFinite Number.isNaN Array.isArray isNaN isFinite Boolean String.fromCharCode', {
    once: 'math',
  } as const),
  ...named('Number parseInt parseFloat Number.parseInt Number.parseFloat', { once: 'parseNumber' } as const),
  ...named('String BigInt', { once: 'concatenation' } as const),
  ...named('Date.now performance.now', { once: 'textMethod' } as const),
  ...named('Object.keys Object.values Object.entries Object.fromEntries', { each: 'keys', over: 0 } as const),
  ...named('Object.assign', { each: 'copyObject', over: 1 } as const),
  ...named('Array.from', { once: 'begin', each: 'from', over: 0, calls: true } as const),
  ...named('JSON.parse', { once: 'parseSmall', each: 'parseJson', over: 0, heavy: true } as const),
  ...named('JSON.stringify', { once: 'writeSmall', each: 'writeJson', over: 0, heavy: true } as const),
  ...named('structuredClone', { once: 'cloneSmall', each: 'clone', over: 0, heavy: true } as const),
  ...named('new Set new Map', { once: 'insert', each: 'collect', over: 0 } as const),
  ...named('new Date', { once: 'date' } as const),
  ...named('new Array Array', { each: 'fill', over: 0 } as const),
  ...named('new RegExp', { once: 'formatDate' } as const),
  ...named('Buffer.concat', { each: 'chunk', over: 0 } as const),
]);
