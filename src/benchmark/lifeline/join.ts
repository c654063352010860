/**
 * Every process of a run stays connected with the runner: it tells what it has used when asked, and ends when the
 * runner is gone. Imported for its effect by what runs in such processes.
 */
import { connect } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import { LIFELINE_ENV } from '../host/messages.ts';
import { ownUsage } from './usage.ts';

const path = process.env[LIFELINE_ENV.path];
/** More than one bundle of a process brings this file along. */
const joined = globalThis as { [key: symbol]: unknown };
const JOINED = Symbol.for('workload-lint.lifeline');

// Threads count as part of their process.
if (path !== undefined && isMainThread && joined[JOINED] === undefined) {
  joined[JOINED] = true;
  const socket = connect(path);
  socket.write(`${JSON.stringify({ pid: process.pid, strategy: process.env[LIFELINE_ENV.strategy] })}\n`);
  socket.on('data', () => void ownUsage().then((usage) => socket.write(`${JSON.stringify(usage)}\n`)));
  // Nobody is left to work for.
  socket.on('error', () => {});
  socket.on('close', () => process.exit(0));
}
