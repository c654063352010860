/** Builds the VSIX of one platform: `npm run package -- [TARGET] [--out FILE]`; default: this machine's platform. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPrograms } from '../esbuild.mjs';
import { run } from './run.mjs';

/** npm's options to install the native packages of a platform. */
const TARGETS = {
  'linux-x64': ['--os=linux', '--cpu=x64', '--libc=glibc'],
  'linux-arm64': ['--os=linux', '--cpu=arm64', '--libc=glibc'],
  'alpine-x64': ['--os=linux', '--cpu=x64', '--libc=musl'],
  'alpine-arm64': ['--os=linux', '--cpu=arm64', '--libc=musl'],
  'darwin-x64': ['--os=darwin', '--cpu=x64'],
  'darwin-arm64': ['--os=darwin', '--cpu=arm64'],
  'win32-x64': ['--os=win32', '--cpu=x64'],
  'win32-arm64': ['--os=win32', '--cpu=arm64'],
};

/** What is packaged besides `dist` and the native packages; .vscodeignore selects the files. */
const FILES = [
  'package.json',
  'package-lock.json',
  '.vscodeignore',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'media',
  'snippets',
  'test/workspaces/example',
];

/**
 * @param {{ target?: string, out?: string }} options `out` is the output file
 * @returns {Promise<string>} the absolute path of the VSIX
 * @throws if the target is unknown or a step fails
 */
export async function packageExtension({
  target = `${process.platform}-${process.arch}`,
  out = `workload-lint-${target}.vsix`,
} = {}) {
  const platform = TARGETS[target];
  if (!platform) throw new Error(`There is no target ${target}. Available: ${Object.keys(TARGETS).join(', ')}.`);
  const stage = resolve('out/package', target);
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  await Promise.all(FILES.map((file) => cp(file, resolve(stage, file), { recursive: true })));
  // The API is npm's.
  await buildPrograms({ outdir: resolve(stage, 'dist'), production: true, isWanted: (name) => name !== 'api' });
  const quiet = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await must(run('npm', ['ci', '--prefix', stage, ...quiet, ...platform]));
  const file = resolve(out);
  // Relative links of the README become links into the repository: a store page has no files beside it.
  const vsce = [resolve('node_modules/@vscode/vsce/vsce'), 'package'];
  await must(run(process.execPath, [...vsce, '--target', target, '--out', file], { cwd: stage }));
  return file;
}

async function must(step) {
  if ((await step) !== 0) throw new Error('The extension was not packaged: see above.');
}

// No top-level await: tests import this file through a loader that makes it CommonJS.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {
    positionals: [target],
    values: { out },
  } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  void packageExtension({ ...(target && { target }), ...(out && { out }) });
}
