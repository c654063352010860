/** Facts that are read from JSON say what was written, and say it once. */
import assert from 'node:assert/strict';
import { compact, extractFacts, FactsReader, typescriptEslintParser } from '../../../src/analysis/index.ts';

const jsonOf = (text: string): string => JSON.stringify(extractFacts(text, '/a.ts', typescriptEslintParser));

const TEXT = `import { readFileSync } from 'node:fs';
  import type { Clock } from './clock';
  export class Store {
    static all = new Store('a', true); #clock: Clock; size = 1;
    constructor(readonly name: string, isOpen: boolean) { this.#clock = make(name); Store.all.load(); this.load(); }
    static open() { return this.all.load() ?? Store; }
    load(): string { return [readFileSync(this.name, 'utf8'), '1', 1, true].map((x) => decode(x, ...this.more))[0] as string; }
  }
  export const read = (files: readonly string[]) => { for (const file of files) { tell(file, file.length * files.length); readFileSync(file, 'utf8'); } };
  export const table = { load: (a: Clock) => a.now(), Store, 'now': ['1', 1] };`;

describe('facts that share equal parts', () => {
  it('reads what was written', () => {
    const reader = new FactsReader();
    for (const text of [TEXT, `export const one = 1, other = '1', sure = true;\n${TEXT}`, '', 'class {']) {
      const json = jsonOf(text);
      assert.deepEqual(reader.read(json), JSON.parse(json));
    }
  });

  it('gives the same for facts that were just extracted', () => {
    for (const text of [
      TEXT,
      '',
      'class {',
      'export const longerThanAFewLetters = () => call("😀 and more than a few letters", call(1));',
    ]) {
      const facts = compact(extractFacts(text, '/a.ts', typescriptEslintParser));
      assert.deepEqual(JSON.parse(JSON.stringify(facts)), JSON.parse(jsonOf(text)));
    }
  });

  it('reads sizes of every kind: objects, parts of lists, texts, and results of calls', () => {
    const text = `export function count(rows: Row[], by: Record<string, Row>, text: string) {
      const made = build(rows);
      for (const key of Object.keys(by)) for (const row of rows.slice(0, rows.length - 2)) for (const each of made) use(key, row, each);
      for (const line of text.split(',')) use(JSON.stringify(by), line);
      return Object.entries(index(rows)).map(([key]) => rows.find((row) => row.id === key));
    }`;
    assert.deepEqual(JSON.parse(JSON.stringify(new FactsReader().read(jsonOf(text)))), JSON.parse(jsonOf(text)));
  });

  it('reads numbers that JSON does not have', () => {
    const text = `import { run } from './run';
      const all = 1e999, list = Array.from({ length: 2 ** 2000 }), rest = 1e300 * 1e300, pool = new Piscina({ maxThreads: 1e999 });
      export const f = () => { run(all, list, rest, 10n ** 400n, all - all); for (let i = 1; i < 1e999; i *= 2) for (const each of list) run(each); };`;
    assert.doesNotThrow(() => new FactsReader().read(jsonOf(text)));
    assert.doesNotMatch(JSON.stringify(extractFacts(text, '/a.ts', typescriptEslintParser).functions), /\bnull\b/);
  });

  it('uses one object for equal references', () => {
    const text =
      'export const f = (path: { to: { file: string } }) => { a(path.to.file); b(path.to.file); a(path.to); };';
    for (const { functions } of [
      new FactsReader().read(jsonOf(text)),
      compact(extractFacts(text, '/a.ts', typescriptEslintParser)),
    ]) {
      const [first, second, third] = functions
        .flatMap(({ calls }) => calls)
        .filter(({ kind }) => kind === 'call')
        .map(({ args }) => args[0]!.value);
      assert.deepEqual(first, ['prop', ['prop', third![1], 'to'], 'file']);
      assert.equal(first, second);
      assert.equal(first![1], third);
    }
  });
});
