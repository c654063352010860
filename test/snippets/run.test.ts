/**
 * Every snippet, inserted into a small program, compiles, runs and does what its description says, in TypeScript and in
 * JavaScript.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import ts from 'typescript';
import { SNIPPET_FILES, SNIPPETS } from '../../src/protocol/snippets.ts';
import { CASES } from './cases.ts';
import { layOut } from './lay-out.ts';
import type { Snippet } from './snippet-file.ts';

const run = promisify(execFile);
const EXTENSIONS = { './snippets/typescript.json': 'ts', './snippets/javascript.json': 'js' } as const;
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  types: ['node'],
};

describe('every snippet', () => {
  it('has a case', () => {
    const inserted = Object.values(CASES)
      .flatMap(({ files }) => Object.values(files).flat())
      .map((part) => (typeof part === 'string' ? '' : part.snippet));
    assert.deepEqual(
      Object.keys(SNIPPETS).filter((id) => !inserted.some((snippet) => snippet === id)),
      [],
    );
  });

  for (const file of Object.keys(SNIPPET_FILES) as (keyof typeof SNIPPET_FILES)[]) {
    describe(`of ${file}`, function () {
      let folders: ReadonlyMap<string, string>;

      before(async () => {
        const snippets = JSON.parse(await readFile(file, 'utf8')) as Record<string, Snippet>;
        folders = await layOut(EXTENSIONS[file], EXTENSIONS[file], snippets, CASES);
      });

      if (EXTENSIONS[file] === 'ts') it('compiles', () => assert.equal(compile([...folders.values()]), ''));

      for (const [name, { prints }] of Object.entries(CASES)) {
        it(name, async () => {
          const { stdout } = await run(process.execPath, ['main.js'], { cwd: folders.get(name)!, timeout: 30_000 });
          assert.equal(stdout.trim(), prints);
        });
      }
    });
  }
});

/** @returns what the compiler has to say, nothing where all is well */
function compile(folders: readonly string[]): string {
  const program = ts.createProgram({
    rootNames: folders.flatMap((folder) => ts.sys.readDirectory(folder, ['.ts'])),
    options: OPTIONS,
  });
  const problems = ts.getPreEmitDiagnostics(program);
  program.emit();
  return ts.formatDiagnostics(problems, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
  });
}
