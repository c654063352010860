/** What a call leads to: the shortest way, once, also through circles; and how loud it is said. */
import assert from 'node:assert/strict';
import { checkLinks as check } from '../check.ts';
import { findingsOf } from '../small-project.ts';

describe('effects', () => {
  it('report the shortest chain', () => {
    check(`
import { readFileSync } from 'node:fs';
const primitive = () => readFileSync('a');
const long = () => longer();
const longer = () => primitive();
const both = () => { long(); primitive(); };
export async function work() {
  both();
//^^^^^^ task: both > primitive > fs.readFileSync
}
`);
  });

  it('terminate for recursive functions', () => {
    check(`
import { readFileSync, statSync } from 'node:fs';
function walk(depth: number): void { readFileSync('a'); walk(depth - 1); }
function even(n: number): unknown { return odd(n - 1); }
function odd(n: number): unknown { return n ? even(n - 1) : readFileSync('b'); }
const looks = (path: string): void => { statSync(path); looks(path); };
export async function work() {
  walk(3);
//^^^^^^^ task: walk > fs.readFileSync
  even(3);
//^^^^^^^ task: even > odd > fs.readFileSync
  looks('c');
//^^^^^^^^^^ task: looks > fs.statSync
  await work();
}
`);
  });

  it('make a hint of one look at a directory entry, and report one for each entry', () => {
    check(
      `
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
const size = (path: string) => statSync(path).size;
//                             ^^^^^^^^^^^^^^ task: size > fs.statSync
const sizes = (paths: string[]) => paths.map((path) => size(path));
export async function work(paths: string[]) {
  statSync('a');
//^^^^^^^^^^^^^ task: fs.statSync
  existsSync('a');
  size('a');
//^^^^^^^^^ task: size > fs.statSync
  for (const path of paths) statSync(path);
  //                        ^^^^^^^^^^^^^^ task: fs.statSync
  while (paths.pop()) size('b');
  //                  ^^^^^^^^^ task: size > fs.statSync
  sizes(paths);
//^^^^^^^^^^^^ task: sizes > callback of map > size > fs.statSync
  paths.forEach((path) => mkdirSync(path));
  //                      ^^^^^^^^^^^^^^^ task: callback of forEach > fs.mkdirSync
}
export async function list(folder: string) {
  for (const name of readdirSync(folder)) statSync(name);
  //                 ^^^^^^^^^^^^^^^^^^^ task: fs.readdirSync
  //                                      ^^^^^^^^^^^^^^ task: fs.statSync
  sizes(readdirSync(folder));
//^^^^^^^^^^^^^^^^^^^^^^^^^^ task: sizes > callback of map > size > fs.statSync
  //    ^^^^^^^^^^^^^^^^^^^ task: fs.readdirSync
}
`,
      { least: 'hint' },
    );
  });

  it('are reported once for each call, by the worst', () => {
    check(`
import { readFileSync, statSync } from 'node:fs';
import { execSync } from 'node:child_process';
function load() {
  statSync('a');
  readFileSync('b');
  execSync('ls');
  return readFileSync('c');
}
export async function work() {
  load();
//^^^^^^ task: load > child_process.execSync
  load();
//^^^^^^ task: load > child_process.execSync
}
`);
  });

  it('name every primitive without an annotation at least once', () => {
    check(`
import { readFileSync } from 'node:fs';
import { execSync } from 'node:child_process';
const run = () => execSync('ls');
const read = () => readFileSync('a');
const both = () => [run(), read()];
export async function first() {
  both();
//^^^^^^ task: both > run > child_process.execSync
}
export async function second() {
  read();
//^^^^^^ task: read > fs.readFileSync
}
export async function third() {
  both();
//^^^^^^ task: both > run > child_process.execSync
}
`);
  });

  it('leave a hint at the primitive that says who reaches it', () => {
    check(
      `
//- /read.ts
import { readFileSync } from 'node:fs';
export function read(name: string) {
  return readFileSync(name);
  //     ^^^^^^^^^^^^^^^^^^ task: read > fs.readFileSync
}
//- /main.ts
import { read } from './read.ts';
export async function one() {
  read('a');
//^^^^^^^^^ task: read > fs.readFileSync
}
export async function two() {
  read('b');
//^^^^^^^^^ task: read > fs.readFileSync
}
`,
      { least: 'hint' },
    );
  });

  it('stop at an async function, where they are reported', () => {
    check(`
import { readFileSync } from 'node:fs';
async function load() {
  return readFileSync('a');
  //     ^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
}
export async function work() {
  await load();
}
`);
  });

  it('reach through a hundred helpers', () => {
    const names = Array.from({ length: 100 }, (_, index) => `step${index}`);
    const chain = names
      .map((name, index) => `function ${name}() { return ${names[index + 1] ?? 'end'}(); }`)
      .join('\n');
    check(`
import { readFileSync } from 'node:fs';
${chain}
function end() { return readFileSync('a'); }
export async function work() {
  step0();
//^^^^^^^ task: ${names.join(' > ')} > end > fs.readFileSync
}
`);
  });

  it('are fast for many calls', function () {
    this.timeout(20_000);
    const layers = Array.from({ length: 60 }, (_, layer) =>
      Array.from({ length: 12 }, (__, n) => {
        const below =
          layer === 59
            ? "readFileSync('a');"
            : Array.from({ length: 12 }, (___, m) => `f${layer + 1}_${m}();`).join(' ');
        return `function f${layer}_${n}() { ${below} }`;
      }).join('\n'),
    ).join('\n');
    const text = `import { readFileSync } from 'node:fs';\n${layers}\nexport async function work() { f0_0(); }`;
    const found = findingsOf([{ path: '/a.ts', text, bin: false }])
      .get('/a.ts')!
      .filter(({ confidence, message }) => confidence === 'certain' && message.startsWith('Make'));
    // One finding at the call, with the other causes listed.
    assert.deepEqual(
      found.map(({ chain, causes }) => [chain.length, causes?.length]),
      [[61, 8]],
    );
  });
});
