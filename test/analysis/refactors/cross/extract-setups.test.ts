/**
 * `extract-to-worker` and `extract-to-process` by how a project runs its code: what is offered is built and run with
 * the tools that are installed here, or refused.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import {
  applyEdits,
  refactorAt,
  Sources,
  typescriptEslintParser,
  type PackageFacts,
} from '../../../../src/analysis/index.ts';
import { filesIn, programOf, ROOT } from '../../small-project.ts';
import { findFunction } from './find-function.ts';

interface Setting extends Pick<Partial<PackageFacts>, 'dependencies' | 'scripts' | 'isModule'> {
  readonly files: string;
  readonly target?: string;
}

/** The files after the refactor, by path; or why there are none. */
function moved(id: string, { files, target, ...manifest }: Setting): ReadonlyMap<string, string> | string {
  const texts = new Map(filesIn(files).map(({ path, text }) => [path, text]));
  const program = programOf(
    filesIn(files).filter(({ path }) => /\.[cm]?[jt]sx?$/.test(path)),
    undefined,
    manifest,
  );
  const sources = new Sources({ parser: typescriptEslintParser, text: (path) => texts.get(path.slice(ROOT.length)) });
  const spot = findFunction(program, { title: '', code: files, ...(target !== undefined && { target }) });
  const change = refactorAt(id, { program, sources }, spot);
  if (!change || 'disabled' in change) return change?.disabled ?? 'nothing to change';
  for (const { file, edits } of change.files)
    texts.set(file.slice(ROOT.length), applyEdits(texts.get(file.slice(ROOT.length))!, edits));
  for (const { path, text } of change.created) texts.set(path.slice(ROOT.length), text);
  return texts;
}

const typed = (specifier: string, tsconfig: object): string => `//- /tsconfig.json
${JSON.stringify({ compilerOptions: { target: 'es2022', outDir: 'dist', strict: true, types: ['node'], ...tsconfig }, include: ['src'] })}
//- /src/sum.ts
export function sum(n: number): number {
  let total = 0;
  for (let at = 0; at < n; at++) total += at % 7;
  return total;
}
//- /src/main.ts
import { sum } from '${specifier}';
async function main() { console.log(sum(100)); }
main();
`;
const ESM = typed('./sum.js', { module: 'nodenext' });
const CJS = typed('./sum', { module: 'commonjs' });
const JAVASCRIPT = `//- /src/sum.js
export function sum(n) { let total = 0; for (let at = 0; at < n; at++) total += at % 7; return total; }
//- /src/main.js
import { sum } from './sum.js';
async function main() { console.log(sum(100)); }
main();
`;
const JAVASCRIPT_CJS = `//- /src/sum.js
function sum(n) { let total = 0; for (let at = 0; at < n; at++) total += at % 7; return total; }
module.exports = { sum };
//- /src/main.js
const { sum } = require('./sum');
async function main() { console.log(sum(100)); }
main();
`;
const RESULT = '295';
const BUILT = ['compile', 'node dist/main.js'];

const offered: readonly (readonly [title: string, id: string, setting: Setting, run: readonly string[]])[] = [
  ['threads of Node', 'extract-to-worker', { files: JAVASCRIPT, isModule: true }, ['node src/main.js']],
  ['threads of Node, CommonJS', 'extract-to-worker', { files: JAVASCRIPT_CJS }, ['node src/main.js']],
  ['processes of Node', 'extract-to-process', { files: JAVASCRIPT, isModule: true }, ['node src/main.js']],
  ['processes of Node, CommonJS', 'extract-to-process', { files: JAVASCRIPT_CJS }, ['node src/main.js']],
  ['threads, compiled', 'extract-to-worker', { files: ESM, isModule: true, scripts: ['tsc'] }, BUILT],
  ['threads, compiled to CommonJS', 'extract-to-worker', { files: CJS, scripts: ['tsc'] }, BUILT],
  ['processes, compiled', 'extract-to-process', { files: ESM, isModule: true, scripts: ['tsc'] }, BUILT],
  ['processes, compiled to CommonJS', 'extract-to-process', { files: CJS, scripts: ['tsc'] }, BUILT],
  [
    'processes of tsx, and compiled',
    'extract-to-process',
    { files: ESM, isModule: true, scripts: ['tsx src/main.ts', 'tsc'] },
    ['tsx src/main.ts', ...BUILT],
  ],
  [
    'processes of tsx, CommonJS',
    'extract-to-process',
    { files: CJS, scripts: ['tsx watch src/main.ts'] },
    ['tsx src/main.ts', ...BUILT],
  ],
  [
    'threads, where tsx runs other files',
    'extract-to-worker',
    { files: `${ESM}//- /src/seed.ts\nexport const seed = 1;\n`, isModule: true, scripts: ['tsx src/seed.ts', 'tsc'] },
    BUILT,
  ],
  [
    'threads, where tests in JavaScript reach it',
    'extract-to-worker',
    {
      files: `${JAVASCRIPT}//- /src/sum.test.js\nimport { sum } from './sum.js';\nit('sums', async () => { sum(1); });\n`,
      isModule: true,
      dependencies: ['vitest'],
    },
    ['node src/main.js'],
  ],
];

