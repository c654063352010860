/** What blocks in node:child_process: the caller waits until the process has ended. */
import { promisified } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const process = { workload: 'io', cost: 'heavy', grows: 'run time of the process', evidence: 'measured' } as const;
const output = 'It returns { stdout, stderr } instead of the output, and takes no `input` or `stdio` option.';
const result = 'It rejects if the process fails. For much output, use spawn() and await its `close` event.';

export const childProcess: CatalogueModule = {
  module: 'node:child_process',
  sameAs: ['child_process'],
  rows: [
    { name: 'execFileSync', ...process, milliseconds: 8, twin: promisified('node:child_process', 'execFile', output) },
    { name: 'execSync', ...process, milliseconds: 8, twin: promisified('node:child_process', 'exec', output) },
    { name: 'spawnSync', ...process, milliseconds: 25, twin: promisified('node:child_process', 'execFile', result) },
  ],
};
