/**
 * Edits of many kinds in an order that nobody thought of: after each, what is found must be what a program finds that
 * never knew the text before.
 */
import assert from 'node:assert/strict';
import { judge, Program, type SourceFileInput, type Finding, type JudgeOptions } from '../../../src/analysis/index.ts';
import { lifetimeOf } from '../../../src/analysis/program/contexts/process-lifetime.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { inputsOf, ROOT, type SourceFile } from '../small-project.ts';

const SEEDS = [1, 2, 3];
const EDITS_PER_SEED = 50;

/** The same ones each time: with others, everything would be judged anew. */
const OPTIONS: JudgeOptions = { rules: {}, contexts: {}, nonBlocking: [], cpuBudget: 5 };

const IMPORTS = `import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';
import express from 'express';
const app = express();
`;

/** What a function does, with what it is given and a function of another file. */
const BODIES: readonly ((other: string, size: number) => string)[] = [
  (other) => `return ${other}(given);`,
  (other) => `readFileSync(given); return ${other}(given);`,
  () => 'return statSync(given);',
  (other) => `for (const part of given) ${other}(part);`,
  (_, size) => `let sum = 0; for (let at = 0; at < ${size}; at++) sum += Math.sqrt(at); return sum;`,
  (_, size) => `let sum = 0; for (let at = 0; at < SIZE * ${size}; at++) sum += Math.sqrt(at); return sum;`,
  (_, size) =>
    `const found = []; for (const a of given) for (const b of given) if (a.id === b.id) found.push(${size}); return found;`,
  (other) => `return given.map((part) => ${other}(part));`,
  (other) => `setTimeout(() => ${other}(given), 10);`,
  () => 'return /^(a+)+$/.test(given);',
  (other) => `return new Promise((resolve) => { resolve(${other}(given)); });`,
  (other) => `const table = { load: ${other} }; return table.load(given);`,
  () => 'return new Store().load(given);',
  () => 'return new Worker(new URL("./worker.js", import.meta.url), { workerData: given });',
  () => 'return given;',
];

/** An asynchronous one, besides. */
const ASYNC_BODIES: readonly ((other: string) => string)[] = [
  (other) => `for (const part of given) await ${other}(part);`,
  (other) => `const a = await ${other}(given); const b = await readFile(given); return [a, b];`,
  (other) => `return Promise.all(given.map((part) => ${other}(part)));`,
  (other) => `return Promise.all(JSON.parse(await readFile(given, 'utf8')).map((part) => readFile(${other}(part))));`,
];

const ENTRIES: readonly ((called: string) => string)[] = [
  (called) => `createServer((req, res) => { res.end(${called}(req.url)); });`,
  (called) => `app.get('/', (req, res) => { res.json(${called}(req.query.name)); });`,
  (called) => `app.post('/', async (req, res) => { res.json(await ${called}(Number(req.query.size))); });`,
  (called) => `setInterval(() => ${called}('x'), 1000);`,
  (called) => `process.on('exit', () => ${called}('x'));`,
  (called) => `${called}('x');`,
  () => '',
];

interface Piece {
  name: string;
  isAsync: boolean;
  annotation: string;
  body: number;
  size: number;
  /** Of a function, in this file or another. */
  other: readonly [file: number, piece: number];
}

interface Draft {
  path: string;
  isThere: boolean;
  blankLines: number;
  constant: number;
  entry: number;
  entryCalls: number;
  isClassBlocking: boolean;
  /** Stands at the end, half typed or whole. */
  tail: string;
  pieces: Piece[];
}

const PATHS = [
  '/server.ts',
  '/helpers.ts',
  '/lib/store.ts',
  '/lib/work.ts',
  '/worker.js',
  '/scripts/build.ts',
  '/app.test.ts',
];
const TAILS = ['', 'const text = readFi', 'if (', 'const { a } = ', "export * from './helpers.ts';", '// a word'];
const ANNOTATIONS = [
  '',
  '/** @blocking */',
  '/** @nonblocking */',
  '/** @workload cpu */',
  '// workload-lint-disable-next-line',
];

class RandomProject {
  readonly #random: Random;
  readonly drafts: Draft[];
  #named = 0;

  constructor(entryPoint: number) {
    this.#random = randomFrom(entryPoint);
    this.drafts = PATHS.map(
      (path): Draft => ({
        path,
        isThere: true,
        blankLines: 0,
        constant: this.#below(5000),
        entry: this.#below(ENTRIES.length),
        entryCalls: 0,
        isClassBlocking: true,
        tail: '',
        pieces: Array.from({ length: 3 }, () => this.#piece()),
      }),
    );
  }

  #below(count: number): number {
    return this.#random.below(count);
  }

