/** Decodes, filters and encodes photographs on all cores. */
import type { ScenarioPage } from './page.ts';

export const imagePipeline = {
  title: 'Image pipeline',
  workload: 'cpu',
  shows:
    'JPEG photographs of a few megapixels are decoded, converted to grey, resized and encoded with a real library.',
  claim: 'Ten thousand images of one second each take 1,250 s on eight cores with a pool of processes.',
  here: 'A pool of worker threads is as fast as one of processes, starts faster and uses less memory.',
  sizes: {
    images: { title: 'Images', default: 4, min: 1, max: 10_000 },
    megapixels: { title: 'Size of each', default: 2, min: 0.1, max: 50, unit: 'MP' },
  },
  unit: 'images',
  merits: ['throughput', 'delay', 'startup', 'memory'],
  strategies: [
    { id: 'sequential', how: 'One image after another.' },
    { id: 'async', how: 'Each image in an async function, gathered with Promise.all.' },
    { id: 'threads', pool: 'cores', how: 'Each image read, processed and encoded by a worker of a warm pool.' },
    { id: 'processes', pool: 'cores', how: 'Each image read, processed and encoded by a process of a warm pool.' },
  ],
  advice: {
    approach: 'threads',
    reasons: [
      'Each image computes for much longer than 10 ms.',
      'Threads start faster than processes and share code in memory.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'It computes.' },
      { question: 'Is it below the budget?', answer: 'No.' },
      { question: 'Can it be split or moved?', answer: 'Yes: the images are independent.' },
      { question: 'Does it need isolation?', answer: 'Only where a decoder may crash; otherwise worker threads.' },
    ],
  },
} as const satisfies ScenarioPage;
