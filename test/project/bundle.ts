/** Parts of the project as bundles, for what only bundles do: run threads, and tell which code they are. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { COMMON } from '../../esbuild.mjs';

/** Inside the repository, for a bundle finds native packages in its node_modules. */
const OUT = path.resolve('out/project-test');

const THREADS = ['extract-worker', 'partition-worker'];

/**
 * Bundles a source file, with the programs of threads beside it.
 * @returns what the file exports
 */
export async function buildBundle<Exports>(source: string): Promise<Exports> {
  const name = path.basename(source, '.ts');
  const outdir = path.join(OUT, source.replaceAll('/', '-'));
  await build({
    ...COMMON,
    // Each thread reads it anew, so it is short.
    minify: true,
    sourcemap: false,
    entryPoints: {
      [name]: source,
      ...Object.fromEntries(THREADS.map((thread) => [thread, `src/project/${thread}.ts`])),
    },
    outdir,
    external: ['oxc-parser', 'oxc-resolver', 'typescript', 'typescript/*'],
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  return (await import(path.join(outdir, `${name}.js`))) as Exports;
}

export const removeBundles = (): Promise<void> => rm(OUT, { recursive: true, force: true });
