/** The operations that are timed for the cost model, each as the code of an iteration that runs it. */

export interface Timed {
  /** Runs once per iteration `at`; adds something to `sum`, so that none is left out. */
  readonly code: string;
  /** How often the operation happens in an iteration; default 1. */
  readonly perIteration?: number;
  /** Runs before the loop. */
  readonly before?: string;
  /** The loop around it is part of it: nothing is taken off. */
  readonly whole?: true;
}

/** A power of two: the place in a list is found by a mask, which costs next to nothing. */
const ELEMENTS = 1024;
/** A sort looks at each element so often. */
const SORTED = ELEMENTS * Math.log2(ELEMENTS);
const BYTES = 100_000;
/** So many that an object becomes a table. */
const MANY_KEYS = 600;
/** So many that a list of them is not moved by moving its beginning. */
const MANY = 40_000;
/** Parts of 64 bits. */
const BIG_PARTS = 1_000;

/** So many things that are kept have moved to where those live that stay, as what a program returns has. */
const STAYS = 1 << 18;

/**
 * What all operations work on, as code. Of what is made, half is kept for long, as what programs are about, and half
 * for a short while, as what they pass on: the collector's part of the price lies between.
 */
export const DATA = `
  const numbers = Array.from({ length: ${ELEMENTS} }, (_, index) => (index * 7919) % 1013);
  const points = numbers.map((x) => ({ x, y: x + 1, z: x * 2 }));
  const words = numbers.map((value) => 'word-' + value);
  const text = words.join(' ');
  const table = new Map(words.map((word, index) => [word, index]));
  const large = new Map(Array.from({ length: 65536 }, (_, index) => [index, index]));
  const records = points.map(({ x, y }, id) => ({ id, name: 'name-' + x, mail: 'mail-' + y, active: x % 2 === 0, tags: ['a', 'b'] }));
  const json = JSON.stringify(records);
  const wide = Object.fromEntries(words.map((word, index) => [word, index]));
  const divisors = Int32Array.from({ length: 64 }, (_, index) => 7000 + index * 13);
  const kept = new Array(${STAYS}).fill(null);
  const passing = new Array(4096).fill(null);
  const bytes = Buffer.alloc(${BYTES}, 'The quick brown fox jumps over the lazy dog. ');
  class Item { constructor(left, right) { this.left = left; this.right = right; } }
`;

