/** Finds the sources that every tool looks at, and the manifests that say how they hang together. */
import { basename } from 'node:path';
import { glob } from 'tinyglobby';

const SOURCES = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';
const MANIFESTS = ['**/package.json', '**/{ts,js}config*.json', '**/pnpm-workspace.yaml'];

/** Some tools leave these out by themselves, others do not; hidden folders are left out as well. */
const LEFT_OUT = [
  '**/{node_modules,bower_components,dist,build,out,coverage}/**',
  '**/*.d.{ts,mts,cts}',
  '**/*.d.*.ts',
  '**/*{.,-}min.{js,mjs,cjs}',
];

export interface Folder {
  /** Last part of the folder's path. */
  readonly name: string;
  readonly path: string;
  /** Relative to `path`, sorted, so that neighbours stay together. */
  readonly sources: readonly string[];
  readonly manifests: readonly string[];
}

/** @throws where there are no sources below the path */
export async function findSources(path: string): Promise<Folder> {
  const find = async (patterns: string | string[]) =>
    (await glob(patterns, { cwd: path, ignore: LEFT_OUT, followSymbolicLinks: false })).sort();
  const [sources, manifests] = await Promise.all([find(SOURCES), find(MANIFESTS)]);
  if (sources.length === 0) throw new Error(`${path}: no TypeScript or JavaScript files`);
  return { name: basename(path), path, sources, manifests };
}
