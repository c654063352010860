/** Three tasks that wait: the course's first example. */
import type { ScenarioPage } from './page.ts';

export const threeTasks = {
  title: 'Three tasks that wait',
  workload: 'wait',
  shows: 'Three tasks wait for a timer. Nothing is computed, so the total is the sum of the waits or the longest one.',
  claim: 'Async, threads and processes all take one second for three one-second tasks; in sequence they take three.',
  here:
    'The same holds here. But a waiting JavaScript thread costs a whole runtime, and a waiting promise ' +
    'costs a few hundred bytes.',
  sizes: {
    tasks: { title: 'Tasks', default: 3, min: 1, max: 32 },
    wait: { title: 'Duration of each task', default: 200, min: 1, max: 10_000, unit: 'ms' },
  },
  unit: 'tasks',
  merits: ['wall', 'memory', 'startup'],
  strategies: [
    { id: 'sequential', how: 'Awaits one timer after another.' },
    { id: 'async', how: 'Starts all timers and awaits them together.' },
    { id: 'threads', pool: 3, how: 'Three workers wait, one task each.' },
    { id: 'processes', pool: 3, how: 'Three child processes wait, one task each.' },
  ],
  advice: {
    approach: 'async',
    reasons: ['The tasks only wait, and they can wait asynchronously.'],
    path: [
      { question: 'Does it wait or compute?', answer: 'It waits.' },
      { question: 'Can it be async?', answer: 'Yes: timers are.' },
    ],
  },
  table: {
    second: 'wait',
    rows: [
      { strategy: { id: 'sequential' }, time: '3 s', seconds: [3, 3], memory: 'Low', complexity: 'Trivial' },
      { strategy: { id: 'async' }, time: '1 s', seconds: [1, 1], memory: 'Low', complexity: 'Medium' },
      { strategy: { id: 'threads', pool: 3 }, time: '~1 s', seconds: [1, 1], memory: 'Medium', complexity: 'Medium' },
      { strategy: { id: 'processes', pool: 3 }, time: '~1 s', seconds: [1, 1], memory: 'High', complexity: 'High' },
    ],
  },
} as const satisfies ScenarioPage;