  #piece(): Piece {
    return {
      name: `f${this.#named++}`,
      isAsync: this.#random.next() < 0.4,
      annotation: '',
      body: this.#below(100),
      size: 10 ** (2 + this.#below(6)),
      other: [this.#below(PATHS.length), this.#below(3)],
    };
  }

  /** @returns what was done, for whoever reads of a failure */
  edit(): string {
    const file = this.drafts[this.#below(this.drafts.length)]!;
    const piece = file.pieces[this.#below(file.pieces.length)];
    const edits: readonly (readonly [string, () => void])[] = [
      [
        'moves lines',
        () => {
          file.blankLines = this.#below(4);
        },
      ],
      [
        'changes a constant',
        () => {
          file.constant = this.#below(5_000_000);
        },
      ],
      [
        'changes the entry point',
        () => {
          file.entry = this.#below(ENTRIES.length);
        },
      ],
      [
        'calls another function from the entry point',
        () => {
          file.entryCalls = this.#below(3);
        },
      ],
      [
        'types at the end',
        () => {
          file.tail = TAILS[this.#below(TAILS.length)]!;
        },
      ],
      [
        'deletes or writes the file',
        () => {
          file.isThere = !file.isThere;
        },
      ],
      [
        'changes the class',
        () => {
          file.isClassBlocking = !file.isClassBlocking;
        },
      ],
      [
        'adds a function',
        () => {
          file.pieces.push(this.#piece());
        },
      ],
      [
        'takes a function away',
        () => {
          file.pieces.splice(this.#below(file.pieces.length), 1);
        },
      ],
      [
        'renames a function',
        () => {
          if (piece) piece.name = `f${this.#named++}`;
        },
      ],
      [
        'changes what is called',
        () => {
          if (piece) piece.other = [this.#below(PATHS.length), this.#below(3)];
        },
      ],
      [
        'changes a body',
        () => {
          if (piece) piece.body = this.#below(100);
        },
      ],
      [
        'changes a size',
        () => {
          if (piece) piece.size = 10 ** (2 + this.#below(6));
        },
      ],
      [
        'makes a function async, or sync',
        () => {
          if (piece) piece.isAsync = !piece.isAsync;
        },
      ],
      [
        'annotates a function',
        () => {
          if (piece) piece.annotation = ANNOTATIONS[this.#below(ANNOTATIONS.length)]!;
        },
      ],
    ];
    const [what, act] = edits[this.#below(edits.length)]!;
    act();
    return `${what} in ${file.path}`;
  }

  files(): SourceFile[] {
    return this.drafts
      .filter(({ isThere }) => isThere)
      .map((builder) => ({ path: builder.path, text: this.#textOf(builder), bin: false }));
  }

  #textOf(builder: Draft): string {
    const imported = new Set<string>();
    const nameOf = ([file, index]: Piece['other']): string => {
      const target = this.drafts[file]!;
      const found = target.pieces[index];
      if (!found) return 'String';
      if (target !== builder)
        imported.add(
          `import { ${found.name} } from '${'../'.repeat(builder.path.split('/').length - 2) || './'}${target.path.slice(1)}';`,
        );
      return found.name;
    };
    const functions = builder.pieces.map(({ name, isAsync, annotation, body, size, other }) => {
      const bodies = isAsync ? [...BODIES, ...ASYNC_BODIES] : BODIES;
      return `${annotation}\nexport ${isAsync ? 'async ' : ''}function ${name}(given) {\n  ${bodies[body % bodies.length]!(nameOf(other), size)}\n}`;
    });
    const called = builder.pieces[builder.entryCalls]?.name ?? 'String';
    const store = `export class Store { load(name) { return ${builder.isClassBlocking ? 'readFileSync(name)' : 'name'}; } }`;
    return [
      '\n'.repeat(builder.blankLines) + IMPORTS,
      ...imported,
      `export const SIZE = ${builder.constant};`,
      store,
      ...functions,
      ENTRIES[builder.entry]!(called),
      builder.tail,
      '',
    ].join('\n');
  }
}

function programWith(inputs: readonly SourceFileInput[]): Program {
  const program = new Program(ROOT);
  for (const input of inputs) program.set(input);
  program.link();
  return program;
}

const found = (program: Program): [string, Finding[]][] =>
  [...judge(program, OPTIONS)]
    .filter(([, findings]) => findings.length > 0)
    .map(([path, findings]): [string, Finding[]] => [path, findings.toSorted(byText)])
    .sort(([a], [b]) => a.localeCompare(b));

/** How long the processes live, function by function, with what tells so. */
const lifetimes = (program: Program): unknown[] =>
  [...program.sourceFiles]
    .flatMap(({ path, nodes }) => nodes.map((node) => [path, node.id, lifetimeOf(program, node)]))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

const byText = (a: Finding, b: Finding): number => JSON.stringify(a).localeCompare(JSON.stringify(b));

describe('edits in any order', () => {
  const rules = new Set<string>();

  for (const entryPoint of SEEDS) {
    it(`give the findings of a new program (${entryPoint})`, function () {
      const project = new RandomProject(entryPoint);
      const program = programWith(inputsOf(project.files()));
      const done: string[] = [];
      let before = project.files();
      for (let edit = 0; edit < EDITS_PER_SEED; edit++) {
        done.push(project.edit());
        const now = project.files();
        const inputs = inputsOf(now);
        for (const { path } of before) if (!now.some((file) => file.path === path)) program.delete(ROOT + path);
        for (const [at, file] of now.entries()) {
          const isNew = before.find(({ path }) => path === file.path)?.text !== file.text;
          // Where a file comes or goes, imports lead elsewhere.
          if (isNew || before.length !== now.length) program.set(inputs[at]!);
        }
        program.link();
        const here = found(program);
        const anew = programWith(inputs);
        const after = `after ${done.slice(-3).join(', ')} (edit ${edit})`;
        assert.deepEqual(here, found(anew), after);
        assert.deepEqual(lifetimes(program), lifetimes(anew), after);
        for (const [, findings] of here) for (const { rule } of findings) rules.add(rule);
        before = now;
      }
    });
  }

  it('cover many rules', () => assert.ok(rules.size >= 5, [...rules].join(', ')));
});
