/** Runs VS Code's server: the workbench by HTTP, extensions in a Node process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { EmbeddedEditor } from './install.ts';

export interface ServerOptions {
  readonly userDataDir: string;
  readonly extensionsDir: string;
  /** Variables for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly port: number;
  /** Settles when the process has ended. */
  stop(): Promise<void>;
}

const LISTENING = /Extension host agent listening on (\d+)/;

function spawnServer(
  editor: EmbeddedEditor,
  { userDataDir, extensionsDir, env }: ServerOptions,
  args: readonly string[],
): ChildProcess {
  return spawn(
    editor.node,
    [
      editor.serverMain,
      '--accept-server-license-terms',
      '--telemetry-level=off',
      `--server-data-dir=${userDataDir}/server`,
      `--user-data-dir=${userDataDir}`,
      `--extensions-dir=${extensionsDir}`,
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
}

/**
 * @returns once it listens
 * @throws where it ends before that; with what it said
 */
export async function startServer(editor: EmbeddedEditor, options: ServerOptions): Promise<RunningServer> {
  const child = spawnServer(editor, options, [
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    // Only with it are the development and test paths in the page's address honoured.
    '--enable-smoke-test-driver',
  ]);
  const said: string[] = [];
  child.stderr?.on('data', (chunk) => said.push(String(chunk)));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The editor's server ended with code ${code}:\n${said.join('')}`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      said.push(`${line}\n`);
      const listening = LISTENING.exec(line);
      if (listening) resolve(Number(listening[1]));
    });
  });
  return {
    port,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** @throws where the server does not take the VSIX; with what it said */
export async function installExtension(editor: EmbeddedEditor, options: ServerOptions, vsix: string): Promise<void> {
  const child = spawnServer(editor, options, [`--install-extension=${vsix}`]);
  const [[code], ...said] = await Promise.all([once(child, 'exit'), text(child.stdout!), text(child.stderr!)]);
  if (code !== 0) throw new Error(`The editor does not install ${vsix}:\n${said.join('')}`);
}