/** Operations as they stand in a body: nanoseconds of one. */
export const STRAIGHT: Readonly<Record<string, Timed>> = {
  iteration: { whole: true, code: 'sum = (sum + at) | 0;' },
  /** Some wait for each other, some do not, as in most code; those of the loop are among them. */
  arithmetic: {
    whole: true,
    perIteration: 16,
    before: 'let a = 1.5;',
    code: `const b = at * 3 + 1; const c = (at ^ 5) - b; if (c > b) sum = sum + c; else sum = sum - b * 0.5;
      a = a + sum * 0.25 - a * 0.5; if (a > 1e9) a = a - sum;`,
  },
  /** Where each iteration needs what the one before it has made. */
  chained: { whole: true, perIteration: 4, before: 'let a = 1;', code: 'a = ((a * 31 + at) ^ 5) | 0;' },
  division: { perIteration: 2, code: 'sum += (at % divisors[at & 63]) / (at + 1);' },
  read: { perIteration: 3, code: 'const p = points[at & 1023]; sum += p.x + p.y + p.z;' },
  element: { perIteration: 2, code: 'sum += numbers[at & 1023] + numbers[(at + 7) & 1023];' },
  write: { perIteration: 2, code: 'const p = points[at & 1023]; p.x = at; p.y = at;' },
  call: { before: 'const add = (a, b) => a + b;', code: 'sum = add(sum, at);' },
  object: {
    perIteration: 2,
    code: `kept[at & ${STAYS - 1}] = { at, next: at + 1, isFirst: at === 0 }; passing[at & 4095] = { at, next: at - 1, isFirst: at === 1 };`,
  },
  array: {
    perIteration: 2,
    code: `kept[at & ${STAYS - 1}] = [at, at + 1, at === 0]; passing[at & 4095] = [at, at - 1, at === 1];`,
  },
  closure: { code: 'const value = at; passing[at & 4095] = () => value;' },
  construct: {
    perIteration: 2,
    code: `kept[at & ${STAYS - 1}] = new Item(at, at); passing[at & 4095] = new Item(at, 1);`,
  },
  concatenation: {
    perIteration: 2,
    code: `kept[at & ${STAYS - 1}] = \`\${words[at & 1023]}:\${at}\`; passing[at & 4095] = \`\${words[at & 1023]}-\${at}\`;`,
  },
  smallCopy: {
    perIteration: 2,
    before: 'const few = [1, 2, 3];',
    code: 'passing[at & 4095] = [...few.slice(0, 2), at];',
  },
  /** `{ ...point, more }`. */
  record: { code: 'passing[at & 4095] = { ...points[at & 1023], more: at };' },
  character: { code: 'sum += text.charCodeAt(at & 1023);' },
  textMethod: {
    perIteration: 2,
    code: 'sum += words[at & 1023].slice(2).length + words[(at + 7) & 1023].toUpperCase().length;',
  },
  compareText: { code: 'sum += words[at & 1023].localeCompare(words[(at + 7) & 1023]);' },
  regexp: { code: 'if (/^\\w+-\\d+$/.test(words[at & 1023])) sum++;' },
  /** With its groups, on a line of a text. */
  exec: {
    before: 'const lines = words.map((word, index) => `${index} ${word}: the rest of a line ${word}`);',
    code: 'const match = /^(\\d+) (\\w+)-\\d+: (.*)$/.exec(lines[at & 1023]); if (match) sum += match[3].length;',
  },
  math: { perIteration: 2, code: 'sum += Math.floor(Math.sqrt(at));' },
  hypot: { code: 'sum += Math.hypot(at, sum & 255);' },
  transcendental: { code: 'sum += Math.sin(at * 0.001);' },
  random: { code: 'sum += Math.random();' },
  /** In a small table and in a large one. */
  lookup: { perIteration: 2, code: 'sum += table.get(words[at & 1023]) + large.get((at * 7919) & 65535);' },
  /** Of what is there already, as counters do, more often than of what is new. */
  insert: {
    perIteration: 4,
    before: 'const map = new Map(); let names = new Map();',
    code: `map.set((at * 7919) & 16383, at); map.set((at * 31) & 1023, at); table.set(words[at & 1023], at);
      names.set(text.slice(at & 4095, (at & 4095) + 14), at); if ((at & 16383) === 0) names = new Map();`,
  },
  /** Of lists that stay. */
  push: {
    before: 'const lists = [[], [], [], []];',
    code: 'lists[at & 3].push(at); if (lists[at & 3].length > 50000) lists[at & 3] = [];',
  },
  /** Numbers as lists of digits, as libraries for exact arithmetic keep them. */
  decimal: {
    before: `const decimals = numbers.map((value) => Array.from(String(value * 9973)).map(Number));
      const plus = (left, right) => {
        const digits = left.slice();
        for (let place = 0; place < right.length; place++) digits[place] = (digits[place] ?? 0) + right[place];
        for (let place = 0, carry = 0; place < digits.length; place++) { digits[place] += carry; carry = digits[place] > 9 ? 1 : 0; digits[place] %= 10; }
        return { digits, sign: 1 };
      };`,
    code: 'passing[at & 4095] = plus(decimals[at & 1023], decimals[(at + 7) & 1023]);',
  },
  parseNumber: { code: 'sum += Number.parseInt(words[at & 1023].slice(5), 10);' },
  formatNumber: { code: 'sum += (at * 0.37).toFixed(2).length;' },
  date: { code: 'sum += new Date(at * 86400000).getTime();' },
  formatDate: { code: 'sum += new Date(at * 60000).toISOString().length;' },
  /** A key that was just made, in a table of any keys. */
  named: {
    perIteration: 2,
    before: 'const counts = {};',
    code: 'const key = text.slice(at & 4095, (at & 4095) + 6); counts[key] = (counts[key] ?? 0) + 1;',
  },
  /** What a method that makes a list costs however short it is. */
  begin: { before: 'const few = [1, 2, 3];', code: 'passing[at & 4095] = few.map((value) => value + at);' },
  parseSmall: { code: `sum += JSON.parse('{"at":1,"ok":true}').at;` },
  writeSmall: { code: 'sum += JSON.stringify(points[at & 1023]).length;' },
  cloneSmall: { code: 'sum += structuredClone(points[at & 1023]).x;' },
  replaceText: { code: "sum += words[at & 1023].replace(/[^a-z]+/g, '_').length;" },
  splitText: { code: "sum += words[at & 1023].split('-').length;" },
  bigint: {
    perIteration: 3,
    before: 'let big = 1n; const limit = 10n ** 20n;',
    code: 'big = (big * 31n + 7n) % limit;',
  },
};

