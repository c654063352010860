/** The operations that are timed for the cost model, each as the code of a turn that runs it. */

export interface Timed {
  /** Runs once per turn `at`; adds something to `sum`, so that none is left out. */
  readonly code: string;
  /** How often the operation happens in a turn; default 1. */
  readonly perTurn?: number;
  /** Runs before the loop. */
  readonly before?: string;
  /** The loop around it is part of it: nothing is taken off. */
  readonly whole?: true;
}

const ELEMENTS = 1000;
/** A sort looks at each element so often. */
const SORTED = ELEMENTS * Math.log2(ELEMENTS);
const BYTES = 100_000;
const MANY_KEYS = 300;

/** What all operations work on, as code; what is made is kept for a while, as it is in programs. */
export const DATA = `
  const numbers = Array.from({ length: ${ELEMENTS} }, (_, index) => (index * 7919) % 1013);
  const points = numbers.map((x) => ({ x, y: x + 1, z: x * 2 }));
  const words = numbers.map((value) => 'word-' + value);
  const text = words.join(' ');
  const table = new Map(words.map((word, index) => [word, index]));
  const records = points.map(({ x, y }, id) => ({ id, name: 'name-' + x, mail: 'mail-' + y, active: x % 2 === 0, tags: ['a', 'b'] }));
  const json = JSON.stringify(records);
  const wide = Object.fromEntries(words.map((word, index) => [word, index]));
  const divisors = Int32Array.from({ length: 64 }, (_, index) => 7000 + index * 13);
  const kept = new Array(65536).fill(null);
  const bytes = Buffer.alloc(${BYTES}, 'The quick brown fox jumps over the lazy dog. ');
  class Item { constructor(left, right) { this.left = left; this.right = right; } }
`;

/** Operations as they stand in a body: nanoseconds of one. */
export const STRAIGHT: Readonly<Record<string, Timed>> = {
  turn: { whole: true, code: 'sum = (sum + at) | 0;' },
  arithmetic: { perTurn: 6, before: 'let a = 1.5;', code: 'sum = sum + at * a - sum * 0.5; if (sum > 1e9) a = a + 1;' },
  division: { perTurn: 2, code: 'sum += (at % divisors[at & 63]) / (at + 1);' },
  read: { perTurn: 3, code: 'const p = points[at % 997]; sum += p.x + p.y + p.z;' },
  element: { perTurn: 2, code: 'sum += numbers[at % 997] + numbers[(at + 7) % 991];' },
  write: { perTurn: 2, code: 'const p = points[at % 997]; p.x = at; p.y = at;' },
  call: { before: 'const add = (a, b) => a + b;', code: 'sum = add(sum, at);' },
  object: { code: 'kept[at & 65535] = { at, next: at + 1, isFirst: at === 0 };' },
  array: { code: 'kept[at & 65535] = [at, at + 1, at === 0];' },
  closure: { code: 'const value = at; kept[at & 65535] = () => value;' },
  construct: { code: 'kept[at & 65535] = new Item(at, at);' },
  concatenation: { code: 'kept[at & 65535] = `${words[at % 997]}:${at}`;' },
  smallCopy: { perTurn: 2, before: 'const few = [1, 2, 3];', code: 'kept[at & 65535] = [...few.slice(0, 2), at];' },
  character: { code: 'sum += text.charCodeAt(at % 997);' },
  textMethod: { perTurn: 2, code: 'sum += words[at % 997].slice(2).length + words[at % 991].toUpperCase().length;' },
  compareText: { code: 'sum += words[at % 997].localeCompare(words[at % 991]);' },
  regexp: { code: 'const match = /^(\\w+)-(\\d)(\\d*)$/.exec(words[at % 997]); if (match) sum += match.length;' },
  math: { perTurn: 2, code: 'sum += Math.floor(Math.sqrt(at));' },
  transcendental: { code: 'sum += Math.sin(at * 0.001);' },
  random: { code: 'sum += Math.random();' },
  lookup: { code: 'sum += table.get(words[at % 997]);' },
  insert: { before: 'const map = new Map();', code: 'map.set(at % 100003, at);' },
  push: { before: 'let list = [];', code: 'list.push(at); if (list.length > 10000) list = [];' },
  parseNumber: { code: 'sum += Number.parseInt(words[at % 997].slice(5), 10);' },
  formatNumber: { code: 'sum += (at * 0.37).toFixed(2).length;' },
  date: { code: 'sum += new Date(at * 86400000).getTime();' },
  formatDate: { code: 'sum += new Date(at * 60000).toISOString().length;' },
  bigint: { perTurn: 3, before: 'let big = 1n; const limit = 10n ** 20n;', code: 'big = (big * 31n + 7n) % limit;' },
};

/** Operations that go over a collection: nanoseconds for one element or character of it. */
export const PER_ELEMENT: Readonly<Record<string, Timed>> = {
  each: { whole: true, perTurn: 2 * ELEMENTS, code: 'sum += numbers.map((value) => value + at).length; numbers.forEach((value) => { sum += value; });' },
  scan: { whole: true, perTurn: ELEMENTS, code: 'sum += numbers.indexOf(-1 - at);' },
  copy: { whole: true, perTurn: ELEMENTS, code: 'sum += [...numbers, at].length;' },
  keys: { whole: true, perTurn: ELEMENTS, code: 'sum += Object.entries(wide).length;' },
  copyObject: {
    whole: true, perTurn: (MANY_KEYS * MANY_KEYS) / 2,
    code: `let all = {}; for (let key = 0; key < ${MANY_KEYS}; key++) all = { ...all, ['key' + key + at]: key }; kept[0] = all;`,
  },
  compare: { whole: true, perTurn: SORTED, code: 'sum += numbers.map((value) => (value * (at + 3)) % 1009).sort((a, b) => a - b)[0];' },
  order: { whole: true, perTurn: SORTED, code: 'sum += [...words].sort()[0].length;' },
  join: { whole: true, perTurn: ELEMENTS, code: "sum += words.join(',').length;" },
  split: { whole: true, perTurn: 9 * ELEMENTS, code: "sum += (text + at).split(' ').length;" },
  characters: { whole: true, perTurn: 9 * ELEMENTS, code: "sum += (text + at).replace(/o/g, '0').length;" },
  collect: { whole: true, perTurn: ELEMENTS, code: 'sum += new Set(words).size;' },
  parseJson: { whole: true, perTurn: 70 * ELEMENTS, code: 'sum += JSON.parse(json).length;' },
  writeJson: { whole: true, perTurn: ELEMENTS, code: 'sum += JSON.stringify(records).length;' },
  clone: { whole: true, perTurn: ELEMENTS, code: 'sum += structuredClone(records).length;' },
  fill: { whole: true, perTurn: ELEMENTS, code: `sum += new Array(${ELEMENTS}).fill(at).length;` },
  /** Of texts and bytes as they are: base64, JSON. */
  encode: { whole: true, perTurn: BYTES, code: "sum += JSON.stringify(bytes.toString('base64')).length;" },
};
