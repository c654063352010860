/** Four sums of squares: pure computation, which pools speed up and promises do not. */
import type { ScenarioPage } from './page.ts';

export const sumOfSquares = {
  title: 'Sum of squares',
  workload: 'cpu',
  shows: 'The sum of the squares below ten million, four times. Nothing waits, so only more cores make it faster.',
  claim:
    'A pool of processes spreads it over the cores; asyncio and threads do not help, because the GIL ' +
    'lets only one thread compute at a time.',
  here:
    'Gathered promises take as long as sequential calls. Worker threads run in parallel, because ' +
    'there is no GIL, and start faster than processes.',
  sizes: {
    numbers: { title: 'Numbers in each sum', default: 10_000_000, min: 1_000, max: 1_000_000_000 },
    tasks: { title: 'Sums', default: 4, min: 1, max: 256 },
  },
  unit: 'sums',
  unitSize: 'tasks',
  merits: ['wall', 'delay', 'startup', 'memory'],
  strategies: [
    { id: 'sequential', how: 'One sum after another.' },
    { id: 'async', how: 'Each sum in an async function, gathered with Promise.all.' },
    { id: 'threads', pool: 'cores', how: 'The sums are divided in advance, one share per worker of a warm pool.' },
    { id: 'processes', pool: 'cores', how: 'The sums are divided in advance, one share per process of a warm pool.' },
    { id: 'async+threads', pool: 'cores', how: 'One async function per sum, each awaiting any free worker.' },
    { id: 'async+processes', pool: 'cores', how: 'One async function per sum, each awaiting any free process.' },
  ],
  advice: {
    approach: 'threads',
    reasons: [
      'It computes for more than 10 ms and can be split.',
      'Its arguments and results are numbers: passing them costs nothing.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'It computes.' },
      { question: 'Is it below the budget?', answer: 'No.' },
      { question: 'Can it be split or moved?', answer: 'Yes: the sums are independent.' },
      { question: 'Does it need isolation?', answer: 'No: worker threads, in a pool.' },
    ],
  },
} as const satisfies ScenarioPage;
