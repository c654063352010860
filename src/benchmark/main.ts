/** The benchmark process: receives one request over its channel, reports events, and ends. */
import { fileURLToPath } from 'node:url';
import type { BenchmarkCommand, BenchmarkEvent } from '../protocol/benchmark.ts';
import { toBenchmarkError } from './failure.ts';
import { runRequest } from './runner.ts';

const cancel = new AbortController();

/** Resolves when the event has been sent, or when nobody is listening any more. */
const send = (event: BenchmarkEvent): Promise<void> =>
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
  void runRequest(command.request, { bundles, signal: cancel.signal, tell: (event) => void send(event) })
    .catch(
      (error: unknown): BenchmarkEvent => ({
        type: 'failed',
        error: cancel.signal.aborted
          ? { code: 'cancelled', message: 'The run was cancelled.' }
          : toBenchmarkError(error),
      }),
    )
    .then(send)
    .then(() => process.exit());
});
void send({ type: 'ready' });
