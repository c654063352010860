/** Photographs decoded, filtered and encoded, over all cores. */
import type { ScenarioPage } from './page.ts';

export const imagePipeline = {
  title: 'Image pipeline',
  workload: 'cpu',
  shows:
    'JPEG photographs are decoded, turned grey, made smaller, and encoded, with a real library, a few megapixels each.',
  claim: 'Ten thousand images of a second each take 1,250 s on eight cores in a pool of processes.',
  here: 'A pool of worker threads does as well as one of processes, starts quicker, and takes less memory.',
  sizes: {
    images: { title: 'Images', default: 4, min: 1, max: 10_000 },
    megapixels: { title: 'Size of each', default: 2, min: 0.1, max: 50, unit: 'MP' },
  },
  unit: 'images',
  strategies: [
    { id: 'sequential', how: 'One image after another.' },
    { id: 'async', how: 'Each image in an async function, gathered with Promise.all.' },
    { id: 'threads', pool: 'cores', how: 'Each image read, processed and encoded by a worker of a warm pool.' },
    { id: 'processes', pool: 'cores', how: 'Each image read, processed and encoded by a process of a warm pool.' },
  ],
  rounds: 3,
  advice: {
    approach: 'threads',
    reasons: [
      'Each image computes for much longer than 10 ms.',
      'Threads start quicker than processes and share one heap of code.',
    ],
    path: [
      { question: 'Does it wait or compute?', answer: 'It computes.' },
      { question: 'Is it below the budget?', answer: 'No.' },
      { question: 'Can it be split or moved?', answer: 'Yes: an image does not need another.' },
      { question: 'Does it need isolation?', answer: 'Only where a decoder may crash; otherwise worker threads.' },
    ],
  },
} as const satisfies ScenarioPage;