const TESTED = `${ESM}//- /src/sum.test.ts\nimport { sum } from './sum.js';\nit('sums', async () => { sum(1); });\n`;
const refused: readonly (readonly [title: string, id: string, setting: Setting, reason: RegExp])[] = [
  ['threads of tsx', 'extract-to-worker', { files: ESM, scripts: ['tsx watch src/main.ts'] }, /^tsx does not load/],
  [
    'threads of ts-node',
    'extract-to-worker',
    { files: ESM, scripts: ['nodemon --exec ts-node src/main.ts'] },
    /^ts-node/,
  ],
  ['processes of ts-node', 'extract-to-process', { files: ESM, scripts: ['ts-node src/main.ts'] }, /^ts-node/],
  [
    'a bundle of esbuild',
    'extract-to-process',
    { files: ESM, dependencies: ['esbuild'], scripts: ['esbuild src/main.ts --bundle --outfile=dist/main.js'] },
    /^esbuild bundles the program/,
  ],
  [
    'a bundle that a script makes, of an editor extension',
    'extract-to-worker',
    {
      files: ESM,
      dependencies: ['esbuild', '@types/vscode'],
      scripts: ['npm run check && node esbuild.js --production'],
    },
    /^esbuild bundles the program/,
  ],
  ['Next.js', 'extract-to-worker', { files: ESM, dependencies: ['next', 'react-dom'] }, /^Next\.js bundles/],
  ['Electron', 'extract-to-worker', { files: ESM, dependencies: ['electron'] }, /^Electron runs it/],
  ['tests of Vitest', 'extract-to-worker', { files: TESTED, dependencies: ['vitest'] }, /^Vitest runs tests of it/],
  ['tests of Jest', 'extract-to-process', { files: TESTED, dependencies: ['jest'] }, /^Jest runs tests of it/],
  [
    'webpack, where the compiler makes CommonJS of it',
    'extract-to-worker',
    { files: CJS, dependencies: ['webpack', 'ts-loader'] },
    /compiled to CommonJS/,
  ],
];

/** As `tsc` does it; the types are checked by other tests. */
async function compile(root: string, files: ReadonlyMap<string, string>, isModule: boolean): Promise<void> {
  const module = isModule ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
  await mkdir(join(root, 'dist'));
  for (const [path, text] of files) {
    if (!path.endsWith('.ts')) continue;
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    });
    await writeFile(join(root, 'dist', basename(path, '.ts') + '.js'), outputText);
  }
}

async function outputOf(command: string, cwd: string): Promise<string> {
  const [name = '', ...rest] = command.split(' ');
  const program = name === 'node' ? [] : [resolve('node_modules/.bin', name)];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, ...rest], { cwd });
  return stdout.trim();
}

describe('setups of projects', function () {
  this.timeout(60_000);
  for (const [title, id, setting, commands] of offered)
    it(`${title}: runs`, async () => {
      const files = moved(id, setting);
      assert.ok(typeof files !== 'string', String(files));
      const root = await mkdtemp(join(tmpdir(), 'workload-lint-setup-'));
      try {
        await symlink(resolve('node_modules'), join(root, 'node_modules'));
        await writeFile(join(root, 'package.json'), setting.isModule ? '{"type":"module"}' : '{}');
        for (const [path, text] of files) {
          await mkdir(dirname(join(root, path)), { recursive: true });
          await writeFile(join(root, path), text);
        }
        for (const command of commands) {
          if (command === 'compile') await compile(root, files, Boolean(setting.isModule));
          else assert.equal(await outputOf(command, root), RESULT, command);
        }
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    });

  it('a page of Vite, with any framework: the bundler gets the URL of the source', () => {
    const files = moved('extract-to-worker', {
      files: `${typed('./sum', { module: 'esnext' })}//- /index.html\n<script type="module" src="/src/main.ts"></script>\n`,
      dependencies: ['vite', 'typescript'],
      scripts: ['vite build'],
      isModule: true,
    });
    assert.ok(typeof files !== 'string', String(files));
    assert.match(
      files.get('/src/sum.ts')!,
      /new Worker\(new URL\('\.\/sum\.worker\.ts', import\.meta\.url\), \{ type: 'module' \}\)/,
    );
    assert.match(files.get('/src/sum.ts')!, /from '\.\/worker-pool';/);
  });

  for (const [title, id, setting, reason] of refused)
    it(`${title}: is refused`, () => assert.match(String(moved(id, setting)), reason));
});
