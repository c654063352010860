/** `make-chain-async` where others run in between, through calls: state, and those who do not wait. */
import { describeCases, type Case } from './cases.ts';
import { find, HERE, LOAD } from './chain-programs.ts';

const refusals: readonly Case[] = [
  [
    'a sum with a helper in it',
    'let total = 0;\nfunction make() { total += load(HERE).length; return total; }',
    /`total` may change during the wait: read on line 4, changed on line 4/,
  ],
  [
    'one that is made when it is first needed, and again after it is forgotten',
    'let kept: { text: string } | undefined;\nconst make = () => (kept ??= { text: load(HERE) });\n' +
      'export const forget = () => { kept = undefined; };',
    /`kept` may change during the wait/,
  ],
  [
    'numbers that are given out',
    'let next = 1;\nfunction make() { const id = next; load(HERE); next = id + 1; return id; }',
    /`next` may change during the wait/,
  ],
  [
    'a cache in a field',
    'class Box { #texts = new Map<string, string>(); get(path: string) { ' +
      'if (!this.#texts.has(path)) this.#texts.set(path, load(path)); return this.#texts.get(path); } }\n' +
      'const box = new Box();\nconst make = () => box.get(HERE);',
    /`#texts` may change during the wait/,
  ],
  [
    'callbacks of map that add up',
    'let total = 0;\nconst make = () => [HERE].map((path) => { total += load(path).length; return total; });',
    /`total` may change|`total` changes in each iteration/,
  ],
  [
    'what JSON asks for',
    'class Box { toJSON() { return { text: load(HERE) }; } }\nconst make = () => JSON.stringify(new Box());',
    /JavaScript calls toJSON and needs its value at once/,
  ],
  [
    'what a template asks for',
    'class Box { toString() { return load(HERE); } }\nconst make = () => `${new Box()}`;',
    /JavaScript calls toString and needs its value at once/,
  ],
  [
    'what an operator asks for',
    'class Box { [Symbol.toPrimitive]() { return load(HERE); } }\nconst make = () => `${new Box()}`;',
    /JavaScript calls Symbol.toPrimitive|has a computed name/,
  ],
  [
    'a getter that is defined',
    'const box = Object.defineProperty({} as { text: string }, "text", { get() { return load(HERE); } });\n' +
      'const make = () => box.text;',
    /it is a getter or setter of a property|passed on in an object/,
  ],
  [
    'a trap',
    'const box = new Proxy({} as { text: string }, { get: () => load(HERE) });\nconst make = () => box.text;',
    /it is a getter or setter of a property|passed on in an object/,
  ],
  [
    'a timer that goes on',
    'const make = () => { setInterval(() => { load(HERE); }, 1000).unref(); return 1; };',
    /setInterval\(\) does not wait for it: its runs could overlap/,
  ],
  [
    'lines of a stream',
    'import { createInterface } from "node:readline";\n' +
      'const make = (input: NodeJS.ReadableStream) => { ' +
      'createInterface({ input }).on("line", (line) => { load(line); }); return 1; };',
    /the next events do not wait for it/,
  ],
  [
    'a listener that is heard at once',
    'import { EventEmitter } from "node:events";\nconst emitter = new EventEmitter();\nlet seen = 0;\n' +
      'emitter.on("change", () => { seen = load(HERE).length; });\n' +
      'const make = () => { emitter.emit("change"); return seen; };',
    /`emit\(\)` does not await it/,
  ],
  [
    'a promise under way',
    'const late = async () => { throw new Error("late"); };\n' +
      'async function make() { const pending = late(); const text = load(HERE); ' +
      'return pending.then(() => text, () => text); }',
    /`pending` may reject/,
  ],
].map(
  ([what, code, refused]): Case => ({
    title: what as string,
    isNotRun: true,
    refused: refused as RegExp,
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
${String(code)}
export async function run() { return make(); }
`,
  }),
);

const changes: readonly Case[] = [
  {
    title: 'numbers that are given out before',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
let next = 0;
function make() { const id = ++next; return [id > 0, load(HERE)]; }
export async function run() { return make(); }
`,
    has: { '/main.ts': 'return [id > 0, await load(HERE)];' },
  },
];

describeCases('make-chain-async', find, [...refusals, ...changes]);
