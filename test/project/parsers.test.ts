/** Both parsers give the same facts, whichever way a tree comes. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { extractFacts, typescriptEslintParser, type FileFacts, type Parser } from '../../src/analysis/index.ts';
import { discover } from '../../src/project/discover.ts';
import { parserLoader } from '../../src/project/extract/load-parser.ts';
import { loadOxcParser, TREE_FORMATS } from '../../src/project/oxc-parser.ts';
import { KNOWN_VERSION } from '../../src/project/oxc-transfer.ts';

const SNIPPETS: Readonly<Record<string, string>> = {
  'imports.ts': `import fs, { readFileSync as read, type Stats } from 'node:fs'; import * as path from 'path';
    import type { A } from './a'; import b = require('./b'); export * from './c'; export * as d from './d'; export { read, e as default } from './e';
    const { join } = require('path'); const lazy = await import('./lazy.js'); export const load = () => read(path.join('a', join('b')));`,
  'functions.ts': `async function* all<T>(this: Window, { a, b = read() }: { a: number }, ...rest: T[]): AsyncGenerator<T> { yield* rest; }
    const next = async (then: any) => { const value = await then?.(1); return value; };
    const arrow = async (x: string) => await call(x)?.(1)![0]; const object = { get a() { return f(); }, set a(v) { g(v); },
      ['b']() {}, async *c() {}, ...rest };
    label: for (const x of xs) { try { f(x); } catch { continue label; } finally { g(); } }`,
  'classes.ts': `@Injectable() export abstract class Store<T> extends Base<T> implements Disposable {
      static #count = read(); static { init(); } declare kind: string; accessor size = 1;
      constructor(private readonly fs: FileSystem, @Inject('x') public x?: string) { super(x); }
      @Get('/:id') async get(@Param() id: string): Promise<T> { return this.#load(id) as unknown as T; }
      #load(id: string): T; #load(id: any) { return super.load(id)!; } abstract save(): void; override [Symbol.dispose]() {} }`,
  'types.ts': `interface A extends B<string> { run(): Promise<void>; readonly map: Map<string, Store<C>>; [key: string]: unknown }
    type U = A | (() => Store<A>) | typeof value;
    enum Color { Red = compute(), Green } namespace N.M { export function f() { return readFileSync('x'); } } 
    declare module 'x' { export function y(): void }
    function over(a: string): string; function over(a: number): number; function over(a: any) { return <any>a satisfies unknown; } export = over;`,
  'legacy.cjs': `#!/usr/bin/env node
    'use strict'; var fs = require('fs'), old = 8; exports.a = function () { return fs.readFileSync(__filename); }; module.exports.b = () => { with_(x) };
    if (!process.env.X) return; function with_(x) { return arguments.length + x; }`,
  'component.tsx': `export default function App({ items }: Props) { const [a, set] = useState<string>(() => read('x'));
    return <><Row key={a} onClick={async e => { set(readFileSync(e.target.value, 'utf8')); }} {...items}>{items.map(i => <b>{i}</b>)}</Row></>; }`,
  'view.jsx':
    'const View = () => <ul className="a">{list.map((x) => <li onClick={() => run(x)}>{x} &amp; é</li>)}</ul>;',
  'unicode.ts':
    '\n// 𝒳 é 漢字\nconst s = "𝒳é漢"; /* 🙂 */ readFileSync(`🙂${s}`);\r\nclass Ω { 方法() { return ' +
    'readFileSync("x"); } }',
  'comments.ts': `/** @blocking */ export function a() {} // workload-lint-disable-line blocking-call -- why
    // workload-lint-disable-next-line blocking-call
    readFileSync('x'); /* eslint-disable n/no-sync */ /** @runs-in worker */ const b = () => a();`,
  'literals.ts':
    'const a = /[\\p{L}--[a-z]]/v, b = 10n ** 20n, c = 1_000, d = `a${b}c` + tag`x${c}`, e = ' +
    'a?.b?.[c]?.(d) ?? (f ||= g, h), k = new.target;',
  'broken.ts': 'export function a() { return (1 + ; }',
  'component.vue':
    '<b @click="run">x</b>\n<script setup lang="ts">\nimport fs from "fs";\nconst run = () => ' +
    'fs.readFileSync("x");\n</script>',
  'page.astro': '---\nimport fs from "fs";\nconst a: string = fs.readFileSync("x", "utf8");\n---\n<p>{a}</p>',
  'empty.ts': '',
};

/** All of this repository; a file belongs to the first that it is in. One test for all would reach its time limit. */
const FOLDERS = ['src/analysis/rules', 'src/analysis', 'src', 'test/analysis', '.'];

/** What the reference gives, whichever format it is compared with. */
const references = new Map<string, string>();
function referenceOf(text: string, path: string): string {
  let reference = references.get(path);
  if (reference === undefined)
    references.set(path, (reference = plain(extractFacts(text, path, typescriptEslintParser))));
  return reference;
}

for (const format of TREE_FORMATS)
  describe(`the two parsers, trees by ${format}`, () => {
    let oxc: Parser;
    before(async function () {
      try {
        oxc = await loadOxcParser([format]);
      } catch {
        // Only JSON comes everywhere.
        if (format === 'JSON') throw new Error('no native parser');
        this.skip();
      }
    });

    /** The same facts, as they are cached; what parsers call a syntax error differs. */
    const assertSameFacts = (text: string, path: string) => {
      const [actual, expected] = [plain(extractFacts(text, path, oxc)), referenceOf(text, path)];
      // Texts are compared in no time; what differs is shown part by part.
      if (actual !== expected) assert.deepEqual(JSON.parse(actual), JSON.parse(expected));
    };

    for (const [name, text] of Object.entries(SNIPPETS))
      it(`give the same facts of ${name}`, () => assertSameFacts(text, `/${name}`));

    for (const [index, folder] of FOLDERS.entries())
      it(`give the same facts of ${folder}`, async () => {
        const { sources } = await discover({ root: process.cwd(), exclude: ['test/workspaces'] });
        const inFolder = sources.filter(
          (path) => FOLDERS.findIndex((each) => path.startsWith(resolve(each))) === index,
        );
        assert.ok(inFolder.length > 5);
        for (const path of inFolder) assertSameFacts(await readFile(path, 'utf8'), path);
      });

    it('both report the position of a syntax error', () => {
      for (const parser of [oxc, typescriptEslintParser]) {
        const { error } = extractFacts('const a = 1;\nconst é = (;', '/a.ts', parser);
        assert.deepEqual(error?.span.slice(0, 2), [2, 12], parser.name);
      }
    });
  });

after(() => references.clear());

describe('the native parser', () => {
  it('is installed in the version whose memory layout is known', async () => {
    const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    assert.equal(dependencies['oxc-parser'], KNOWN_VERSION);
  });

  it('uses the fastest transfer available', async () => {
    const expected = process.platform === 'win32' ? 'JSON' : 'transfer';
    assert.equal((await loadOxcParser()).format, expected);
    assert.equal((await parserLoader(loadOxcParser)()).format, expected);
  });

  it('reports once why it does not load, and is replaced by the other parser', async () => {
    let tries = 0;
    const failure = new Error('no binding for this platform');
    const load = parserLoader(() => {
      tries++;
      return Promise.reject(failure);
    });
    const { parser, format, problem } = await load();
    assert.deepEqual([parser.name, format, problem], [typescriptEslintParser.name, undefined, failure]);
    await load();
    assert.equal(tries, 1);
  });
});

function plain(facts: FileFacts): string {
  const { error, ...rest } = facts;
  return JSON.stringify({ ...rest, broken: error !== undefined });
}
