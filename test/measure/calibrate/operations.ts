/** The operations that are timed for the cost model, each as a loop that runs it a number of times. */

export interface Timed {
  /** Runs the operation `count` times, and gives something so that none is left out. */
  readonly run: (count: number) => unknown;
  /** How often the operation happens in a turn; default 1. */
  readonly perTurn?: number;
  /** The loop around it is part of it: nothing is taken off. */
  readonly whole?: true;
}

interface Point { x: number; y: number; z: number }

const numbers = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1013);
const points: Point[] = numbers.map((x) => ({ x, y: x + 1, z: x * 2 }));
const words = numbers.map((value) => `word-${value}`);
const text = words.join(' ');
const table = new Map(words.map((word, index) => [word, index]));
const records = points.map(({ x, y }, id) => ({ id, name: `name-${x}`, mail: `mail-${y}@example.org`, active: x % 2 === 0, tags: ['a', 'b'] }));
const json = JSON.stringify(records);
const wide = Object.fromEntries(words.map((word, index) => [word, index]));
/** Where what is made is kept, so that it must be made. */
const kept: unknown[] = new Array(16).fill(null);
/** Divisors that the compiler does not know. */
const divisors = Int32Array.from({ length: 64 }, (_, index) => 7000 + index * 13);

class Item { constructor(readonly left: number, readonly right: number) {} }

/** Operations as they stand in a body: nanoseconds of one. */
export const STRAIGHT: Readonly<Record<string, Timed>> = {
  turn: { whole: true, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum = (sum + at) | 0; return sum; } },
  arithmetic: { perTurn: 6, run: (count) => { let a = 1.5; let b = 0; for (let at = 0; at < count; at++) { b = b + at * a - (b * 0.5); if (b > 1e9) a = a + 1; } return b; } },
  division: { perTurn: 2, run: (count) => { let sum = 0; for (let at = 1; at <= count; at++) sum += (at % divisors[at & 63]!) / (at + 1); return sum; } },
  read: { perTurn: 3, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) { const p = points[at % 997]!; sum += p.x + p.y + p.z; } return sum; } },
  element: { perTurn: 2, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += numbers[at % 997]! + numbers[(at + 7) % 991]!; return sum; } },
  write: { perTurn: 2, run: (count) => { for (let at = 0; at < count; at++) { const p = points[at % 997]!; p.x = at; p.y = at; } return points[0]; } },
  call: { run: (count) => { let sum = 0; const add = (a: number, b: number) => a + b; for (let at = 0; at < count; at++) sum = add(sum, at); return sum; } },
  object: { run: (count) => { for (let at = 0; at < count; at++) kept[at & 15] = { at, next: at + 1, isFirst: at === 0 }; return kept; } },
  array: { run: (count) => { for (let at = 0; at < count; at++) kept[at & 15] = [at, at + 1, at === 0]; return kept; } },
  closure: { run: (count) => { for (let at = 0; at < count; at++) { const value = at; kept[at & 15] = () => value; } return kept; } },
  construct: { run: (count) => { for (let at = 0; at < count; at++) kept[at & 15] = new Item(at, at); return kept; } },
  concatenation: { run: (count) => { let length = 0; for (let at = 0; at < count; at++) length += `${at & 1023}:${at & 7}`.length; return length; } },
  character: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += text.charCodeAt(at % 997); return sum; } },
  textMethod: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += words[at % 997]!.slice(2).length + words[at % 991]!.toUpperCase().length; return sum; }, perTurn: 2 },
  compareText: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += words[at % 997]!.localeCompare(words[at % 991]!); return sum; } },
  regexp: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) if (/-(\d)\d*5$/.test(words[at % 997]!)) sum++; return sum; } },
  math: { perTurn: 2, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += Math.floor(Math.sqrt(at)); return sum; } },
  transcendental: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += Math.sin(at * 0.001); return sum; } },
  random: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += Math.random(); return sum; } },
  lookup: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += table.get(words[at % 997]!) ?? 0; return sum; } },
  insert: { run: (count) => { const map = new Map<number, number>(); for (let at = 0; at < count; at++) map.set(at % 100_003, at); return map.size; } },
  push: { run: (count) => { let list: number[] = []; for (let at = 0; at < count; at++) { list.push(at); if (list.length > 10_000) list = []; } return list; } },
  parseNumber: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += Number.parseInt(words[at % 997]!.slice(5), 10); return sum; } },
  formatNumber: { run: (count) => { let length = 0; for (let at = 0; at < count; at++) length += (at * 0.37).toFixed(2).length; return length; } },
  date: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += new Date(at * 86_400_000).getTime(); return sum; } },
  formatDate: { run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += new Date(at * 60_000).toISOString().length; return sum; } },
  bigint: { run: (count) => { let sum = 1n; const big = 10n ** 20n; for (let at = 0; at < count; at++) sum = (sum * 31n + 7n) % big; return sum; }, perTurn: 3 },
};

/** Operations that go over a collection: nanoseconds for one element, character or byte of it. */
export const PER_ELEMENT: Readonly<Record<string, Timed>> = {
  each: { whole: true, perTurn: 2000, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) { sum += numbers.map((value) => value + at).length; numbers.forEach((value) => { sum += value; }); } return sum; } },
  scan: { whole: true, perTurn: 1000, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += numbers.indexOf(-1 - at); return sum; } },
  copy: { whole: true, perTurn: 1000, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += [...numbers, at].length; return sum; } },
  keys: { whole: true, perTurn: 1000, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += Object.entries(wide).length; return sum; } },
  copyObject: { whole: true, perTurn: 1000, run: (count) => { let last: object = {}; for (let at = 0; at < count; at++) last = { ...wide, at }; return last; } },
  compare: { whole: true, perTurn: 1000 * Math.log2(1000), run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += numbers.map((v) => (v * (at + 3)) % 1009).sort((a, b) => a - b)[0]!; return sum; } },
  order: { whole: true, perTurn: 1000 * Math.log2(1000), run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += [...words].sort()[0]!.length; return sum; } },
  orderNumbers: { whole: true, perTurn: 1000 * Math.log2(1000), run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += Float64Array.from(numbers, (v) => (v * (at + 3)) % 1009).sort()[0]!; return sum; } },
  join: { whole: true, perTurn: 1000, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += words.join(',').length; return sum; } },
  split: { whole: true, perTurn: text.length, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += (text + at).split(' ').length; return sum; } },
  characters: { whole: true, perTurn: text.length, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += (text + at).replace(/o/g, '0').length; return sum; } },
  collect: { whole: true, perTurn: 1000, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += new Set(words).size; return sum; } },
  parseJson: { whole: true, perTurn: json.length, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += (JSON.parse(json) as unknown[]).length; return sum; } },
  writeJson: { whole: true, perTurn: 1000, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += JSON.stringify(records).length; return sum; } },
  clone: { whole: true, perTurn: 1000, run: (count) => { let sum = 0; for (let at = 0; at < count; at++) sum += structuredClone(records).length; return sum; } },
};
