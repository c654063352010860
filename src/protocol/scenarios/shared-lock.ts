/** Two computations at once: the module's demonstration of the GIL, and what stands in its place here. */
import type { ScenarioPage } from './page.ts';

export const sharedLock = {
  title: 'Two computations at once',
  workload: 'cpu',
  shows:
    'The same loop twice or more: in a row, as two promises, in two workers that add to shared ' +
    'memory, in two processes.',
  claim: 'Two Python threads take as long as a row of calls: the GIL lets one of them compute at a time.',
  here:
    'What the GIL forbids there the event loop forbids here: two promises share its one thread. ' +
    'Two workers have two threads, and take half the time.',
  sizes: {
    numbers: { title: 'Turns of each loop', default: 50_000_000, min: 1_000, max: 5_000_000_000 },
    loops: { title: 'Loops', default: 2, min: 1, max: 256 },
  },
  unit: 'loops',
  unitSize: 'loops',
  strategies: [
    { id: 'sequential', how: 'One loop after the other.' },
    { id: 'async', how: 'Two async functions, gathered with Promise.all.' },
    { id: 'threads', pool: 2, how: 'Two workers that add to one shared sum with Atomics.' },
    { id: 'processes', pool: 2, how: 'Two child processes that send their sums back.' },
  ],
  rounds: 16,
  starts: 4,
  advice: {
    approach: 'threads',
    reasons: [
      'It computes, and two cores can do it side by side.',
      'A shared sum needs shared memory, which threads have.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'It computes.' },
      { question: 'Can it be split or moved?', answer: 'Yes: the loops do not need each other.' },
      { question: 'Does it need isolation?', answer: 'No: worker threads.' },
    ],
  },
} as const satisfies ScenarioPage;
