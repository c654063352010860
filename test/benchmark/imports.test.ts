/** Imports of the user's code lead to the same files with the native resolver and without it. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createImports, type ImportTarget } from '../../src/benchmark/code/project-imports.ts';
import { openFallback } from '../../src/project/resolve/fallback-resolver.ts';

const FILES = {
  'package.json': '{}',
  'tsconfig.base.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["src/lib/*"] } } }',
  'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
  'src/a.ts': '',
  'src/b.ts': '',
  'src/lib/one.ts': '',
  'node_modules/both/package.json': '{ "exports": { "import": "./esm.mjs", "require": "./cjs.cjs" } }',
  'node_modules/both/esm.mjs': '',
  'node_modules/both/cjs.cjs': '',
};

type Case = readonly [specifier: string, kind: 'import' | 'require', target: string | undefined];
const CASES: readonly Case[] = [
  ['./b', 'import', 'file src/b.ts'],
  ['./b.js', 'import', 'file src/b.ts'],
  ['./unsaved', 'import', 'file src/unsaved.ts'],
  ['@lib/one', 'import', 'file src/lib/one.ts'],
  ['both', 'import', 'external node_modules/both/esm.mjs'],
  ['both', 'require', 'external node_modules/both/cjs.cjs'],
  ['node:fs', 'import', 'external node:fs'],
  ['./nowhere', 'import', undefined],
];

describe('imports of measured code', () => {
  let root = '';
  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'user-code-')));
    for (const [name, text] of Object.entries(FILES)) {
      await mkdir(join(root, dirname(name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
  });
  after(() => rm(root, { recursive: true, force: true }));
  const inWords = (target: ImportTarget | undefined): string | undefined => {
    const [[kind, path] = ['', '']] = Object.entries(target ?? {}) as [string, string][];
    return target && `${kind} ${path.replace(`${root}/`, '')}`;
  };

  for (const [name, library] of [
    ['the native resolver', undefined],
    ['another one, where that does not load', Promise.resolve({ open: openFallback })],
  ] as const)
    it(`are found by ${name}`, async () => {
      const find = await createImports(new Map([[join(root, 'src/unsaved.ts'), '']]), library);
      for (const [specifier, kind, target] of CASES)
        assert.equal(inWords(find(join(root, 'src/a.ts'), specifier, kind)), target, `${kind} ${specifier}`);
    });
});
