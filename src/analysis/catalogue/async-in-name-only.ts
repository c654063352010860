/** Promise APIs that compute on the calling thread all the same: the event loop stands still while they are awaited. */
import type { AsyncInNameOnlyModule } from './types.ts';

const measured = { stalls: 'whole', evidence: 'measured' } as const;

export const asyncInNameOnlyModules: readonly AsyncInNameOnlyModule[] = [
  {
    module: 'globals',
    aliases: { 'fetch()': 'Response' },
    rows: [
      { name: 'Response#json', ...measured, milliseconds: 59, input: '7.5 MB', note: 'The body arrives without blocking; parsing it does not.' },
    ],
  },
  {
    module: 'remark',
    aliases: { 'remark()': 'Processor', 'Processor#use()': 'Processor' },
    rows: [{ name: 'Processor#process', ...measured, milliseconds: 2040, input: '60 KB' }],
  },
];
