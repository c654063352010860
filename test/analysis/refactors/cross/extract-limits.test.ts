/** What keeps a function from being moved to a worker. */
import { describeCases, type Case } from './cases.ts';
import { findFunction } from './find-function.ts';

const obstacles: readonly Case[] = [
  [
    '`this`',
    'class Box { n = 1; sum() { return this.n; } }\nconst go = () => new Box().sum();',
    /`this` belongs to the caller/,
    'Box.sum',
  ],
  [
    'a function as an argument',
    'function sum(each: (n: number) => number) { return each(1); }\nconst go = () => sum((n) => n);',
    /`each` is a function/,
  ],
  [
    'an argument that is called',
    'function sum(each: any) { return each(1); }\nconst go = () => sum(1);',
    /`each` is a function/,
  ],
  [
    'an instance of a class',
    'class Box { n = 1 }\nfunction sum(box: Box) { return box.n; }\nconst go = () => sum(new Box());',
    /`box` is an instance of Box/,
  ],
  [
    'an argument that is changed',
    'function sum(list: number[]) { list.sort(); return list[0]; }\nconst go = () => sum([2, 1]);',
    /`list` is changed by the function/,
  ],
  [
    'state of the module',
    'let calls = 0;\nfunction sum() { return calls; }\nconst go = () => { calls++; return sum(); };',
    /`calls` is mutable module state/,
  ],
  [
    'state that it changes',
    'const seen = new Map<number, number>();\nfunction sum(n: number) { seen.set(n, n); return ' +
      'n; }\nconst go = () => sum(1);',
    /`seen` is changed by the function/,
  ],
  [
    'what is made at the start',
    'const started = Date.now();\nfunction sum() { return started; }\nconst go = () => sum();',
    /`started` is created when the module loads/,
  ],
  [
    'a helper that others need',
    'function half(n: number) { return n / 2; }\nfunction sum(n: number) { return half(n); ' +
      '}\nconst go = () => sum(half(1));',
    /`half` is also used elsewhere/,
  ],
  [
    'a captured function',
    'const go = () => { const half = (n: number) => n / 2; function sum(n: number) { return ' +
      'half(n); } return sum(1); };',
    /`half` is a nested function of the enclosing function/,
  ],
  [
    'a captured variable that it changes',
    'const go = () => { let total = 0; function sum(n: number) { total += n; return n; } sum(1); return total; };',
    /`total` is changed by the function/,
  ],
  ['a generator', 'function* sum() { yield 1; }\nconst go = () => [...sum()];', /a generator/],
  ['type parameters', 'function sum<T>(n: T): T { return n; }\nconst go = () => sum(1);', /type parameters/],
  [
    'types on its variable',
    'const sum: (n: number) => number = (n) => n * 2;\nconst go = () => sum(1);',
    /the types of its parameters are declared on its variable/,
  ],
  [
    'the page',
    'declare const document: { title: string };\nfunction sum() { return 1; }\nconst go = () => sum();',
    undefined,
  ],
  [
    'a Buffer',
    'function sum(bytes: Buffer) { return bytes.length; }\nconst go = () => sum(Buffer.from("a"));',
    /is a Buffer/,
  ],
  [
    'a result with methods',
    'function sum(): { get(): number } { return { get: () => 1 }; }\nconst go = () => sum();',
    /the result has methods/,
  ],
  [
    'a result that is seen to be a function',
    'function sum() { return () => 1; }\nconst go = () => sum();',
    /the result is a function/,
  ],
  [
    'a caller that cannot wait',
    'function sum() { return 1; }\nclass Box { n: number; constructor() { this.n = sum(); } ' +
      '}\nconst go = () => new Box();',
    /a constructor cannot be async/,
  ],
].map(([title, body, refused, target]) => ({
  title: title as string,
  isQuick: true,
  ...(target ? { target: target as string } : {}),
  code: `//- /main.ts\n${body as string}\nexport async function run() { return go(); }\n`,
  ...(refused ? { refused: refused as RegExp } : {}),
}));

describeCases('extract-to-worker', findFunction, obstacles);
