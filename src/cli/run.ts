/** Runs one command line, from its arguments to the exit code; never ends the process itself. */
import { CommanderError } from 'commander';
import { version } from '../../package.json';
import { bench } from './commands/bench.ts';
import { advise } from './commands/advise.ts';
import { check } from './commands/check.ts';
import { fix } from './commands/fix.ts';
import { explain } from './commands/explain.ts';
import { explainLine } from './commands/explain-line.ts';
import { lsp } from './commands/lsp.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { printable } from '../project/printable.ts';
import type { CliIo } from './io.ts';
import { createProgram, type Actions } from './program.ts';
import { UserError } from './user-error.ts';

/** @param argv the arguments after the program's name */
export async function runCli(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.clean;
  const actions: Actions = {
    check: async (paths, options) => {
      exitCode = await check(paths, options, io);
    },
    fix: async (paths, options) => {
      exitCode = await fix(paths, options, io);
    },
    advise: async (options) => {
      exitCode = await advise(options, io);
    },
    explain: async (rule) => {
      exitCode = await explain(rule, io);
    },
    explainLine: async (options) => {
      exitCode = await explainLine(options, io);
    },
    bench: async (scenario, options) => {
      exitCode = await bench(scenario, options, io);
    },
    lsp: async () => {
      exitCode = await lsp(io);
    },
  };
  const help: string[] = [];
  try {
    await createProgram(actions, (text) => help.push(text)).parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) return fail(error, io);
  }
  if (help.length > 0) await io.stdout.write(help.join(''));
  return exitCode;
}

async function fail(error: unknown, { signal, stderr }: CliIo): Promise<ExitCode> {
  if (signal.aborted) return EXIT.cancelled;
  if (error instanceof CommanderError) {
    await stderr.write(
      `workload-lint: ${printable(error.message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' '))}\n`,
    );
    return EXIT.usage;
  }
  if (error instanceof UserError) {
    await stderr.write(`workload-lint: ${printable(error.message)}\n`);
    return EXIT.usage;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await stderr.write(`workload-lint ${version}: internal error; please report it with these lines\n${stack}\n`);
  return EXIT.internal;
}
