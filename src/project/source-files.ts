/** Which files of a folder contain code, which contain configuration, and which folders contain neither. */
import { posix } from 'node:path';
import { ANALYSED_EXTENSIONS, TEMPLATE_FILE } from '../analysis/index.ts';
import { CONFIGURATION_NAMES } from '../protocol/configuration.ts';

const SOURCE = new RegExp(`\\.(?:${ANALYSED_EXTENSIONS.join('|')})$`);
/** Declarations contain no code; minified files and hashed bundles are generated. */
const NOT_SOURCE = /(?:\.d\.[mc]?ts|\.d\.[^./]+\.ts|[.-]min\.[mc]?js|[.-](?=[a-f]*\d)[\da-f]{8,32}\.[mc]?js)$/;
const CONFIGURATION = /^(?:package\.json|[tj]sconfig(?:\.[^/]+)?\.json|pnpm-workspace\.yaml|lerna\.json)$/;

/** The folder in which packages are looked up: mostly installed ones. */
export const PACKAGES = 'node_modules';

/**
 * Folders of version control, package managers and framework output: never sources, whether or not Git ignores them.
 */
const SKIPPED_FOLDERS = new Set([
  PACKAGES,
  'bower_components',
  'jspm_packages',
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.yarn',
  '.pnpm-store',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.astro',
  '.angular',
  '.turbo',
  '.nx',
  '.cache',
  '.vscode-test',
]);

/** @param name name or path of a file */
export function isSource(name: string): boolean {
  return SOURCE.test(name) && !NOT_SOURCE.test(name);
}

/** @param name name or path of a file */
export const isTemplate = (name: string): boolean => TEMPLATE_FILE.test(name);

/** @returns the name of the file with the class that a template belongs to; undefined for other files */
export const classOfTemplate = (name: string): string | undefined =>
  isTemplate(name) ? name.replace(TEMPLATE_FILE, '.ts') : undefined;

/** @param name name of a file, without its folder */
export function isConfiguration(name: string): boolean {
  return CONFIGURATION.test(name) || isOwnConfiguration(name);
}

/** @param path name or path of a file, with forward slashes */
export function isOwnConfiguration(path: string): boolean {
  return (CONFIGURATION_NAMES as readonly string[]).includes(posix.basename(path));
}

/** @param name name of a folder, without its parent */
export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.has(name);
}

/**
 * Is a folder the build output of the package around it, whose sources stand beside? Committed bundles repeat them.
 *
 * @param beside the names in the folder around it
 */
export const isBuiltFrom = (name: string, beside: ReadonlySet<string>): boolean =>
  name === BUILD_OUTPUT && beside.has(SOURCES) && beside.has('package.json');

/** The usual names of folders with what a package is built to, and with what it is built from. */
const BUILD_OUTPUT = 'dist';
const SOURCES = 'src';

/** Whether a change of the file can change findings: it is code, a template, configuration, or an ignore file. */
export function isRelevant(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return isSource(name) || isTemplate(name) || isConfiguration(name) || name === '.gitignore';
}

/** The innermost folder of packages around a file, with a slash at the end; empty where there is none. */
export function packagesAround(path: string): string {
  const folder = `/${PACKAGES}/`;
  const at = path.lastIndexOf(folder);
  return at === -1 ? '' : path.slice(0, at + folder.length);
}

/** Folders of packages that contain sources of a project, by its sources. */
const ownPackages = new WeakMap<ReadonlyMap<string, unknown>, ReadonlySet<string>>();

/**
 * Is a file in a folder of packages without sources of the project?
 *
 * @param sources of the project, by path; they do not change
 */
export function isInstalled(path: string, sources: ReadonlyMap<string, unknown> = new Map()): boolean {
  const packages = packagesAround(path);
  if (packages === '') return false;
  let own = ownPackages.get(sources);
  if (!own) ownPackages.set(sources, (own = new Set(Array.from(sources.keys(), packagesAround))));
  return !own.has(packages);
}
