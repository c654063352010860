/**
 * Connects every process of a run to the runner: reports resource usage on request, and ends the process when the
 * runner is gone. Imported for its side effect.
 */
import { connect } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import { LIFELINE_ENV } from '../host/messages.ts';
import { ownUsage } from './usage.ts';

/** Of the process that this bundle is loaded into; threads count as part of their process. */
const own = globalThis as { [key: symbol]: Readonly<Record<string, string>> | undefined };
/** Several bundles of a process may include this file. */
const JOINED = Symbol.for('workload-lint.lifeline');

if (isMainThread) own[JOINED] ??= join();

/** @returns the variables by which a child process joins; measured code does not see them */
function join(): Readonly<Record<string, string>> {
  const { [LIFELINE_ENV.path]: path, [LIFELINE_ENV.strategy]: strategy } = process.env;
  if (path === undefined || strategy === undefined) return {};
  for (const name of Object.values(LIFELINE_ENV)) delete process.env[name];
  const socket = connect(path);
  socket.write(`${JSON.stringify({ pid: process.pid, strategy })}\n`);
  socket.on('data', () => void ownUsage().then((usage) => socket.write(`${JSON.stringify(usage)}\n`)));
  // The runner is gone.
  socket.on('error', () => {});
  socket.on('close', () => process.exit(0));
  return { [LIFELINE_ENV.path]: path, [LIFELINE_ENV.strategy]: strategy };
}

/** Environment variables for a child process that counts as part of this one. */
export const lifelineOfChildren = (): Readonly<Record<string, string>> => own[JOINED] ?? {};
