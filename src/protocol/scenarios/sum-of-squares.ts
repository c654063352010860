/** Four sums of squares: computing, which promises do not speed up and pools do. */
import type { ScenarioPage } from './page.ts';

export const sumOfSquares = {
  title: 'Sum of squares',
  workload: 'cpu',
  shows: 'The sum of the squares below ten million, four times. Nothing waits: only more cores make it quicker.',
  claim:
    'A pool of processes spreads it over the cores; asyncio and threads do not help, for the GIL ' +
    'lets one thread compute at a time.',
  here:
    'Gathered promises take as long as a row of calls. Worker threads do run in parallel, for ' +
    'there is no GIL, and start quicker than processes.',
  sizes: {
    numbers: { title: 'Numbers of each sum', default: 10_000_000, min: 1_000, max: 1_000_000_000 },
    tasks: { title: 'Sums', default: 4, min: 1, max: 256 },
  },
  unit: 'sums',
  unitSize: 'tasks',
  strategies: [
    { id: 'sequential', how: 'One sum after another.' },
    { id: 'async', how: 'Each sum in an async function, gathered with Promise.all.' },
    { id: 'threads', pool: 'cores', how: 'The sums dealt out beforehand, a share for each worker of a warm pool.' },
    { id: 'processes', pool: 'cores', how: 'The sums dealt out beforehand, a share for each process of a warm pool.' },
    { id: 'async+threads', pool: 'cores', how: 'An async function per sum, each awaiting whichever worker is free.' },
    {
      id: 'async+processes',
      pool: 'cores',
      how: 'An async function per sum, each awaiting whichever process is free.',
    },
  ],
  rounds: 24,
  starts: 4,
  advice: {
    approach: 'threads',
    reasons: [
      'It computes for more than 10 ms and can be split.',
      'Its arguments and results are numbers: handing them over costs nothing.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'It computes.' },
      { question: 'Is it below the budget?', answer: 'No.' },
      { question: 'Can it be split or moved?', answer: 'Yes: the sums do not need each other.' },
      { question: 'Does it need isolation?', answer: 'No: worker threads, in a pool.' },
    ],
  },
} as const satisfies ScenarioPage;
