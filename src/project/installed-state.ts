/** Detects, without reading its contents, whether node_modules has changed. */
import { readdir } from 'node:fs/promises';
import { stampsOf } from './cache/stamp.ts';
import { folderOf } from './paths.ts';

/** Files that package managers write after an installation. */
const TRACES = ['.package-lock.json', '.modules.yaml', '.yarn-state.yml', '.yarn-integrity'];
/** What else they leave in a folder of packages: commands, a store. */
const FOLDERS = ['.bin', '.pnpm', '.store'];

/** @param names of what a folder of packages contains */
export const isInstallation = (names: readonly string[]): boolean =>
  names.some((name) => TRACES.includes(name) || FOLDERS.includes(name));

/**
 * @param configurations configuration files of the project: packages are installed beside package.json
 * @returns plain data that changes after an installation, and after a package was linked or removed by hand
 */
export async function installedState(configurations: Iterable<string>): Promise<unknown> {
  const folders = [...configurations]
    .filter((file) => file.endsWith('/package.json'))
    .map((file) => `${folderOf(file)}/node_modules`);
  return Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder).catch(() => undefined);
      if (!names) return null;
      const stamps = await stampsOf(
        TRACES.filter((trace) => names.includes(trace)).map((trace) => `${folder}/${trace}`),
      );
      return [names.filter((name) => !name.startsWith('.')), [...stamps.values()]];
    }),
  );
}
