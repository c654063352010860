/**
 * Connects every process of a run to the runner: reports resource usage on request, and ends the process when the
 * runner is gone. Imported for its side effect.
 */
import { connect } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import { LIFELINE_ENV } from '../host/messages.ts';
import { ownUsage } from './usage.ts';

const path = process.env[LIFELINE_ENV.path];
/** Several bundles of a process may include this file. */
const joined = globalThis as { [key: symbol]: unknown };
const JOINED = Symbol.for('workload-lint.lifeline');

// Threads count as part of their process.
if (path !== undefined && isMainThread && joined[JOINED] === undefined) {
  joined[JOINED] = true;
  const socket = connect(path);
  socket.write(`${JSON.stringify({ pid: process.pid, strategy: process.env[LIFELINE_ENV.strategy] })}\n`);
  socket.on('data', () => void ownUsage().then((usage) => socket.write(`${JSON.stringify(usage)}\n`)));
  // The runner is gone.
  socket.on('error', () => {});
  socket.on('close', () => process.exit(0));
}
