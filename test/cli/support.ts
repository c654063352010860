/** Runs the command line in this process: on a made-up project, or on what a test says. */
import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FileError, Finding } from '../../src/analysis/index.ts';
import { openProject } from '../../src/project/index.ts';
import type { CliIo, Output } from '../../src/cli/io.ts';
import { runCli } from '../../src/cli/run.ts';
import type { Analysis } from '../../src/project/project.ts';
import type { Project, ProjectOptions } from '../../src/project/index.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the project was opened with. */
  readonly opened: ProjectOptions | undefined;
}

export interface World {
  readonly cwd: string;
  readonly findings?: readonly Finding[];
  readonly errors?: readonly FileError[];
  readonly env?: CliIo['env'];
  readonly tty?: boolean;
  /** What stands on the standard input. */
  readonly stdin?: string;
  readonly signal?: AbortSignal;
  /** Stands for the look at the files. */
  readonly analyse?: (options: ProjectOptions) => Promise<Analysis>;
  readonly startServer?: CliIo['startServer'];
  readonly runBenchmark?: CliIo['runBenchmark'];
}

export async function run(argv: readonly string[], world: World): Promise<Ran> {
  const stdout = recorder(world.tty);
  const stderr = recorder(world.tty);
  let opened: ProjectOptions | undefined;
  const code = await runCli(argv, {
    cwd: world.cwd,
    env: world.env ?? {},
    readStdin: () => Promise.resolve(world.stdin ?? ''),
    stdout,
    stderr,
    signal: world.signal ?? new AbortController().signal,
    loadProject: () =>
      Promise.resolve((options) => {
        opened = options;
        return Promise.resolve(
          fakeProject(() => (world.analyse ?? (() => Promise.resolve(analysisOf(world))))(options)),
        );
      }),
    runBenchmark: world.runBenchmark ?? (() => Promise.reject(new Error('no benchmark here'))),
    startServer: world.startServer ?? (() => Promise.reject(new Error('no server here'))),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text(), opened };
}

/** Runs the command line on files on disk, with nothing made up. */
export async function runOnDisk(argv: readonly string[], cwd: string, stdin = ''): Promise<Omit<Ran, 'opened'>> {
  const stdout = recorder();
  const stderr = recorder();
  const code = await runCli(argv, {
    cwd,
    env: {},
    readStdin: () => Promise.resolve(stdin),
    stdout,
    stderr,
    signal: new AbortController().signal,
    loadProject: () => Promise.resolve(openProject),
    startServer: () => Promise.reject(new Error('no server here')),
    runBenchmark: () => Promise.reject(new Error('no benchmark here')),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function analysisOf({ findings = [], errors = [] }: Pick<World, 'findings' | 'errors'>): Analysis {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  return { findings: byFile, errors, summary: { files: 3, lines: 120, milliseconds: 41.6, cachedFiles: 1 } };
}

function fakeProject(analyse: () => Promise<Analysis>): Project {
  const unused = () => {
    throw new Error('the command line has no use for this');
  };
  return {
    analyse,
    close: () => Promise.resolve(),
    update: unused,
    changed: unused,
    unseen: unused,
    follows: unused,
    findings: unused,
    files: unused,
    fileCount: unused,
    settingsOf: unused,
    errors: unused,
    inspect: unused,
    refactor: unused,
    refactoring: () => Promise.resolve(() => Promise.resolve([] as never)),
  };
}

function recorder(isTTY = false): Output & { text(): string } {
  const chunks: string[] = [];
  return { isTTY, write: (text) => Promise.resolve(void chunks.push(text)), text: () => chunks.join('') };
}

/** Called in a suite: the function it returns makes a folder with files in it, which goes after the test. */
export function temporaryFolders(): (files?: Readonly<Record<string, string>>) => Promise<string> {
  const made: string[] = [];
  afterEach(async () => {
    await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  });
  return async (files = {}) => {
    const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'workload-lint-cli-')));
    made.push(folder);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return folder;
  };
}