/** Operations that go over a collection: nanoseconds for one element or character of it. */
export const PER_ELEMENT: Readonly<Record<string, Timed>> = {
  each: {
    whole: true,
    perIteration: 2 * ELEMENTS,
    code:
      'sum += numbers.reduce((all, value) => all + value, 0); if (numbers.some((value) => value ' +
      '=== -1 - at)) sum++;',
  },
  filter: { whole: true, perIteration: ELEMENTS, code: 'sum += numbers.filter((value) => (value & 3) === 0).length;' },
  /** From a number: `Array.from({ length }, …)`. */
  from: {
    whole: true,
    perIteration: ELEMENTS,
    code: `sum += Array.from({ length: ${ELEMENTS} }, (_, index) => index + at).length;`,
  },
  /** A function that calls itself, once: it does not become part of its caller. */
  recursion: {
    whole: true,
    perIteration: 50,
    before: 'const down = (left, step) => (left === 0 ? 0 : down(left - 1, step) + step);',
    code: 'sum += down(50, at & 3);',
  },
  /** With a list of the results. */
  made: { whole: true, perIteration: ELEMENTS, code: 'sum += numbers.map((value) => value + at).length;' },
  /** Of short lists, with a list of all their elements. */
  flatten: { whole: true, perIteration: ELEMENTS, code: 'sum += records.flatMap(({ tags }) => tags).length;' },
  scan: { whole: true, perIteration: ELEMENTS, code: 'sum += numbers.indexOf(-1 - at);' },
  /** As ids are: as long as each other, other letters. */
  scanTexts: {
    whole: true,
    perIteration: ELEMENTS,
    before: "const ids = JSON.parse(JSON.stringify(numbers.map((value) => 'name-' + (1000 + value) + '-x')));",
    code: "sum += ids.indexOf('name-' + (2100 + (at & 7)) + '-x');",
  },
  copy: { whole: true, perIteration: ELEMENTS, code: 'sum += [...numbers, at].length;' },
  /** Of 64 KB, in front of another. */
  chunk: {
    perIteration: 16,
    before: 'const chunk = Buffer.alloc(1 << 16, 1); const sixteen = Buffer.alloc(1 << 20, 1);',
    code: 'sum += Buffer.concat([sixteen, chunk]).length;',
  },
  slice: { whole: true, perIteration: ELEMENTS, code: 'sum += numbers.slice(at & 1).length;' },
  /** In place, by one: `shift`, `splice`. */
  move: {
    perIteration: MANY,
    before: `const many = new Array(${MANY}).fill(1);`,
    code: 'many.push(many.shift() + at);',
  },
  keys: { whole: true, perIteration: ELEMENTS, code: 'sum += Object.entries(wide).length;' },
  copyObject: {
    whole: true,
    perIteration: (MANY_KEYS * MANY_KEYS) / 2,
    code: `let all = {}; for (let key = 0; key < ${MANY_KEYS}; key++) all = { ...all, ['key' + key + at]: key }; kept[0] = all;`,
  },
  compare: {
    whole: true,
    perIteration: SORTED,
    code: 'sum += numbers.map((value) => (value * (at + 3)) % 1009).sort((a, b) => a - b)[0];',
  },
  order: { whole: true, perIteration: SORTED, code: 'sum += [...words].sort()[0].length;' },
  join: { whole: true, perIteration: ELEMENTS, code: "sum += words.join(',').length;" },
  split: { whole: true, perIteration: 9 * ELEMENTS, code: "sum += (text + at).split(' ').length;" },
  characters: { whole: true, perIteration: 9 * ELEMENTS, code: "sum += (text + at).replace(/o/g, '0').length;" },
  /** Of texts that are new. */
  collect: { perIteration: ELEMENTS, code: 'sum += new Set(words.map((word) => word + at)).size;' },
  parseJson: { whole: true, perIteration: 70 * ELEMENTS, code: 'sum += JSON.parse(json).length;' },
  writeJson: { whole: true, perIteration: ELEMENTS, code: 'sum += JSON.stringify(records).length;' },
  clone: { whole: true, perIteration: ELEMENTS, code: 'sum += structuredClone(records).length;' },
  fill: { whole: true, perIteration: ELEMENTS, code: `sum += new Array(${ELEMENTS}).fill(at).length;` },
  bigParts: {
    whole: true,
    perIteration: BIG_PARTS,
    before: `const big = 3n ** ${BIG_PARTS * 40}n;`,
    code: 'kept[0] = big * BigInt(at + 7);',
  },
  /** Of texts and bytes as they are: base64, JSON. */
  encode: { whole: true, perIteration: BYTES, code: "sum += JSON.stringify(bytes.toString('base64')).length;" },
};
