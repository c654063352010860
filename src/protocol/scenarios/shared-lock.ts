/** Two computations at once: the course's demonstration of the GIL, and its counterpart here. */
import type { ScenarioPage } from './page.ts';

export const sharedLock = {
  title: 'Two computations at once',
  workload: 'cpu',
  shows:
    'The same loop two or more times: in sequence, as promises, in workers that add to shared ' +
    'memory, and in processes.',
  claim: 'Two Python threads take as long as two calls in sequence: the GIL lets only one compute at a time.',
  here:
    'What the GIL does there, the event loop does here: two promises share its one thread. ' +
    'Two workers have a thread each and take half the time.',
  sizes: {
    numbers: { title: 'Iterations of each loop', default: 50_000_000, min: 1_000, max: 5_000_000_000 },
    loops: { title: 'Loops', default: 2, min: 1, max: 256 },
  },
  unit: 'loops',
  unitSize: 'loops',
  merits: ['wall', 'delay', 'startup', 'memory'],
  strategies: [
    { id: 'sequential', how: 'One loop after the other.' },
    { id: 'async', how: 'Two async functions, gathered with Promise.all.' },
    { id: 'threads', pool: 2, how: 'Two workers that add to one shared sum with Atomics.' },
    { id: 'processes', pool: 2, how: 'Two child processes that send their sums back.' },
  ],
  advice: {
    approach: 'threads',
    reasons: [
      'It computes, and two cores can run it in parallel.',
      'A shared sum needs shared memory, which threads have.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'It computes.' },
      { question: 'Can it be split or moved?', answer: 'Yes: the loops are independent.' },
      { question: 'Does it need isolation?', answer: 'No: worker threads.' },
    ],
  },
} as const satisfies ScenarioPage;
