/** Makes small programs at random: state, helpers that look at it and change it, handlers that read and write files. */
import { Random } from './random.ts';

/** A statement of a handler: code, with the names it may use and declares. */
interface Piece {
  readonly weight: number;
  /** @param n a number that makes its names its own @param seen variables declared before */
  readonly code: (n: number, random: Random, seen: readonly string[]) => string;
  /** The variable that it declares. */
  readonly gives?: (n: number) => string;
}

const READS = ["readFileSync('a.txt', 'utf8')", "readFileSync('b.txt')", "statSync('a.txt')", "readdirSync('.')"];

const PIECES: readonly Piece[] = [
  { weight: 8, code: (n, random) => `const text${n} = String(${random.one(READS)}.length);`, gives: (n) => `text${n}` },
  { weight: 3, code: (n) => `const text${n} = load('b.txt');`, gives: (n) => `text${n}` },
  {
    weight: 2,
    code: (n) =>
      `const parts${n} = [];\n  for (const name of ['a.txt', 'b.txt']) parts${n}.push(readFileSync(name).length);`,
    gives: (n) => `parts${n}`,
  },
  {
    weight: 2,
    code: (n) => `const data${n} = JSON.parse(readFileSync('data.json', 'utf8'));`,
    gives: (n) => `data${n}.x`,
  },
  {
    weight: 2,
    code: (n) => `const key${n} = pbkdf2Sync(arg, 's', 1, 4, 'sha1').toString('hex');`,
    gives: (n) => `key${n}`,
  },
  // State
  { weight: 2, code: (n) => `const seen${n} = count;`, gives: (n) => `seen${n}` },
  { weight: 1, code: (n) => `const seen${n} = settings.size;`, gives: (n) => `seen${n}` },
  { weight: 1, code: (n) => `const seen${n} = store.current();`, gives: (n) => `seen${n}` },
  { weight: 1, code: (n) => `const seen${n} = LIMITS.most;`, gives: (n) => `seen${n}` },
  { weight: 1, code: (n) => `const list${n} = [...log];`, gives: (n) => `list${n}.length` },
  { weight: 1, code: () => 'count++;' },
  { weight: 1, code: (_, random, seen) => `log.push(${random.one(['arg', ...seen])});` },
  { weight: 1, code: () => 'settings.size = arg.length;' },
  { weight: 1, code: () => 'store.set(arg);' },
  { weight: 1, code: () => 'setCurrent(arg);' },
  { weight: 1, code: (n) => `const who${n} = greet();`, gives: (n) => `who${n}` },
  { weight: 1, code: () => "if (cache.has(arg)) return ['cached', cache.get(arg)];" },
  { weight: 1, code: (_, random, seen) => `cache.set(arg, ${random.one(['arg', ...seen])});` },
  { weight: 1, code: () => "if (!store.take()) return 'busy';" },
  { weight: 1, code: () => 'store.free();' },
  { weight: 1, code: (n) => `const late${n} = () => count + ${n};`, gives: (n) => `late${n}()` },
  // Made when it is first needed
  { weight: 2, code: (n) => `const conf${n} = getConfig();`, gives: (n) => `conf${n}.x` },
  { weight: 2, code: (n) => `const word${n} = getWords().join();`, gives: (n) => `word${n}` },
  // Its own
  { weight: 2, code: (n) => `const own${n} = [arg];\n  own${n}.push('x');`, gives: (n) => `own${n}.join()` },
  { weight: 1, code: (n) => `let sum${n} = 0;\n  for (let i = 0; i < 3; i++) sum${n} += i;`, gives: (n) => `sum${n}` },
  { weight: 1, code: (n, _, seen) => `const made${n} = double(${seen.at(-1) ?? 'arg'});`, gives: (n) => `made${n}` },
  { weight: 1, code: (n) => `const { length: size${n} } = arg;`, gives: (n) => `size${n}` },
  // Waits that are there, and promises under way
  { weight: 2, code: () => 'await turn();' },
  { weight: 1, code: (n) => `const info${n} = await stat('a.txt');`, gives: (n) => `info${n}.size` },
  { weight: 1, code: (n) => `const pending${n} = later(arg);`, gives: (n) => `await pending${n}` },
  { weight: 1, code: (n) => `const sure${n} = later('sure').catch(() => 'failed');`, gives: (n) => `await sure${n}` },
  // Files
  { weight: 1, code: () => "writeFileSync('out.txt', arg);" },
  { weight: 1, code: () => "appendFileSync('log.txt', arg);" },
  { weight: 1, code: () => "writeFileSync('data.json', JSON.stringify({ x: count }));" },
  { weight: 1, code: () => "if (existsSync('out.txt')) return 'there';" },
];

const HEAD = `import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pbkdf2Sync } from 'node:crypto';

const LIMITS = { most: 3 };
let count = 0;
let current = null;
const log = [];
const cache = new Map();
const settings = { size: 1 };
class Store {
  #busy = false;
  value = null;
  take() { if (this.#busy) return false; this.#busy = true; return true; }
  free() { this.#busy = false; }
  set(value) { this.value = value; }
  current() { return this.value; }
}
const store = new Store();
const setCurrent = (who) => { current = who; };
const greet = () => 'hello ' + current;
const load = (name) => readFileSync(name, 'utf8').trim();
let config = null;
const getConfig = () => (config ??= JSON.parse(readFileSync('data.json', 'utf8')));
let words;
function getWords() {
  if (words) return words;
  const text = readFileSync('a.txt', 'utf8');
  words = text.split('');
  return words;
}
const double = (value) => [value, value].join();
const turn = () => new Promise((resolve) => setImmediate(resolve));
const later = async (what) => { await turn(); if (what === 'fails') throw new Error('late'); return what; };
export const state = () => JSON.stringify([count, current, log, [...cache], settings, store.value]);
`;

/** The names of the handlers of a program. */
export const HANDLERS = ['first', 'second'] as const;

export function programOf(seed: number): string {
  const random = new Random(seed);
  return HEAD + HANDLERS.map((name) => handler(name, random)).join('');
}

function handler(name: string, random: Random): string {
  const lines: string[] = [];
  const seen: string[] = [];
  if (random.chance(0.8)) lines.push(random.one(['await null;', 'await turn();', "await stat('b.txt');"]));
  const length = 1 + random.upTo(5);
  for (let n = 0; n < length; n++) {
    const piece = weighted(random);
    lines.push(piece.code(n, random, seen));
    if (piece.gives) seen.push(piece.gives(n));
  }
  lines.push(`return [arg, ${seen.join(', ')}];`);
  return `export async function ${name}(arg) {\n  ${lines.join('\n  ')}\n}\n`;
}

function weighted(random: Random): Piece {
  let left = random.next() * PIECES.reduce((sum, { weight }) => sum + weight, 0);
  return PIECES.find(({ weight }) => (left -= weight) < 0)!;
}
