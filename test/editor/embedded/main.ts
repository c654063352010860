/**
 * VS Code's executable as npm ships it: installs a VSIX, runs a test suite in a headless browser, or opens the folder
 * at an address for a person.
 */
import { readArguments, type EditorArguments } from './arguments.ts';
import { installEmbeddedEditor } from './install.ts';
import { installExtension, startServer } from './server.ts';
import { runSuite } from './suite.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Milliseconds for the cleaning up. */
const PATIENCE = 10_000;

/** The workbench's address; the payload carries the flags that have no place in it. */
function address(
  port: number,
  { folder = process.cwd(), openFile, extensionDevelopmentPath, extensionTestsPath }: EditorArguments,
): string {
  const remote = (path: string) => `vscode-remote://localhost:${port}${path}`;
  const payload = Object.entries({ openFile, extensionDevelopmentPath, extensionTestsPath })
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, path]) => [name, remote(path)]);
  return `http://localhost:${port}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
}

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const options = readArguments(argv);
  const editor = await installEmbeddedEditor((line) => console.log(line));
  if (options.installExtension) {
    await installExtension(editor, options, options.installExtension);
    return 0;
  }
  // For good: a terminal and the parent may both send the signal, and the second must not cut the cleaning up short.
  const stopped = new Promise((resolve) => SIGNALS.forEach((signal) => process.on(signal, resolve)));
  void stopped.then(() => setTimeout(() => process.exit(1), PATIENCE).unref());
  if (options.extensionTestsPath) return runSuite(editor, options, (port) => address(port, options), stopped);
  const server = await startServer(editor, options);
  console.log(`\nOpen ${address(server.port, options)}\n\nCtrl-C ends it.`);
  await stopped;
  await server.stop();
  return 0;
}
