/** The benchmark process: hears one request over its channel, tells how it goes, and ends. */
import { fileURLToPath } from 'node:url';
import type { BenchmarkCommand, BenchmarkEvent } from '../protocol/benchmark.ts';
import { toBenchmarkError } from './failure.ts';
import { runRequest } from './runner.ts';

const cancel = new AbortController();

/** Resolves when the event has left, or when nobody hears it any more. */
const tell = (event: BenchmarkEvent): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send!(event, undefined, undefined, () => resolve());
    else resolve();
  });

process.on('disconnect', () => cancel.abort());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => cancel.abort());

process.on('message', (command: BenchmarkCommand) => {
  if (command.type === 'cancel') {
    cancel.abort();
    return;
  }
  const bundles = fileURLToPath(new URL('./benchmark/', import.meta.url));
  void runRequest(command.request, { bundles, signal: cancel.signal, tell: (event) => void tell(event) })
    .catch(
      (error: unknown): BenchmarkEvent => ({
        type: 'failed',
        error: cancel.signal.aborted
          ? { code: 'cancelled', message: 'The run was cancelled.' }
          : toBenchmarkError(error),
      }),
    )
    .then(tell)
    .then(() => process.exit());
});
void tell({ type: 'ready' });
