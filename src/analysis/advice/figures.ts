/** The figures used by the advice, each with its source. In milliseconds unless noted. */
import { START_COST } from '../catalogue/index.ts';

export interface Figure {
  readonly value: number;
  /** What was measured or calculated, and how. */
  readonly source: string;
}

const MACHINE = 'measured on 2 cores, Node 24';

export const FIGURES = {
  startThread: { value: START_COST.thread, source: `from new Worker() to its first message, ${MACHINE}` },
  startProcess: { value: START_COST.process, source: `from fork() to its first message, ${MACHINE}` },
  hopThread: { value: 0.03, source: `round trip to a warm thread pool, ${MACHINE}` },
  hopProcess: { value: 0.03, source: `round trip to a warm process pool, ${MACHINE}` },
  /** Extra time for a small read when it is awaited. */
  awaitFile: { value: 0.06, source: `2,000 reads of 1 KB: 16 ms synchronous, 138 ms awaited, ${MACHINE}` },
  /** Per megabyte of objects, round trip. */
  cloneMegabyte: { value: 45, source: `objects of 0.7 and 7.5 MB (as JSON) sent to a worker and back, ${MACHINE}` },
  /** For 16 MB, round trip. */
  transfer: { value: 0.8, source: `an ArrayBuffer of 16 MB transferred to a worker and back, ${MACHINE}` },
  /** Megabytes. */
  memoryThread: { value: 9, source: 'resident memory of an idle worker, Node 20' },
  /** Megabytes. */
  memoryProcess: { value: 42, source: 'resident memory of an idle child of fork(), Node 20' },
} as const satisfies Readonly<Record<string, Figure>>;

/** The thresholds from which an approach pays off. */
export const THRESHOLDS = {
  /** Shorter work finishes before a pool would pay for cloning and upkeep. */
  pool: { value: 10, source: 'a warm hop is 0.03 ms, but arguments and results are cloned on both threads' },
  /** Shorter work does not justify starting a thread or process for it. */
  ownThread: {
    value: 100,
    source: 'starting a thread takes 40 ms, 8 ms of it on the event loop; below twice that, nothing is gained',
  },
  /** How many times longer than cloning the work must take. */
  cloneFactor: {
    value: 2,
    source: 'cloning also blocks the event loop: parsing 7.5 MB of JSON in a worker blocks it for longer',
  },
  /** Concurrent tasks that threads can reasonably wait for. */
  crowd: { value: 100, source: 'the course: threads are fine for up to a hundred concurrent tasks' },
} as const satisfies Readonly<Record<string, Figure>>;
