/** The build: one bundle per program in `dist/`, and large libraries once for all of them. */
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What each worker and process of a scenario loads: a bundle for each, so that none loads the others' libraries. */
const SCENARIOS = readdirSync('src/protocol/scenarios')
  .map((file) => file.replace('.ts', ''))
  .filter((id) => existsSync(`src/benchmark/scenarios/${id}.ts`));

/** Bundles of `dist/`, by name; a program loads another bundle by its path beside its own, never by import. */
const PROGRAMS = {
  extension: { entry: 'src/extension/main.ts', external: ['vscode'] },
  server: { entry: 'src/server/main.ts' },
  cli: { entry: 'src/cli/start.ts', shebang: true },
  'cli-program': { entry: 'src/cli/main.ts' },
  'extract-worker': { entry: 'src/project/extract-worker.ts' },
  'partition-worker': { entry: 'src/project/partition-worker.ts' },
  benchmark: { entry: 'src/benchmark/main.ts' },
  'benchmark/host': { entry: 'src/benchmark/host/main.ts' },
  'benchmark/compile': { entry: 'src/benchmark/code/main.ts' },
  'benchmark/function': { entry: 'src/benchmark/code/function-scenario.ts' },
  // Where the pool looks for them, seen from the host.
  'benchmark/entry/worker': { entry: 'node_modules/tinypool/dist/entry/worker.js' },
  'benchmark/entry/process': { entry: 'node_modules/tinypool/dist/entry/process.js' },
  ...Object.fromEntries(SCENARIOS.map((id) => [`benchmark/${id}`, { entry: `src/benchmark/scenarios/${id}.ts` }])),
};

/**
 * Libraries that only some runs want, by the bundle of their own that every program loads when it first asks for them:
 * TypeScript and what only the fallback parser takes, and what reads patterns. `tsserverlibrary` is another name
 * of the whole of TypeScript.
 */
const SHARED = {
  typescript: { entry: 'typescript', names: /^typescript(?:\/lib\/tsserverlibrary)?$/ },
  estree: { entry: '@typescript-eslint/typescript-estree', names: /^@typescript-eslint\/typescript-estree$/ },
  'scope-manager': { entry: '@typescript-eslint/scope-manager', names: /^@typescript-eslint\/scope-manager$/ },
  patterns: { entry: 'refa', names: /^refa$/ },
};

/** What runs in a browser: the panel, its script and its style. */
const PAGES = { 'panel/main': 'src/panel/main.ts', 'panel/style': 'src/panel/panel.css' };

/** Files that a bundle reads from beside itself. */
const FILES = { 'benchmark/esbuild.wasm': 'node_modules/esbuild-wasm/esbuild.wasm' };

/** Native packages: they stay in node_modules, of which a package carries those of its platform. */
const NATIVE = ['oxc-parser', 'oxc-resolver'];

/** Leads to the bundles of `SHARED` from one in a folder of any depth. */
const shared = (bundle) => ({
  name: 'shared',
  setup(hooks) {
    for (const [name, { names }] of Object.entries(SHARED)) {
      const path = `./${'../'.repeat(bundle.split('/').length - 1)}${name}.js`;
      hooks.onResolve({ filter: names }, ({ kind }) => (kind === 'entry-point' ? undefined : { path, external: true }));
    }
  },
});

/** What CommonJS has no word for. */
const MODULE_URL = "const moduleUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * Options that every bundle of this project shares, the tests' included.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const COMMON = /** @type {const} */ ({
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Modules before UMD, whose requires a bundler cannot see.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  define: { 'import.meta.url': 'moduleUrl' },
  loader: { '.wasm': 'binary' },
});

/**
 * Builds every program.
 * @param {{ outdir: string, production: boolean }} options `production` minifies and leaves source maps out
 * @throws where a source does not build; the reasons are on stderr by then
 */
export async function buildPrograms({ outdir, production }) {
  await rm(outdir, { recursive: true, force: true });
  await Promise.all(
    Object.entries({ ...PROGRAMS, ...SHARED }).map(([name, { entry, external = [], shebang }]) =>
      build({
        ...COMMON,
        entryPoints: { [name]: entry },
        outdir,
        external: [...external, ...NATIVE],
        banner: { js: shebang ? `#!/usr/bin/env node\n${MODULE_URL}` : MODULE_URL },
        minify: production,
        sourcemap: !production && !(name in SHARED),
        plugins: [shared(name)],
      }),
    ),
  );
  await build({
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    legalComments: 'none',
    entryPoints: PAGES,
    outdir,
    minify: production,
    sourcemap: production ? false : 'inline',
  });
  await Promise.all(Object.entries(FILES).map(([to, from]) => copyFile(from, join(outdir, to))));
}

// No await here: tests import this file through a loader that makes it CommonJS.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildPrograms({ outdir: 'dist', production: false }).catch(() => {
    process.exitCode = 1;
  });
}
