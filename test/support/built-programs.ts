/** The programs as they are shipped, built once for all test files of a run. */
import { resolve } from 'node:path';
import { buildPrograms } from '../../esbuild.mjs';

/** Absolute path; inside the repository, for the programs find native packages in its node_modules. */
export const BUILT = resolve('out/built');

let building: Promise<void> | undefined;

/** Called in a suite: its tests run when the programs are in `BUILT`. */
export function needBuiltPrograms(): void {
  before(() => (building ??= buildPrograms({ outdir: BUILT, production: true })));
}
