/** A hundred requests that wait for a response: the course's performance table. */
import type { ScenarioPage } from './page.ts';

export const fetchUrls = {
  title: 'Fetch 100 URLs',
  workload: 'io',
  shows:
    'Requests to a real HTTP server in its own process, which answers each after a fixed latency. ' +
    "The course's one second is scaled down to keep the run short.",
  claim:
    'For 100 URLs of one second each, sequential takes 100 s, async about 1 s, ten threads about 10 ' +
    's, a hundred threads about 1 s, processes 1 to 2 s.',
  here:
    'The ratios hold once the pools are warm. Starting a hundred threads or fifty processes ' +
    "costs seconds and gigabytes; Python's threads are cheaper.",
  sizes: {
    urls: { title: 'URLs', default: 100, min: 1, max: 2_000 },
    latency: { title: 'Latency of the server', default: 25, min: 0, max: 5_000, unit: 'ms' },
  },
  unit: 'URLs',
  merits: ['wall', 'memory', 'startup'],
  strategies: [
    { id: 'sequential', how: 'Awaits one response before sending the next request.' },
    { id: 'async', how: 'Sends all requests, then awaits all responses.' },
    { id: 'threads', pool: 10, how: 'Ten workers, each with one request at a time.' },
    { id: 'threads', pool: 100, how: 'A hundred workers, each with one request at a time.' },
    { id: 'processes', pool: 50, how: 'Fifty child processes, each with one request at a time.' },
  ],
  budget: 20_000,
  advice: {
    approach: 'async',
    reasons: ['It waits for the network, whose API is async.', 'Many at once: a waiting promise costs the least.'],
    path: [
      { question: 'Does it wait or compute?', answer: 'It waits for the network.' },
      { question: 'Can it be async?', answer: 'Yes: HTTP clients are.' },
      { question: 'How many at once?', answer: 'A hundred: async, with a limit if the other side needs one.' },
    ],
  },
  table: {
    second: 'latency',
    rows: [
      { strategy: { id: 'sequential' }, time: '100 s', seconds: [100, 100], memory: 'Low', complexity: 'Trivial' },
      { strategy: { id: 'async' }, time: '~1 s', seconds: [1, 1], memory: 'Low', complexity: 'Medium' },
      {
        strategy: { id: 'threads', pool: 10 },
        time: '~10 s',
        seconds: [10, 10],
        memory: 'Medium',
        complexity: 'Medium',
      },
      { strategy: { id: 'threads', pool: 100 }, time: '~1 s', seconds: [1, 1], memory: 'High', complexity: 'High' },
      {
        strategy: { id: 'processes', pool: 50 },
        time: '~1–2 s',
        seconds: [1, 2],
        memory: 'Very high',
        complexity: 'High',
      },
    ],
  },
} as const satisfies ScenarioPage;
