/** Which files of a folder contain code, which contain configuration, and which folders contain neither. */
import { posix } from 'node:path';
import { ANALYSED_EXTENSIONS } from '../analysis/index.ts';
import { CONFIGURATION_NAMES } from '../protocol/configuration.ts';

const SOURCE = new RegExp(`\\.(?:${ANALYSED_EXTENSIONS.join('|')})$`);
/** Declarations contain no code; minified files and hashed bundles are generated. */
const NOT_SOURCE = /(?:\.d\.[mc]?ts|\.d\.[^./]+\.ts|[.-]min\.[mc]?js|[.-](?=[a-f]*\d)[\da-f]{8,32}\.[mc]?js)$/;
const CONFIGURATION = /^(?:package\.json|[tj]sconfig(?:\.[^/]+)?\.json|pnpm-workspace\.yaml|lerna\.json)$/;

/**
 * Folders of version control, package managers and framework output: never sources, whether or not Git ignores them.
 */
const SKIPPED_FOLDERS = new Set([
  'node_modules',
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

/** Whether a change of the file can change findings: it is code, configuration, or an ignore file. */
export function isRelevant(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !path.includes('/node_modules/') && (isSource(name) || isConfiguration(name) || name === '.gitignore');
}
