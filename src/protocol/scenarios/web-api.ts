/** A thousand users query a web server at once. */
import type { ScenarioPage } from './page.ts';

export const webApi = {
  title: 'A thousand users of a web API',
  workload: 'io',
  shows:
    'A real HTTP server with a real SQLite database answers a thousand users, who connect from ' +
    'their own process and make one query each.',
  claim: 'Async serves a thousand concurrent users from one process: fast, simple, efficient.',
  here:
    'A query that takes a fraction of a millisecond is best run in the handler: passing it ' +
    'to a pool costs more than it takes.',
  sizes: {
    users: { title: 'Users', default: 1_000, min: 1, max: 10_000 },
    rows: { title: 'Orders in the database', default: 20_000, min: 100, max: 1_000_000 },
  },
  unit: 'users',
  merits: ['throughput', 'latency-p99', 'memory', 'startup'],
  strategies: [
    { id: 'sequential', how: 'One user at a time: the others wait for their turn.' },
    { id: 'async', how: 'All users at once; the handler runs the query itself.' },
    { id: 'async+threads', pool: 'cores', how: 'All users at once; the handler awaits a worker that runs the query.' },
    {
      id: 'async+processes',
      pool: 'cores',
      how: 'All users at once; the handler awaits a process that runs the query.',
    },
  ],
  latency: "Latency of a user's request",
  budget: 20_000,
  advice: {
    approach: 'async',
    reasons: [
      'Many users wait at once, and each needs little.',
      'The query is far below the budget of 50 ms: a pool would cost more than it saves.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'It waits, for users and for the database.' },
      { question: 'Can it be async?', answer: 'Yes: the server is.' },
      { question: 'Is what blocks below the budget?', answer: 'Yes: leave it in the handler.' },
    ],
  },
} as const satisfies ScenarioPage;
