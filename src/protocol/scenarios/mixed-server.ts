/** A server with a mixed load: requests, sockets and images. */
import type { ScenarioPage } from './page.ts';

export const mixedServer = {
  title: 'A server with requests, sockets and images',
  workload: 'mixed',
  shows:
    'A real server answers requests and WebSocket messages while it processes images. What counts is how ' +
    'long a request waits in the meantime.',
  claim:
    'Async for requests and sockets, a pool of processes for the images, and an async queue ' +
    'between them handle all of it.',
  here:
    'The same, with worker threads in the pool. If images are processed inline, each one stops all requests ' +
    'and sockets until it is done.',
  sizes: {
    images: { title: 'Images', default: 4, min: 1, max: 1_000 },
    megapixels: { title: 'Size of each', default: 1, min: 0.1, max: 50, unit: 'MP' },
    sockets: { title: 'WebSockets', default: 20, min: 0, max: 1_000 },
    rate: { title: 'Requests per second', default: 100, min: 1, max: 10_000 },
  },
  unit: 'images',
  merits: ['latency', 'latency-p99', 'throughput', 'memory', 'startup'],
  strategies: [
    { id: 'async', how: 'Everything on the event loop: an image is processed in its handler.' },
    { id: 'async+threads', pool: 'cores', how: 'The handler awaits a worker that processes the image.' },
    { id: 'async+processes', pool: 'cores', how: 'The handler awaits a process that processes the image.' },
  ],
  latency: 'Latency of the requests',
  budget: 20_000,
  advice: {
    approach: 'async+threads',
    reasons: [
      'Requests and sockets wait, images compute: each gets the approach that fits.',
      'The event loop stays free while the pool computes.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'Both: requests and sockets wait, images compute.' },
      { question: 'Can the computation be moved?', answer: 'Yes: images go to a pool.' },
      { question: 'Does it need isolation?', answer: 'No: worker threads, awaited on the event loop.' },
    ],
  },
} as const satisfies ScenarioPage;
