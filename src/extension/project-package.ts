/** The package `workload-lint` of a project, if this extension can work with its version. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface ProjectPackage {
  /** Folder of its programs. */
  readonly dist: string;
  readonly version: string;
}

/**
 * As Node looks for packages: in the folder and in those around it; the nearest counts, whether or not it fits.
 * @param version of this extension
 */
export async function projectPackage(folder: string, version: string): Promise<ProjectPackage | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    const installed = path.join(at, 'node_modules', 'workload-lint');
    const found = await versionIn(path.join(installed, 'package.json'));
    if (found !== undefined)
      return fits(found, version) ? { dist: path.join(installed, 'dist'), version: found } : undefined;
    if (path.dirname(at) === at) return undefined;
  }
}

async function versionIn(manifest: string): Promise<string | undefined> {
  try {
    const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { readonly version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    // There is none here, or npm could not read it either.
    return undefined;
  }
}

/** The messages between server and extension change with the first number of a version that is not zero. */
function fits(version: string, other: string): boolean {
  const significant = (text: string): string => /^(?:0\.)*\d+/.exec(text)?.[0] ?? text;
  return significant(version) === significant(other);
}
