/** The program: connects the command line to the process. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runBenchmark } from '../benchmark-client/index.ts';
import { runCli } from './run.ts';
import { EXIT } from './exit-code.ts';
import type { Output } from './io.ts';
import { UserError } from './user-error.ts';

/** Waits until the text is flushed, because pipes may be slow; a closed reader (`| head`) is not an error. */
const outputOf = (stream: NodeJS.WriteStream): Output => {
  const unlessGone = (error?: Error | null) =>
    error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? error : undefined;
  stream.on('error', (error) => {
    if (unlessGone(error)) throw error;
  });
  return {
    isTTY: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (unlessGone(error) ? reject(error) : resolve()));
      }),
  };
};

const cancel = new AbortController();
process.once('SIGINT', () => cancel.abort());

void runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  readStdin: async () => (await import('node:stream/consumers')).text(process.stdin),
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  signal: cancel.signal,
  loadProject: async () => (await import('../project/index.ts')).openProject,
  runBenchmark: (request, options) => {
    const program = fileURLToPath(new URL('./benchmark.js', import.meta.url));
    if (!existsSync(program)) throw new UserError('this package was built without the benchmark');
    return runBenchmark(request, { ...options, program });
  },
  startServer: () => import(new URL('./server.js', import.meta.url).href) as Promise<void>,
}).then((code) => {
  // After Ctrl-C, nobody needs the work still in progress.
  if (code === EXIT.cancelled) process.exit(code);
  process.exitCode = code;
});
