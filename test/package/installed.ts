/** A project of a user who installed the packed npm package: made once, and run under any Node. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { packNpm, stageNpm } from '../../scripts/package-npm.mjs';
import { installNode, type Line } from '../nodes/install.ts';

/** What a program wrote, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string;
  /** End it as Ctrl-C does, once it has written this. */
  readonly until?: RegExp;
}

export class InstalledPackage {
  readonly folder: string;
  /** The folder that was packed. */
  readonly stage: string;
  /** Of the packed file. */
  readonly bytes: number;

  private constructor(folder: string, stage: string, bytes: number) {
    this.folder = folder;
    this.stage = stage;
    this.bytes = bytes;
  }

  /** Packs it, and installs it beside the files: what the registry has given before comes from npm's cache. */
  static async make(files: Readonly<Record<string, string>>): Promise<InstalledPackage> {
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'workload-lint-npm-')));
    const stage = await stageNpm();
    const { file, bytes } = await packNpm(stage, 'out/npm-test');
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    const made = new InstalledPackage(folder, stage, bytes);
    const options = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, stderr } = await made.#start('npm', ['install', ...options, '--save-dev', file], process.execPath);
    if (code !== 0) throw new Error(`npm install failed: ${stderr}`);
    return made;
  }

  /** `npx workload-lint …`, as a user types it. */
  async npx(line: Line, ...argv: readonly string[]): Promise<Ran> {
    return this.#start('npx', ['--offline', 'workload-lint', ...argv], await installNode(line));
  }

  /** The command that npm links, without the second that npx takes. */
  async run(line: Line, argv: readonly string[], options?: RunOptions): Promise<Ran> {
    const command = path.join(this.folder, 'node_modules/.bin/workload-lint');
    return this.#start(command, argv, await installNode(line), options);
  }

  /** A program of the user's, beside the installed package. */
  async node(line: Line, file: string): Promise<Ran> {
    const node = await installNode(line);
    return this.#start(node, [file], node);
  }

  /** Any other program, under the Node of the tests. */
  async tool(command: string, ...argv: readonly string[]): Promise<Ran> {
    return this.#start(command, argv, process.execPath);
  }

  /** Paths of the files of the package. */
  async contents(): Promise<string[]> {
    const inside = path.join(this.folder, 'node_modules/workload-lint');
    const entries = await readdir(inside, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(inside, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  async #start(
    command: string,
    argv: readonly string[],
    node: string,
    { stdin = '', until }: RunOptions = {},
  ): Promise<Ran> {
    const child = spawn(command, argv, {
      cwd: this.folder,
      env: {
        ...process.env,
        PATH: [path.dirname(node), process.env['PATH']].join(path.delimiter),
        GITHUB_ACTIONS: undefined,
        FORCE_COLOR: undefined,
        NODE_OPTIONS: undefined,
      },
      shell: process.platform === 'win32',
    });
    child.stdin.on('error', () => undefined).end(stdin);
    let seen = '';
    if (until)
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk.toString();
        if (until.test(seen)) child.kill('SIGINT');
      });
    const closed = new Promise<number | null>((resolve, reject) => {
      child.once('close', resolve);
      child.once('error', reject);
    });
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    return { code, stdout, stderr };
  }
}
