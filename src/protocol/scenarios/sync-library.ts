/** Fifty requests that need a library with no async API. */
import type { ScenarioPage } from './page.ts';

export const syncLibrary = {
  title: 'Fifty requests through a synchronous library',
  workload: 'io',
  shows:
    'Each request queries a database on disk through a library with synchronous calls only: on ' +
    'the event loop, or on the threads of a pool.',
  claim: 'Where a library cannot be rewritten as async, threads around it work, with some overhead.',
  here:
    'The calls block the event loop: the last request waits for all others. A pool frees ' +
    'the loop, and more cores shorten the wait as well.',
  sizes: {
    requests: { title: 'Concurrent requests', default: 50, min: 1, max: 1_000 },
    rows: { title: 'Rows read per request', default: 5_000, min: 1, max: 100_000 },
  },
  unit: 'requests',
  merits: ['delay', 'wall', 'memory', 'startup'],
  strategies: [
    { id: 'sequential', how: 'One request after another, each calling the library.' },
    { id: 'async', how: 'All requests at once, each calling the library in an async function.' },
    { id: 'async+threads', pool: 'cores', how: 'All requests at once, each awaiting a worker that calls the library.' },
    {
      id: 'async+processes',
      pool: 'cores',
      how: 'All requests at once, each awaiting a process that calls the library.',
    },
  ],
  advice: {
    approach: 'async+threads',
    reasons: [
      'The library has no async API, so a thread has to wait for it.',
      'Requests arrive at any time: the event loop must stay free.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'It waits for a library that reads a database.' },
      { question: 'Can it be async?', answer: 'No: the library has synchronous calls only.' },
      { question: 'Who waits?', answer: 'A pool of threads, awaited by the event loop.' },
    ],
  },
} as const satisfies ScenarioPage;
