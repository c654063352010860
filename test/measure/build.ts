/** Builds what is measured: the programs as they ship, apart from `dist`, which others may be rebuilding. */
import { resolve } from 'node:path';
import { buildPrograms } from '../../esbuild.mjs';

/**
 * @param name of the measurement: each has a build of its own
 * @returns the absolute path of the folder with `cli.js` and `server.js`
 * @throws where a source does not build
 */
export async function buildShipped(name: string): Promise<string> {
  // Inside the repository, for the programs find native packages in its node_modules.
  const outdir = resolve('out/measure', name);
  await buildPrograms({ outdir, production: true });
  return outdir;
}
