/** Edits, one after another: what is linked anew must tell the same as a program that never knew the text before. */
import assert from 'node:assert/strict';
import { judge, type JudgeOptions, type Program } from '../../../src/analysis/index.ts';
import { filesIn, inputsOf, programOf, type SourceFile } from '../small-project.ts';

const PROJECT = filesIn(`
//- /files.ts
import { readFileSync } from 'node:fs';
export class Store {
  load(name: string) { return readFileSync(name); }
}
export const open = () => new Store();
export const keys = () => ['a', 'b'].map((key) => key.trim());
//- /helpers.ts
import { open } from './files';
export const store = open();
export const read = (name: string) => store.load(name);
//- /server.ts
import { createServer } from 'node:http';
import { read } from './helpers';
export const answer = (name: string) => read(name);
createServer((req, res) => { res.end(answer('index')); });
//- /other.ts
import { keys } from './files';
export async function list() { return keys(); }
//- /cart.ts
import { Component } from '@angular/core';
import { readFileSync } from 'node:fs';
@Component({ templateUrl: './cart.html' })
export class Cart { save() { this.total(); } total() { return readFileSync('a'); } get sum() { return readFileSync('b'); } }
//- /cart.html
<p (click)="save()">{{ sum }}</p>
//- /branches.ts
import { readFileSync, writeFileSync } from 'node:fs';
function load(source: string, quick: boolean) { return quick ? source : readFileSync(source); }
function save(target: string, quick: boolean) { if (quick) return; write(target, true); }
function write(target: string, really: boolean) { if (really) writeFileSync(target, ''); }
let kept: unknown;
export async function work(name: string) { load(name, true); save(name, false); kept = kept ?? load(name, false); }
`);

/** File, text to find, text to put there. */
const EDITS: readonly (readonly [path: string, find: string, put: string])[] = [
  ['/helpers.ts', 'import { open }', '// only a comment\nimport { open }'],
  ['/server.ts', '{ res.end(', '{\n  res.end('],
  ['/cart.html', '{{ sum }}', '{{ sum }} {{ total() }}'],
  ['/cart.html', '(click)', '(input)'],
  ['/cart.html', ' {{ total() }}', ''],
  ['/cart.html', '(input)="save()"', ''],
  ['/cart.ts', './cart.html', './card.html'],
  ['/cart.ts', './card.html', './cart.html'],
  ['/helpers.ts', 'store.load(name)', 'String(name)'],
  ['/helpers.ts', 'String(name)', 'store.load(name)'],
  ['/files.ts', 'new Store()', '({ load: (name: string) => name })'],
  ['/files.ts', '({ load: (name: string) => name })', 'new Store()'],
  [
    '/files.ts',
    "['a', 'b'].map((key) => key.trim())",
    "{ const all = ['a'].filter((key) => key).map((key) => ({ key })); return all; }",
  ],
  ['/files.ts', 'return readFileSync(name)', 'return [1].map(() => readFileSync(name))'],
  ['/files.ts', 'load(name: string) {', 'size() { return 1; }\n  load(name: string) {'],
  ['/other.ts', 'return keys()', "return read('x')"],
  ['/other.ts', "import { keys } from './files'", "import { read } from './helpers'"],
  ['/helpers.ts', 'export const read =', 'export const read = async'],
  ['/server.ts', 'createServer((req, res)', 'createServer(async (req, res)'],
  ['/files.ts', 'class Store {', 'class Store extends Base {'],
  ['/files.ts', 'export const open', "class Base { size() { return readFileSync('size'); } }\nexport const open"],
  ['/files.ts', '  load(name', '  /** @blocking */\n  load(name'],
  ['/files.ts', '@blocking', '@blocking @workload cpu'],
  ['/files.ts', '@blocking @workload cpu', '@nonblocking'],
  ['/files.ts', '@nonblocking', 'Reads.'],
  ['/other.ts', 'export async', "window.onclick = () => read('y');\nexport async"],
  ['/other.ts', 'window.onclick', 'window.onfocus'],
  ['/other.ts', 'window.onfocus', 'window.plain'],
  ['/branches.ts', 'load(name, true)', 'load(name, false)'],
  ['/branches.ts', 'quick ? source :', '!quick ? source :'],
  ['/branches.ts', 'if (quick) return', 'if (!quick) return'],
  ['/branches.ts', '(target, true)', '(target, false)'],
  ['/branches.ts', 'if (really)', 'if (!really)'],
  ['/branches.ts', '!quick ? source :', 'quick ? source :'],
  ['/branches.ts', 'kept = kept ?? load', 'kept = load'],
  ['/branches.ts', 'kept = load', 'kept ??= load'],
  ['/branches.ts', 'let kept', 'async function plan(name: string) { readFileSync(name); }\nlet kept'],
  ['/branches.ts', 'plan(name: string) { readFileSync(name)', 'plan(argv: string) { readFileSync(argv)'],
  ['/branches.ts', 'plan(argv: string) { readFileSync(argv)', 'setup(name: string) { readFileSync(name)'],
  ['/branches.ts', 'setup(name: string) { readFileSync(name)', 'plan(name: string) { name.trim()'],
  ['/branches.ts', 'name.trim()', "require('node:fs').statSync(name)"],
  ['/helpers.ts', 'import { open }', "import { plain } from './plain';\nimport { open }"],
  ['/helpers.ts', "import { plain } from './plain'", "import { list } from './other'"],
  ['/files.ts', 'return [1].map(() => readFileSync(name))', "require('./other').list(); return readFileSync(name)"],
  [
    '/other.ts',
    "import { read } from './helpers'",
    "export { read as again } from './helpers';\nimport { read } from './helpers'",
  ],
  ['/server.ts', "import { read } from './helpers'", "import { again as read } from './other'"],
  ['/other.ts', 'export { read as again }', "import { keys } from './files';\nexport { read as again }"],
  ['/other.ts', "again } from './helpers'", "again } from './plain'"],
];

