/**
 * The programs as they are shipped, built once for all test files of a run. If several processes share a run, whoever
 * starts them builds first, and says so in TEST_BUILT.
 */
import { resolve } from 'node:path';
import { buildPrograms } from '../../esbuild.mjs';

/** Absolute path; inside the repository, for the programs find native packages in its node_modules. */
export const BUILT = resolve('out/built');

let building: Promise<void> | undefined = process.env['TEST_BUILT'] ? Promise.resolve() : undefined;

/** Called in a suite: its tests run when the programs are in `BUILT`. */
export function needBuiltPrograms(): void {
  before(() => (building ??= buildPrograms({ outdir: BUILT, production: true })));
}
