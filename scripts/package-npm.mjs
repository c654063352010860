/**
 * Packs the npm package: `npm run package:npm -- [--without-benchmark] [--out FOLDER]`. Its manifest is made from ours:
 * what the editor reads of it is nothing to npm, and the other way round.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { buildPrograms } from '../esbuild.mjs';
import { writeDeclarations } from './declarations.mjs';

/** Taken from our manifest as they are. */
const SHARED = ['name', 'version', 'description', 'license', 'homepage', 'repository', 'bugs', 'keywords', 'bin'];
const SCHEMA = 'configuration.schema.json';
const TYPES = 'types/api/index.d.ts';
const COPIED = {
  'README.md': 'README.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
  [`media/${SCHEMA}`]: SCHEMA,
};

/** Of the editor only. */
const isOfEditor = (name) => name === 'extension' || name === 'language-client' || name.startsWith('panel');
const isOfBenchmark = (name) => name.startsWith('benchmark');

/** @param {Record<string, any>} manifest ours */
export const npmManifest = (manifest) => ({
  ...Object.fromEntries(SHARED.map((key) => [key, manifest[key]])),
  engines: { node: manifest.engines.node },
  main: './dist/api.js',
  types: `./${TYPES}`,
  exports: {
    '.': { types: `./${TYPES}`, default: './dist/api.js' },
    [`./${SCHEMA}`]: `./${SCHEMA}`,
    './package.json': './package.json',
  },
  files: ['dist', 'types', SCHEMA, 'CHANGELOG.md'],
  dependencies: manifest.dependencies,
});

/**
 * Builds the package in a folder.
 * @returns {Promise<string>} the folder
 */
export async function stageNpm() {
  const stage = resolve('out/package/npm');
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  const manifest = npmManifest(JSON.parse(await readFile('package.json', 'utf8')));
  await writeFile(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await Promise.all(Object.entries(COPIED).map(([from, to]) => cp(from, join(stage, to))));
  await buildPrograms({ outdir: join(stage, 'dist'), production: true, isWanted: (name) => !isOfEditor(name) });
  await writeDeclarations({ entry: 'api/index.ts', outdir: join(stage, 'types') });
  return stage;
}

/** Takes what measures out of a built package: two thirds of it. `bench` then says so. */
export async function leaveOutBenchmark(stage) {
  const names = await readdir(join(stage, 'dist'));
  await Promise.all(names.filter(isOfBenchmark).map((name) => rm(join(stage, 'dist', name), { recursive: true })));
}

/**
 * @param {string} stage the built package
 * @param {string} out the folder for the packed file
 * @returns {Promise<{ file: string, bytes: number }>}
 */
export async function packNpm(stage, out) {
  await mkdir(out, { recursive: true });
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', resolve(out)];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: stage, shell: process.platform === 'win32' });
  const [{ filename }] = JSON.parse(stdout);
  const file = resolve(out, filename);
  return { file, bytes: (await stat(file)).size };
}

async function main({ out = '.', 'without-benchmark': isSmall }) {
  const stage = await stageNpm();
  if (isSmall) await leaveOutBenchmark(stage);
  const { file, bytes } = await packNpm(stage, out);
  console.log(`${file}: ${(bytes / 1e6).toFixed(1)} MB`);
}

// No top-level await: tests import this file through a loader that makes it CommonJS.
if (process.argv[1] === fileURLToPath(import.meta.url))
  void main(parseArgs({ options: { out: { type: 'string' }, 'without-benchmark': { type: 'boolean' } } }).values);
