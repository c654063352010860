/** The figures of some minutes of a soak. */
import { loadavg } from 'node:os';
import { median, percentile } from '../speed/statistics.ts';
import type { UsageNow } from '../usage-of.ts';

export interface WindowFigures {
  /** Minutes since the start. */
  readonly since: number;
  readonly until: number;
  readonly edits: number;
  /** Milliseconds, of edits. */
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** Milliseconds, of edits, without the time in which others had the processors. */
  readonly p95Alone: number;
  /** Milliseconds, of hovers and light bulbs. */
  readonly requestP95: number;
  /** Bytes: the median of the last minute, which holds small and large moments between two collections. */
  readonly memory: number;
  /** Milliseconds of the server per edit, whatever else the machine does. */
  readonly cpuPerEdit: number;
  /** Processes that wanted to run, the server and the client among them: times say little where there are many. */
  readonly load: number;
}

/** Samples of memory in the last minute. */
const LAST_MINUTE = 12;

export class SoakWindow {
  readonly since: number;
  /** Milliseconds each. */
  readonly edits: number[] = [];
  /** Those of the edits, without the time in which others had the processors. */
  readonly alone: number[] = [];
  readonly requests: number[] = [];
  readonly #usage: UsageNow[] = [];
  readonly #load: number[] = [];

  /** @param since minutes since the start */
  constructor(since: number) {
    this.since = since;
  }

  remember(usage: UsageNow): void {
    this.#usage.push(usage);
    this.#load.push(loadavg()[0]!);
  }

  figures(until: number): WindowFigures {
    const { since, edits, alone, requests } = this;
    const cpu = (this.#usage.at(-1)?.cpu ?? 0) - (this.#usage[0]?.cpu ?? 0);
    return {
      since,
      until,
      edits: edits.length,
      p50: percentile(edits, 50),
      p95: percentile(edits, 95),
      longest: percentile(edits, 100),
      p95Alone: percentile(alone, 95),
      requestP95: orZero((all) => percentile(all, 95), requests),
      memory: orZero(
        median,
        this.#usage.slice(-LAST_MINUTE).map(({ memory }) => memory),
      ),
      cpuPerEdit: cpu / edits.length,
      load: orZero(median, this.#load),
    };
  }
}

const orZero = (figure: (samples: readonly number[]) => number, samples: readonly number[]): number =>
  samples.length > 0 ? figure(samples) : 0;
