/** The language server as it is shipped: a process of its own, which loads in a fraction of the time of its source. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { BUILT } from '../support/built-programs.ts';

/** The suite that calls it must also call `needBuiltPrograms`. */
export const startBuiltServer = (): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [join(BUILT, 'server.js'), '--stdio']);
