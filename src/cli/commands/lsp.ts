/** `lsp`: the language server, for any editor. */
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CliIo } from '../io.ts';

/**
 * The server reads its transport from the command line itself, and keeps the process alive until its client
 * disconnects.
 */
export async function lsp(io: CliIo): Promise<ExitCode> {
  await io.startServer();
  return EXIT.clean;
}
