/**
 * The build: one bundle per program in `dist/`, and shared bundles for large libraries. With the name of a folder, it
 * builds them there as they are shipped.
 */
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { noticesFor, packagesOf } from './scripts/notices.mjs';

/** Loaded by the workers and processes of a scenario: one bundle each, so that none loads the others' libraries. */
const SCENARIOS = readdirSync('src/protocol/scenarios')
  .map((file) => file.replace('.ts', ''))
  .filter((id) => existsSync(`src/benchmark/scenarios/${id}.ts`));

/** Bundles of `dist/`, by name. A program loads another bundle by its path, never by import. */
const PROGRAMS = {
  extension: { entry: 'src/extension/main.ts' },
  server: { entry: 'src/server/main.ts' },
  api: { entry: 'src/api/index.ts' },
  cli: { entry: 'src/cli/start.ts', shebang: true },
  'cli-program': { entry: 'src/cli/main.ts' },
  'extract-worker': { entry: 'src/project/extract-worker.ts' },
  'partition-worker': { entry: 'src/project/partition-worker.ts' },
  benchmark: { entry: 'src/benchmark/main.ts' },
  'benchmark/watchdog': { entry: 'src/benchmark/watchdog/main.ts' },
  'benchmark/host': { entry: 'src/benchmark/host/main.ts' },
  'benchmark/compile': { entry: 'src/benchmark/code/main.ts' },
  'benchmark/function': { entry: 'src/benchmark/code/function-scenario.ts' },
  // The path where the pool looks for them, relative to the host.
  'benchmark/entry/worker': { entry: 'node_modules/tinypool/dist/entry/worker.js' },
  'benchmark/entry/process': { entry: 'node_modules/tinypool/dist/entry/process.js' },
  ...Object.fromEntries(SCENARIOS.map((id) => [`benchmark/${id}`, { entry: `src/benchmark/scenarios/${id}.ts` }])),
};

/**
 * Libraries that only some runs need, or not at once, by the bundle that every program loads on first use: TypeScript
 * and the dependencies of the fallback parser, the fallback resolver, the analysis of regular expressions, and the
 * client of the language server. `tsserverlibrary` is another name for all of TypeScript.
 */
const SHARED = {
  typescript: { entry: 'typescript', names: /^typescript(?:\/lib\/tsserverlibrary)?$/ },
  estree: { entry: '@typescript-eslint/typescript-estree', names: /^@typescript-eslint\/typescript-estree$/ },
  'scope-manager': { entry: '@typescript-eslint/scope-manager', names: /^@typescript-eslint\/scope-manager$/ },
  patterns: { entry: 'refa', names: /^refa$/ },
  resolver: { entry: 'enhanced-resolve', names: /^enhanced-resolve$/ },
  'language-client': {
    entry: 'vscode-languageclient/node',
    names: /^vscode-languageclient\/node$/,
    external: ['vscode'],
  },
};

/** What runs in a browser: the panel with its script and style. */
const PAGES = { 'panel/main': 'src/panel/main.ts', 'panel/style': 'src/panel/panel.css' };

/** Files that a bundle reads from its own folder. */
const FILES = { 'benchmark/esbuild.wasm': 'node_modules/esbuild-wasm/esbuild.wasm' };

/** Native packages stay in node_modules; a package includes those of its platform. */
const NATIVE = ['oxc-parser', 'oxc-resolver'];

/** How many folders below `dist/` a bundle lies. */
const depthOf = (bundle) => bundle.split('/').length - 1;

/** The path to the bundles of `SHARED` from bundles at a depth. */
const shared = (depth) => ({
  name: 'shared',
  setup(hooks) {
    for (const [name, { names }] of Object.entries(SHARED)) {
      const path = `./${'../'.repeat(depth)}${name}.js`;
      hooks.onResolve({ filter: names }, ({ kind }) => (kind === 'entry-point' ? undefined : { path, external: true }));
    }
  },
});

/** The equivalent of `import.meta.url` in CommonJS. */
const MODULE_URL = "const moduleUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * Options shared by all bundles of this project, including those of the tests.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const COMMON = /** @type {const} */ ({
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // ES modules before UMD, whose requires a bundler cannot see.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  define: { 'import.meta.url': 'moduleUrl' },
  loader: { '.wasm': 'binary' },
});

const wanted = (table, isWanted) => Object.entries(table).filter(([name]) => isWanted(name));

/** Bundles that are built alike: what they have in common is then parsed once. */
function groupsOf(bundles) {
  const groups = new Map();
  for (const bundle of bundles) {
    const [name, { shebang = false }] = bundle;
    const key = `${depthOf(name)} ${shebang} ${name in SHARED}`;
    groups.set(key, [...(groups.get(key) ?? []), bundle]);
  }
  return [...groups.values()];
}

/** The files that a build took something of. */
const contentOf = ({ outputs }) =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );

/**
 * Builds every program.
 * @param {{ outdir: string, production: boolean, isWanted?: (name: string) => boolean }} options `production` minifies
 *   and omits source maps; `isWanted`: whether to build a bundle or page, by its name; default: all
 * @throws if a source does not build; the reasons have been printed to stderr
 */
export async function buildPrograms({ outdir, production, isWanted = () => true }) {
  await rm(outdir, { recursive: true, force: true });
  const bundles = Promise.all(
    groupsOf(wanted({ ...PROGRAMS, ...SHARED }, isWanted)).map((group) => {
      const [[first, { shebang }]] = group;
      return build({
        ...COMMON,
        entryPoints: Object.fromEntries(group.map(([name, { entry }]) => [name, entry])),
        outdir,
        external: ['vscode', ...NATIVE],
        banner: { js: shebang ? `#!/usr/bin/env node\n${MODULE_URL}` : MODULE_URL },
        minify: production,
        metafile: true,
        sourcemap: !production && !(first in SHARED),
        plugins: [shared(depthOf(first))],
      });
    }),
  );
  const page = build({
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    legalComments: 'none',
    entryPoints: Object.fromEntries(wanted(PAGES, isWanted)),
    outdir,
    minify: production,
    metafile: true,
    sourcemap: production ? false : 'inline',
  });
  const built = [...(await bundles), await page].flatMap(({ metafile }) => contentOf(metafile));
  const files = wanted(FILES, isWanted);
  const shipped = [...built, ...files.map(([, from]) => from), ...NATIVE.map((name) => `node_modules/${name}/`)];
  await writeFile(join(outdir, 'THIRD-PARTY-NOTICES.txt'), await noticesFor(packagesOf(shipped)));
  await Promise.all(files.map(([to, from]) => copyFile(from, join(outdir, to))));
}

// No top-level await: tests import this file through a loader that makes it CommonJS.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , shipped] = process.argv;
  const options = shipped ? { outdir: shipped, production: true } : { outdir: 'dist', production: false };
  buildPrograms(options).catch(() => {
    process.exitCode = 1;
  });
}
