/** The figures that the advice weighs: data, each with its source. Milliseconds, unless it says otherwise. */
import { START_COST } from '../catalogue/index.ts';

export interface Figure {
  readonly value: number;
  /** What was measured or reckoned, and how. */
  readonly source: string;
}

const MACHINE = 'measured on 2 cores, Node 24';

export const FIGURES = {
  startThread: { value: START_COST.thread, source: `new Worker() to its first message, ${MACHINE}` },
  startProcess: { value: START_COST.process, source: `fork() to its first message, ${MACHINE}` },
  hopThread: { value: 0.03, source: `a call of a warm pool of threads and its answer, ${MACHINE}` },
  hopProcess: { value: 0.03, source: `a call of a warm pool of processes and its answer, ${MACHINE}` },
  /** What a small read takes longer when it is awaited. */
  awaitFile: { value: 0.06, source: `2,000 reads of 1 KB: 16 ms in a row, 138 ms awaited, ${MACHINE}` },
  /** Per megabyte of objects, there and back. */
  cloneMegabyte: { value: 45, source: `objects of 0.7 and 7.5 MB as JSON sent to a worker and back, ${MACHINE}` },
  /** Of sixteen megabytes, there and back. */
  transfer: { value: 0.8, source: `an ArrayBuffer of 16 MB handed to a worker and back, ${MACHINE}` },
  /** Megabytes. */
  memoryThread: { value: 9, source: 'resident memory of an idle worker, Node 20' },
  /** Megabytes. */
  memoryProcess: { value: 42, source: 'resident memory of an idle child of fork(), Node 20' },
} as const satisfies Readonly<Record<string, Figure>>;

/** Where one approach begins to pay. */
export const THRESHOLDS = {
  /** Work below it is done before a pool would pay for its clones and its care. */
  pool: { value: 10, source: 'a warm hop is 0.03 ms, but arguments and results are cloned on both threads' },
  /** Work below it is not worth a thread or process of its own. */
  ownThread: {
    value: 100,
    source: 'a thread takes 40 ms to start and 8 ms of the event loop; twice that is lost below',
  },
  /** How many times longer than its clones the work must be. */
  cloneFactor: {
    value: 2,
    source: 'the clones are made on the event loop, too: parsing 7.5 MB of JSON in a worker holds it up longer',
  },
  /** Tasks at once that threads may wait for. */
  crowd: { value: 100, source: 'the course: below a hundred at once threads are fine' },
} as const satisfies Readonly<Record<string, Figure>>;
