/** Opens the project around the user's paths, with progress on a terminal, and closes it afterwards. */
import path from 'node:path';
import type { Project, ProjectOptions } from '../project/index.ts';
import { programAroundAll } from '../project/program-root.ts';
import type { CliIo } from './io.ts';
import type { Target } from './paths.ts';
import { createProgress } from './progress.ts';
import { resolveSettings, type ConfigOption } from './settings-file.ts';

const NO_NATIVE_PARSER = 'workload-lint: native parser not loaded, analysis takes much longer';

const NO_NATIVE_RESOLVER = 'workload-lint: native resolver of imports not loaded, another one is used';

const firstLine = (problem: unknown): string => String(problem).split('\n', 1)[0]!;

export async function withProject<T>(options: Program, io: CliIo, work: (project: Project) => Promise<T>): Promise<T> {
  const progress = createProgress(io.stderr);
  const openProject = await io.loadProject();
  try {
    const project = await openProject({
      ...options,
      onParser: ({ description, problem, resolverProblem }) => {
        if (resolverProblem !== undefined)
          void io.stderr.write(`${NO_NATIVE_RESOLVER}: ${firstLine(resolverProblem)}\n`);
        if (problem !== undefined) void io.stderr.write(`${NO_NATIVE_PARSER}: ${firstLine(problem)}\n`);
        if (options.verbose) void io.stderr.write(`workload-lint: parser: ${description}\n`);
      },
      ...(progress && {
        onProgress: (done: number, total: number) => progress.show(`Analyzing ${done} of ${total} files`),
      }),
    });
    try {
      const result = await work(project);
      io.signal.throwIfAborted();
      return result;
    } finally {
      await project.close();
    }
  } finally {
    await progress?.clear();
  }
}

/** The options shared by all commands that open a project. */
export interface OpenOptions extends ConfigOption {
  readonly cache: boolean;
  readonly cacheDir?: string;
  /** Whether to say on the standard error which program, configuration, cache and parser are used. */
  readonly verbose: boolean;
}

export interface Program extends ProjectOptions {
  readonly verbose: boolean;
}

/**
 * The program around the user's paths, with its settings.
 * @throws {UserError} if the configuration cannot be used
 */
export async function programOf(targets: readonly Target[], options: OpenOptions, io: CliIo): Promise<Program> {
  const root = await programAroundAll(targets.map(({ folder }) => folder));
  const { settings, configuration } = await resolveSettings(io.cwd, root, options);
  const cacheDir = cacheFolder(io.cwd, root, options);
  if (options.verbose) {
    const said = { program: root, configuration: configuration?.file ?? 'none', cache: cacheDir || 'off' };
    for (const [what, value] of Object.entries(said)) await io.stderr.write(`workload-lint: ${what}: ${value}\n`);
  }
  return {
    root,
    settings,
    configuration,
    nested: options.config === undefined,
    verbose: options.verbose,
    cacheDir,
    threads: settings.threads,
    signal: io.signal,
  };
}

function cacheFolder(cwd: string, root: string, { cache, cacheDir }: OpenOptions): string | false {
  if (!cache) return false;
  return cacheDir === undefined
    ? path.join(root, 'node_modules', '.cache', 'workload-lint')
    : path.resolve(cwd, cacheDir);
}