/** The same ones each time: with others, everything would be judged anew. */
const OPTIONS: JudgeOptions = { rules: {}, contexts: {}, nonBlocking: [] };

const tell = (program: Program) =>
  [...judge(program, OPTIONS)]
    .flatMap(([file, findings]) =>
      findings.map(({ span, severity, message, chain }) =>
        [
          file,
          span.join(':'),
          severity,
          message,
          chain.map((link) => `${link.name} ${link.file}:${link.span.join(':')}`).join(' > '),
        ].join(' | '),
      ),
    )
    .sort();

function edited(files: readonly SourceFile[], [path, find, put]: (typeof EDITS)[number]): SourceFile[] {
  return files.map((file) => {
    if (file.path !== path) return file;
    assert.ok(file.text.includes(find), `${find} stands in ${path}`);
    return { ...file, text: file.text.replace(find, () => put) };
  });
}

describe('a program that is edited', () => {
  it('reports the same after each edit as a new one', () => {
    const program = programOf(PROJECT);
    assert.ok(
      tell(program).some((line) => line.includes('/server.ts') && line.includes('readFileSync')),
      'there is something to lose',
    );
    let files: readonly SourceFile[] = PROJECT;
    for (const edit of EDITS) {
      files = edited(files, edit);
      program.set(inputsOf(files).find(({ path }) => path.endsWith(edit[0]))!);
      program.link();
      assert.deepEqual(tell(program), tell(programOf(files)), `after ${edit.join(' → ')}`);
    }
  });

  it('drops a deleted file and adds a new one', () => {
    const program = programOf(PROJECT);
    const without = PROJECT.filter(({ path }) => path !== '/server.ts');
    program.delete(inputsOf(PROJECT).find(({ path }) => path.endsWith('/server.ts'))!.path);
    program.link();
    assert.deepEqual(tell(program), tell(programOf(without)));
    for (const input of inputsOf(PROJECT)) program.set(input);
    program.link();
    assert.deepEqual(tell(program), tell(programOf(PROJECT)));
  });
});
