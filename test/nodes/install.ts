/** Installs the supported versions of Node, as npm ships them, into `.vscode-test/nodes`: each once. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import versions from './versions.json';

const FOLDER = resolve('.vscode-test/nodes');
const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;
const PACKAGE = `node-${PLATFORM}-${process.arch}`;
const BINARY = join('node_modules', PACKAGE, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');

/** The lines of releases that are tested, the oldest first. */
export const LINES = Object.keys(versions) as readonly Line[];

export type Line = keyof typeof versions;

/**
 * @returns the absolute path of the binary
 * @throws where npm has none for this platform, or fails
 */
export async function installNode(line: Line): Promise<string> {
  const version = versions[line];
  const folder = join(FOLDER, version);
  if (!existsSync(folder)) {
    // Whole or not at all, whoever else installs it meanwhile.
    const draft = `${folder}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    await writeFile(
      join(draft, 'package.json'),
      JSON.stringify({ private: true, dependencies: { [PACKAGE]: version } }),
    );
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await promisify(execFile)('npm', args, { cwd: draft, shell: process.platform === 'win32' });
    await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return join(folder, BINARY);
}
