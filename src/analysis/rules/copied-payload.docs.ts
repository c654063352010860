/** The page of the rule `copied-payload`. */
import type { RuleDocs } from './rule.ts';

export const copiedPayloadDocs: RuleDocs = {
  what:
    'Finds large buffers that are copied to or from a worker although the sender does not use them afterwards, so' +
    ' they could be transferred.',
  why:
    'A message is cloned once on the sending and once on the receiving thread. Transferring 16 MB takes a ' +
    'fraction of a millisecond, whatever the size; copying blocks both threads.',
  bad: [
    "import { parentPort } from 'node:worker_threads';",
    '',
    "parentPort!.on('message', (seed: number) => {",
    '  const samples = new Float64Array(4_000_000);',
    '  samples.fill(seed);',
    '  parentPort!.postMessage(samples);',
    '});',
  ].join('\n'),
  good: [
    "import { parentPort } from 'node:worker_threads';",
    '',
    "parentPort!.on('message', (seed: number) => {",
    '  const samples = new Float64Array(4_000_000);',
    '  samples.fill(seed);',
    '  parentPort!.postMessage(samples, [samples.buffer]);',
    '});',
  ].join('\n'),
  instead:
    'Name the buffer in the transfer list (`postMessage(value, [value.buffer])`, `pool.run(value, { transferList:' +
    ' [value.buffer] })`), or share it in a SharedArrayBuffer.',
  limits:
    'Only buffers that are created in the same function with a size written in the code (100,000 elements or ' +
    'more), or that come from `arrayBuffer()`. Node Buffers are not reported, since they may be slices of a ' +
    'shared pool.',
};
