/** The page of the rule `copied-payload`. */
import type { RuleDocs } from './rule.ts';

export const copiedPayloadDocs: RuleDocs = {
  what:
    'Finds large buffers that are copied to or from a worker, although nothing uses them ' +
    'afterwards and they could be handed over.',
  why:
    'A message is cloned on the sending and again on the receiving thread. Handing 16 MB over ' +
    'takes a fraction of a millisecond, however large ' +
    'they are; copying them holds both threads.',
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
    'Name the buffer in the transfer list (`postMessage(value, [value.buffer])`, ' +
    '`pool.run(value, { transferList: [value.buffer] })`), or share it ' +
    'in a SharedArrayBuffer.',
  limits:
    'Only buffers that are made in the same function with a size written in the code (100,000 ' +
    'elements or more), or come from `arrayBuffer()`. ' +
    'Node Buffers may be parts of a pool and are left alone.',
};
