/** The measures of merit: what a benchmark may be about, what each is called, and which differences count. */
import { formatCount, formatMemory, formatTime } from './quantities.ts';

export interface MeasureRow {
  readonly title: string;
  /** Explains the figure to a first-time reader. */
  readonly what: string;
  readonly better: 'less' | 'more';
  /** One sample per execution; else one per process. */
  readonly perExecution: boolean;
  /** The smallest noticeable difference, in the measure's unit; smaller figures count as equal to it. */
  readonly least: number;
  readonly format: (value: number, unit: string) => string;
  /** How the better strategy is described: "are … times as fast as". */
  readonly times: string;
  /** What it costs to be worse by this: "92 MB". */
  readonly price: (more: number, times: number) => string;
}

const time = (value: number): string => formatTime(value);
const longer = (what: string) => (more: number) => `${formatTime(more)} more ${what}`;

const TABLE = {
  latency: {
    title: 'Latency p50',
    what: 'Half of the requests wait at most this long for their answer.',
    better: 'less',
    perExecution: true,
    least: 1,
    format: time,
    times: 'lets half of the requests wait',
    price: longer('latency'),
  },
  'latency-p99': {
    title: 'Latency p99',
    what: '99 % of the requests wait at most this long for their answer.',
    better: 'less',
    perExecution: true,
    least: 5,
    format: time,
    times: 'lets the slowest requests wait',
    price: longer('latency of the slowest requests'),
  },
  delay: {
    title: 'Event-loop delay',
    what: '99 % of callbacks wait at most this long for the main thread.',
    better: 'less',
    perExecution: true,
    least: 5,
    format: time,
    times: 'holds the event loop up',
    price: longer('event-loop delay'),
  },
  wall: {
    title: 'Wall time',
    what: 'One execution from beginning to end.',
    better: 'less',
    perExecution: true,
    least: 0,
    format: time,
    times: 'takes',
    price: (_, times) => `${formatCount((times - 1) * 100)} % more time`,
  },
  throughput: {
    title: 'Throughput',
    what: 'Units completed per second.',
    better: 'more',
    perExecution: true,
    least: 0,
    format: (value, unit) => `${formatCount(value)} ${unit}/s`,
    times: 'completes',
    price: (_, times) => `${formatCount((1 - 1 / times) * 100)} % of the throughput`,
  },
  memory: {
    title: 'Peak memory',
    what: 'All processes of the strategy together.',
    better: 'less',
    perExecution: false,
    least: 5e6,
    format: (value) => formatMemory(value),
    times: 'needs',
    price: (more) => formatMemory(more),
  },
  startup: {
    title: 'Start-up',
    what: 'Time until the process and its pool are ready.',
    better: 'less',
    perExecution: false,
    least: 10,
    format: time,
    times: 'starts in',
    price: (more) => `${formatTime(more)} of start`,
  },
} as const satisfies Readonly<Record<string, MeasureRow>>;

export type MeasureId = keyof typeof TABLE;

export const MEASURES: Readonly<Record<MeasureId, MeasureRow>> = TABLE;

/** Of the user's code: whether it blocks others, how long it takes, and what that costs. */
export const CODE_MERITS: readonly MeasureId[] = ['delay', 'wall', 'memory', 'startup'];
