/**
 * All rows of the course module, section by section, against the page and the parts of the product: a test looks each
 * of them up.
 */
import type { ModuleSection } from './module-row.ts';

export const MODULE: readonly ModuleSection[] = [
  {
    title: 'Three approaches: async',
    heading: 'Async',
    rows: [
      {
        row: 'One thread; tasks pause explicitly with await',
        says: 'A function that has to wait uses await',
        snippets: ['gather'],
      },
      {
        row: 'Three tasks of a second, gathered',
        says: 'start and end together',
        snippets: ['gather'],
        scenarios: ['three-tasks'],
      },
      { row: 'Total: one second', says: 'one second in total, on one thread', scenarios: ['three-tasks'] },
    ],
  },
  {
    title: 'Three approaches: threading',
    heading: 'Threads',
    rows: [
      {
        row: 'Several threads, interrupted by the operating system',
        says: 'the operating system can interrupt them at any time',
      },
      {
        row: 'A thread per task, started and joined',
        says: 'A worker may block',
        snippets: ['piscina-pool', 'worker-pool'],
        rules: ['worker-per-task'],
      },
      {
        row: 'Total: about one second',
        says: 'Three workers that wait for a second each take about one second',
        scenarios: ['three-tasks'],
      },
    ],
  },
  {
    title: 'Three approaches: multiprocessing',
    heading: 'Processes',
    rows: [
      { row: 'Several processes, no shared memory', says: 'They share nothing' },
      { row: 'Three tasks mapped over a pool', says: 'new Tinypool', snippets: ['process-pool', 'fork'] },
      {
        row: 'Total: about one second, in parallel',
        says: 'one second in total on three cores',
        scenarios: ['three-tasks'],
      },
    ],
  },
  {
    title: 'Quick comparison',
    heading: 'Compared',
    rows: [
      { row: 'Memory: low, medium, high', says: 'Memory | low', scenarios: ['fetch-urls'] },
      {
        row: 'Startup: fast, fast, slow',
        says: 'Start | at once',
        scenarios: ['fetch-urls'],
        rules: ['worker-per-task'],
      },
      {
        row: 'Context switch: cooperative, preemptive, OS-scheduled',
        says: 'co-operative, at await only | pre-emptive | by the operating system',
      },
      { row: 'I/O-bound: ✓✓✓, ✓✓, ✓', says: 'Work that waits | ✓✓✓ | ✓✓', scenarios: ['fetch-urls'] },
      {
        row: 'CPU-bound: ✗, ✗ (GIL), ✓✓✓',
        says: 'in parallel: there is no GIL',
        scenarios: ['sum-of-squares'],
        rules: ['async-without-parallelism'],
      },
      {
        row: 'Shared memory: safe, complex, none',
        says: 'Shared memory | safe: one thread',
        snippets: ['shared-memory'],
      },
      { row: 'Learning curve: hard, medium, easy', says: 'Learning curve | hard at first | medium | easy' },
      {
        row: 'Data sharing: easy, locks, pickle and queue',
        says: 'cloned, transferred or shared',
        snippets: ['transfer', 'shared-memory', 'queue'],
        rules: ['copied-payload'],
      },
    ],
  },
  {
    title: 'When to use async',
    heading: 'When async fits',
    rows: [
      {
        row: 'I/O-bound tasks',
        says: 'work that waits: network, database, files',
        rules: ['blocking-call'],
        outcomes: ['await'],
      },
      { row: 'Many concurrent users', says: 'many users at once', scenarios: ['web-api'] },
      {
        row: 'WebSockets, streaming, long-lived connections',
        says: 'WebSockets, streams, connections that stay open',
        snippets: ['stream'],
        scenarios: ['mixed-server'],
      },
      { row: 'Simplicity and low overhead', says: 'simple, cheap solutions' },
      { row: 'Single machine, single thread', says: 'one machine, one process, one thread' },
      { row: 'Example: web servers', says: 'web servers (node:http', rules: ['blocking-call'], scenarios: ['web-api'] },
      { row: 'Example: chat applications', says: 'chats' },
      { row: 'Example: real-time dashboards', says: 'dashboards' },
      {
        row: 'Example: clients of several APIs',
        says: 'clients that ask several APIs',
        snippets: ['gather'],
        rules: ['sequential-await'],
      },
      {
        row: 'Example: scrapers',
        says: 'crawlers, with a limit',
        snippets: ['bounded-gather'],
        rules: ['unbounded-concurrency'],
      },
      {
        row: 'Code: three URLs gathered',
        says: 'clients that ask several APIs',
        snippets: ['gather', 'bounded-gather-p-limit'],
        scenarios: ['fetch-urls'],
      },
      { row: 'Pro: lightweight', says: 'light: waiting starts nothing' },
      { row: 'Pro: thousands of tasks', says: 'thousands of tasks at once are no trouble', scenarios: ['web-api'] },
      { row: 'Pro: low memory', says: 'little memory', scenarios: ['fetch-urls'] },
      { row: 'Pro: sequential-looking code', says: 'reads from top to bottom like plain code' },
      { row: 'Pro: great for I/O', says: 'the best choice for waiting' },
      { row: 'Con: hard to learn', says: 'takes a while to learn' },
      {
        row: 'Con: not for CPU work',
        says: 'a promise does not move work to another thread',
        rules: ['async-without-parallelism', 'async-in-name-only'],
      },
      {
        row: 'Con: all tasks must be async',
        says: 'the whole chain has to be async',
        rules: ['blocking-call', 'busy-wait'],
      },
      { row: 'Con: debugging is trickier', says: 'stacks are harder to read' },
      { row: 'Con: one thread, the GIL indirectly', says: 'one core at most' },
    ],
  },
  {
    title: 'When to use threads',
    heading: 'When threads fit',
    rows: [
      {
        row: 'Lightweight I/O with legacy code',
        says: 'a synchronous library around a wait',
        scenarios: ['sync-library'],
        outcomes: ['sync-in-threads'],
      },
      { row: 'Mixing sync and async', says: 'sync and async code side by side', snippets: ['async-threads'] },
      { row: 'Where async is not available', says: 'where async is not available at all' },
      {
        row: 'Example: scripts with sync libraries',
        says: 'a database driver, parser or compiler that has synchronous calls only',
        scenarios: ['sync-library'],
      },
      { row: 'Example: concurrency without a rewrite', says: 'a second task without being rewritten' },
      {
        row: 'Example: an architecture of threads',
        says: 'programs that already have a worker pool',
        snippets: ['worker-pool'],
      },
      {
        row: 'Code: sync requests, a thread each',
        says: 'synchronous code runs unchanged',
        snippets: ['async-threads', 'pool-task'],
        rules: ['worker-for-io'],
      },
      { row: 'Pro: works with sync libraries', says: 'synchronous code runs unchanged' },
      { row: 'Pro: easier to understand', says: 'easier to follow than a chain of awaits' },
      { row: 'Pro: can handle I/O', says: 'good enough for waiting, too', scenarios: ['fetch-urls'] },
      { row: 'Con: 1–2 MB for each thread', says: 'megabytes for each', scenarios: ['fetch-urls'] },
      { row: 'Con: locks and races', says: 'brings back races', snippets: ['shared-memory'] },
      { row: 'Con: not for thousands of tasks', says: 'unsuitable for thousands of tasks', rules: ['oversized-pool'] },
      { row: 'Con: the GIL limits computing', says: 'here, unlike in Python: computing', scenarios: ['shared-lock'] },
      { row: 'Con: context switches', says: 'more threads than cores only compete', rules: ['oversized-pool'] },
    ],
  },
  {
    title: 'When to use multiprocessing',
    heading: 'When processes fit',
    rows: [
      {
        row: 'CPU-intensive work',
        says: 'computing, where a pool of threads is not enough',
        scenarios: ['sum-of-squares'],
        outcomes: ['pool'],
      },
      { row: 'Several cores', says: 'all cores of the machine' },
      { row: 'True parallelism', says: 'real parallelism for programs that are not JavaScript' },
      {
        row: 'Process isolation',
        says: 'isolation: native code that may crash',
        snippets: ['fork'],
        outcomes: ['process-pool'],
      },
      { row: 'Example: image pipeline', says: 'an image pipeline', scenarios: ['image-pipeline'] },
      { row: 'Example: inference', says: 'inference of a model' },
      { row: 'Example: data crunching', says: 'crunching data in batches' },
      { row: 'Example: parallel batches', says: 'builds and tests, a package or a file each' },
      {
        row: 'Code: sum of squares over a pool of four',
        says: 'made for computing',
        snippets: ['process-pool', 'pool-task'],
        scenarios: ['sum-of-squares'],
      },
      { row: 'Pro: several cores', says: 'real parallelism on all cores', scenarios: ['sum-of-squares'] },
      { row: 'Pro: avoids the GIL', says: 'independent of any event loop', scenarios: ['shared-lock'] },
      { row: 'Pro: isolation', says: 'failures stay in one process' },
      { row: 'Pro: great for CPU work', says: 'made for computing' },
      { row: 'Con: memory', says: 'tens of megabytes each', scenarios: ['fetch-urls'] },
      { row: 'Con: slow startup', says: 'slow to start: a runtime', rules: ['worker-per-task'] },
      { row: 'Con: pickling', says: 'data is serialized in both directions' },
      { row: 'Con: harder to debug', says: 'harder to debug' },
      { row: 'Con: not for thousands of tasks', says: 'unsuitable for thousands of tasks', rules: ['oversized-pool'] },
    ],
  },
  {
    title: 'Decision tree',
    heading: 'Which one?',
    rows: [
      {
        row: 'I/O-bound tasks?',
        says: 'Does it wait? (network, database, files)',
        commands: ['workloadLint.whichApproach'],
      },
      { row: 'I/O, can be async: async', says: 'Can it be async? Then async.', outcomes: ['await', 'gather'] },
      {
        row: 'I/O, cannot: threads',
        says: 'It cannot: threads around the synchronous library',
        outcomes: ['sync-in-threads'],
      },
      {
        row: 'Fewer than 100: threads are fine',
        says: 'Below a hundred at once they will do',
        outcomes: ['sync-in-threads'],
      },
      {
        row: 'More than 100: async is better',
        says: 'A hundred at once or more: async',
        snippets: ['bounded-gather'],
        rules: ['unbounded-concurrency'],
        outcomes: ['bounded-gather', 'sync-in-crowded-threads'],
      },
      {
        row: 'CPU, can be parallel: processes',
        says: 'It can: a pool of worker threads; processes where it needs isolation',
        outcomes: ['pool', 'process-pool'],
        commands: ['workloadLint.whichApproach'],
      },
      {
        row: 'CPU, cannot: regular code',
        says: 'It cannot be moved: regular code',
        outcomes: ['regular', 'yield'],
        snippets: ['yield'],
        rules: ['microtask-yield'],
      },
    ],
  },
  {
    title: 'Hybrid: async and threads',
    heading: 'Async in front of threads',
    rows: [
      {
        row: 'run_in_executor around a sync function',
        says: 'run_in_executor',
        snippets: ['async-threads'],
        scenarios: ['sync-library'],
        outcomes: ['sync-in-threads'],
      },
    ],
  },
  {
    title: 'Hybrid: async and multiprocessing',
    heading: 'Async in front of processes',
    rows: [
      {
        row: 'ProcessPoolExecutor, gathered',
        says: 'ProcessPoolExecutor',
        snippets: ['async-processes'],
        scenarios: ['mixed-server'],
        outcomes: ['processes-behind'],
      },
    ],
  },
  {
    title: 'The GIL',
    heading: 'No GIL, but an event loop',
    rows: [
      { row: 'One thread at a time executes Python', says: 'lets one thread at a time run Python' },
      {
        row: 'Threads do not parallelise CPU work',
        says: 'Two threads that compute take as long as one after the other',
        rules: ['async-without-parallelism'],
      },
      { row: 'Threads help with I/O', says: 'Threads still help with waiting' },
      { row: 'Processes avoid it', says: 'only processes help' },
      {
        row: 'Demonstration: two computations, in a row and threaded',
        says: 'Two workers that compute take half the time',
        scenarios: ['shared-lock'],
        commands: ['workloadLint.runScenario'],
      },
    ],
  },
  {
    title: 'Example 1: web API',
    heading: 'A web API',
    rows: [
      {
        row: '1,000 users, a query each: async',
        says: 'A thousand users at once, a database query each',
        scenarios: ['web-api'],
        rules: ['blocking-call'],
        outcomes: ['await'],
      },
      { row: 'Fast, simple, efficient', says: 'One process serves them all, fast and simply', scenarios: ['web-api'] },
    ],
  },
  {
    title: 'Example 2: image pipeline',
    heading: 'A pipeline of images',
    rows: [
      {
        row: '10,000 images of a second: multiprocessing',
        says: 'Ten thousand images, one second of computing each',
        scenarios: ['image-pipeline'],
        outcomes: ['pool'],
      },
      { row: '10,000 / 8 = 1,250 seconds', says: '10,000 / 8 = 1,250 seconds' },
    ],
  },
  {
    title: 'Example 3: legacy code',
    heading: 'A library without an async API',
    rows: [
      {
        row: '50 requests through a sync library: threading',
        says: 'Fifty requests at once',
        scenarios: ['sync-library'],
        snippets: ['async-threads'],
        outcomes: ['sync-in-threads'],
      },
      { row: 'Works, with some overhead', says: 'It costs some memory and works' },
    ],
  },
  {
    title: 'Example 4: complex system',
    heading: 'A server that does everything',
    rows: [
      {
        row: 'Requests, images, WebSockets: async and multiprocessing',
        says: 'Requests, WebSockets and images in one program',
        scenarios: ['mixed-server'],
        outcomes: ['pool-behind', 'processes-behind'],
      },
      { row: 'An async queue between them', says: 'a queue between them', snippets: ['queue', 'queue-worker'] },
    ],
  },
  {
    title: 'Performance comparison',
    heading: 'In numbers',
    rows: [
      {
        row: 'Sequential: 100 s, low, trivial',
        says: 'Sequential | 100 s | Low | Trivial',
        scenarios: ['fetch-urls'],
        rules: ['sequential-await'],
      },
      { row: 'Async: ~1 s, low, medium', says: 'Async | ~1 s | Low | Medium', scenarios: ['fetch-urls'] },
      {
        row: 'Threads (10): ~10 s, medium, medium',
        says: 'Threads (10) | ~10 s | Medium | Medium',
        scenarios: ['fetch-urls'],
      },
      { row: 'Threads (100): ~1 s, high, high', says: 'Threads (100) | ~1 s | High | High', scenarios: ['fetch-urls'] },
      { row: 'Processes: ~1–2 s, very high, high', says: '~1–2 s | Very high | High', scenarios: ['fetch-urls'] },
      {
        row: 'Async wins this workload',
        says: 'Async wins',
        scenarios: ['fetch-urls'],
        commands: ['workloadLint.runScenario'],
      },
    ],
  },
  {
    title: 'Rules of thumb',
    heading: 'Rules of thumb',
    rows: [
      { row: 'Async: I/O-bound, many tasks, simple code', says: 'Async for what waits: many at once, simple code' },
      { row: 'Threads: where async is unavailable', says: 'Threads where there is no async API' },
      { row: 'Multiprocessing: CPU-bound', says: 'Processes for computing' },
      {
        row: 'GIL: no parallel computing in threads',
        says: 'The event loop is what the GIL is in Python',
        rules: ['async-without-parallelism'],
      },
      {
        row: 'Hybrid for complex systems',
        says: 'Combined in a server that does both',
        snippets: ['async-threads', 'async-processes'],
      },
      {
        row: 'Default: async for I/O, multiprocessing for CPU',
        says: 'Default: async for what waits, a pool of workers for what computes',
        outcomes: ['await', 'pool'],
        commands: ['workloadLint.openGuide', 'workloadLint.whichApproach'],
      },
      { row: 'Mental model: conductor', says: 'async is a conductor' },
      { row: 'Mental model: referees', says: 'the referee may interrupt' },
      { row: 'Mental model: separate games', says: 'Processes are games on different fields' },
    ],
  },
];
