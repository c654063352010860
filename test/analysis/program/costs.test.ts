/** What functions cost, as far as their text tells: loops, calls, recursion, and what grows. */
import assert from 'node:assert/strict';
import { costOf } from '../../../src/analysis/index.ts';
import { filesIn, programOf } from '../small-project.ts';

function costIn(source: string, name: string) {
  const program = programOf(filesIn(source));
  const node = [...program.sourceFiles]
    .flatMap((sourceFile) => sourceFile.nodes)
    .find(({ facts }) => facts.name === name);
  assert.ok(node, `${name} is a function`);
  return costOf(program, node);
}

const isNear = (actual: number, expected: number): void =>
  assert.ok(actual > expected / 3 && actual < expected * 3, `${actual} is not about ${expected}`);

describe('the cost of a function', () => {
  it('counts the iterations of nested loops', () => {
    const { iterations, grows } = costIn(
      `
      export function f() {
        let sum = 0;
        for (let i = 0; i < 1000; i++) for (let j = 0; j < 500; j += 5) sum += i * j;
        return sum;
      }`,
      'f',
    );
    assert.equal(iterations, 100_000);
    assert.deepEqual(grows, []);
  });

  it('names what it grows with', () => {
    const { grows } = costIn(
      `
      export function f(users: string[], orders: { items: string[] }[]) {
        let n = 0;
        for (const user of users) for (const order of orders) if (order.items[0] === user) n++;
        return n;
      }`,
      'f',
    );
    assert.deepEqual(grows, ['orders', 'users']);
  });

  it('assumes fewer elements in a file than characters', () => {
    const turnsOver = (list: string) =>
      costIn(
        `
      import { readFileSync } from 'node:fs';
      export function f() { let n = 0; for (const entry of ${list}) n += entry.size; return n; }`,
        'f',
      ).iterations;
    assert.equal(turnsOver('readFileSync("a")') / turnsOver('JSON.parse(readFileSync("a"))'), 40);
  });

  it('follows calls, with what they are given, into other files', () => {
    const source = `
//- /sum.ts
export function sumOf(count: number) { let sum = 0; for (let i = 0; i < count; i++) sum += i % 7; return sum; }
//- /limit.ts
export const LIMIT = 2_000_000;
//- /a.ts
import { sumOf } from './sum';
import { LIMIT } from './limit';
export function outer() { let all = 0; for (let i = 0; i < 10; i++) all += sumOf(LIMIT); return all; }
`;
    assert.equal(costIn(source, 'outer').iterations, 20_000_000);
  });

  it('knows the length of a list that a loop has filled', () => {
    const { iterations } = costIn(
      `
      export function f() {
        const list: number[] = [];
        for (let i = 0; i < 3000; i++) list.push(i);
        let n = 0;
        for (const a of list) for (const b of list) n += a - b;
        return n;
      }`,
      'f',
    );
    isNear(iterations, 9_000_000);
  });

  it('terminates if a parameter is made of itself', () => {
    const { iterations } = costIn(
      `
      const clean = (list) => list;
      export function f(list) { list = clean(list); let n = 0; for (const a of list) n += a; return n; }`,
      'f',
    );
    assert.ok(Number.isFinite(iterations));
  });

  it('counts halving as a logarithm', () => {
    isNear(
      costIn('export function f() { let n = 0; for (let i = 1; i < 1_000_000; i *= 2) n++; return n; }', 'f')
        .iterations,
      20,
    );
  });

  it('recognizes that two recursive calls double the work', () => {
    const fib = 'export function fib(n: number): number { return n < 2 ? n : fib(n - 1) + fib(n - 2); }';
    assert.equal(costIn(fib, 'fib').exponential, true);
    isNear(costIn(`${fib}\nexport const f = () => fib(30);`, 'f').iterations, 2_700_000);
  });

  it('counts exclusive recursive calls as one', () => {
    const { exponential } = costIn(
      `
      export function find(n: number, left: boolean): number {
        if (n < 1) return 0;
        return left ? find(n - 1, false) : find(n - 2, true);
      }`,
      'find',
    );
    assert.equal(exponential, false);
  });

  it('counts a tree walk of limited depth as a walk', () => {
    const { milliseconds, exponential } = costIn(
      `
      interface Node { children: Node[] }
      function walk(node: Node, depth: number): number {
        let sum = 1;
        if (depth > 0) for (const child of node.children) sum += walk(child, depth - 1);
        return sum;
      }
      export const f = (node: Node) => walk(node, 8);`,
      'f',
    );
    assert.ok(milliseconds < 1 && !exponential, String(milliseconds));
  });

  it('counts recursive calls in a loop, up to a bound and by two parameters', () => {
    isNear(
      costIn(
        `
      function all(depth: number, width: number): number {
        let sum = 0;
        if (depth === 0) return 1;
        for (let i = 0; i < width; i++) sum += all(depth - 1, width);
        return sum;
      }
      export const f = () => all(6, 6);`,
        'f',
      ).iterations,
      6 ** 6 * 1.2,
    );
    isNear(
      costIn(
        `
      const up = (at: number, end: number): number => (at === end ? 1 : up(at + 1, end) + up(at + 1, end));
      export const f = () => up(0, 15);`,
        'f',
      ).iterations,
      2 ** 16,
    );
    isNear(
      costIn(
        `
      const ways = (x: number, y: number): number => (x === 0 || y === 0 ? 1 : ways(x - 1, y) + ways(x, y - 1));
      export const f = () => ways(10, 10);`,
        'f',
      ).iterations,
      370_000,
    );
  });

  it('distinguishes functions of the same name', () => {
    const { iterations } = costIn(
      `
      class Store {
        readonly #kept = new Map<string, string>();
        get(key: string): string {
          const found = this.#kept.get(key);
          return found ?? this.make(key);
        }
        make(key: string) { return key + key; }
      }
      const store = new Store();
      export const f = () => store.get('a key of some length');`,
      'f',
    );
    assert.equal(iterations, 0);
  });

  it('does not treat a recursive call with the same argument as finite', () => {
    const { iterations } = costIn(
      `
      export function poll(left: string): string { return left === '' ? left : poll('once more'); }
      export const f = () => poll('a text that is longer than the other');`,
      'f',
    );
    assert.ok(iterations <= 20, String(iterations));
  });

  it('assumes a worklist to be as long as the table of visited elements', () => {
    const { iterations, grows } = costIn(
      `
      export function f() {
        const seen = new Uint8Array(5000);
        const queue = [0];
        for (let at = 0; at < queue.length; at++) {
          const next = (queue[at] * 7 + 1) % 5000;
          if (seen[next]) continue;
          seen[next] = 1;
          queue.push(next);
        }
      }`,
      'f',
    );
    assert.equal(iterations, 5000);
    assert.deepEqual(grows, []);
  });

  it('assumes a table to be as large as what fills it', () => {
    const turnsWith = (more: string) =>
      costIn(
        `
      export function f() {
        const byName: Record<string, number> = {};
        for (let at = 0; at < 8000; at++) { byName['n' + at] = at; ${more} }
        let sum = 0;
        for (const name of Object.keys(byName)) sum += byName[name]!;
        return sum;
      }`,
        'f',
      ).iterations;
    assert.equal(turnsWith(''), 16_000);
    assert.equal(turnsWith("byName['n' + at] += 1;"), 10_000, 'what is met again is there once');
  });

  it('keeps the length of a variable that gets another text', () => {
    const { grows } = costIn(
      `
      export function f(words: [string, string]) {
        let text = 'some text '.repeat(10_000);
        for (let at = 0; at < 3; at++) text = text.split(words[0]).join(words[1]);
        return text.length;
      }`,
      'f',
    );
    assert.deepEqual(grows, []);
  });

  it('counts a loop that empties a list by the length of the list', () => {
    // Each is made once and taken once.
    assert.equal(
      costIn(
        `
      export function f() {
        const queue = Array.from({ length: 5000 }, (_, i) => i);
        let sum = 0;
        while (queue.length > 0) sum += queue.pop()!;
        return sum;
      }`,
        'f',
      ).iterations,
      10_000,
    );
  });

  it('assumes that a look-ahead is short', () => {
    const { milliseconds } = costIn(
      `
      export function f() {
        const text = 'some words '.repeat(20_000);
        let at = 0;
        let count = 0;
        while (at < text.length) {
          let end = at + 1;
          while (end < text.length && text[end] !== ' ') end++;
          count++;
          at = end;
        }
        return count;
      }`,
      'f',
    );
    assert.ok(milliseconds < 50, String(milliseconds));
  });

  it('counts only one iteration of a loop that awaits', () => {
    const { milliseconds } = costIn(
      'export async function f(load: () => Promise<void>) { for (let i = 0; i < 1_000_000; i++) { await load(); } }',
      'f',
    );
    assert.ok(milliseconds < 0.01);
  });

  it('counts the cost of a spread of an accumulator', () => {
    const { milliseconds } = costIn(
      `
      export const f = () => Array.from({ length: 5000 }, (_, i) => i).reduce((all, id) => ({ ...all, [id]: id }), {});`,
      'f',
    );
    assert.ok(milliseconds > 100, String(milliseconds));
  });

  it('follows an edit in another file', () => {
    const source = (iterations: number) =>
      filesIn(`
//- /a.ts
export function work() { let n = 0; for (let i = 0; i < ${iterations}; i++) n += i; return n; }
//- /b.ts
import { work } from './a';
export function f() { return work(); }`);
    const program = programOf(source(1000));
    const f = () =>
      [...program.sourceFiles].flatMap((sourceFile) => sourceFile.nodes).find(({ facts }) => facts.name === 'f')!;
    assert.equal(costOf(program, f()).iterations, 1000);
    const { path, facts, resolutions } = programOf(source(5000)).unitAt('/project/a.ts')!;
    program.set({ path, facts, resolutions });
    program.link();
    assert.equal(costOf(program, f()).iterations, 5000);
  });
});
