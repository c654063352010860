/** The state of the current run from its events: progress of each strategy, and remaining time. */
import type { BenchmarkEvent, Progress, Standing } from '../protocol/benchmark.ts';
import type { MeasureId } from '../protocol/measures.ts';
import { strategyKey, strategyTitle } from '../protocol/strategies.ts';

export interface StrategyView {
  readonly key: string;
  readonly title: string;
  readonly state: 'waiting' | Progress['phase'] | 'paused';
  /** Completed rounds. */
  readonly rounds: number;
  /** What is known so far, in the measure that decides. */
  readonly standing?: Standing['strategies'][number];
}

export interface RunView {
  readonly title: string;
  /** When it was asked for, in milliseconds since 1970: compiling counts, too. */
  readonly begun: number;
  /** Absent: as many as it takes. */
  readonly rounds?: number;
  readonly strategies: readonly StrategyView[];
  /** From 0 to 1. */
  readonly part: number;
  /** Milliseconds, at most, from the last report on. */
  readonly remaining?: number;
  /** The measure that decides, with the unit of throughput. */
  readonly measure?: { readonly id: MeasureId; readonly unit: string };
}

export function startRun(title: string, begun: number): RunView {
  return { title, begun, strategies: [], part: 0 };
}

export function followEvent(run: RunView, event: BenchmarkEvent): RunView {
  switch (event.type) {
    case 'started': {
      const strategies = event.strategies.map((ref) => ({
        key: strategyKey(ref),
        title: strategyTitle(ref),
        state: 'waiting' as const,
        rounds: 0,
      }));
      return { ...run, ...(event.rounds !== undefined && { rounds: event.rounds }), strategies };
    }
    case 'progress': {
      const { part, remaining } = event;
      const strategies = run.strategies.map((strategy) => followProgress(strategy, event));
      return { ...run, strategies, part, ...(remaining !== undefined && { remaining }) };
    }
    case 'standing': {
      const standings = new Map(event.strategies.map((one) => [one.key, one]));
      const strategies = run.strategies.map((strategy) => {
        const standing = standings.get(strategy.key);
        return standing ? { ...strategy, standing } : strategy;
      });
      return { ...run, strategies, measure: { id: event.measure, unit: event.unit } };
    }
    default:
      return run;
  }
}

/** For screen readers: phases and rounds, not each execution. */
export function announcement({ title, strategies, rounds }: RunView): string {
  if (strategies.length === 0) return `${title}: starting.`;
  const round = Math.max(...strategies.map((strategy) => strategy.rounds));
  if (round > 0) return `${title}: round ${round}${rounds === undefined ? '' : ` of ${rounds}`}.`;
  return strategies.some(({ state }) => state === 'starting')
    ? `${title}: starting ${strategies.length} strategies.`
    : `${title}: warming up.`;
}

function followProgress(strategy: StrategyView, { strategy: current, phase, sample, round }: Progress): StrategyView {
  if (strategy.key !== current) return strategy.state === 'waiting' ? strategy : { ...strategy, state: 'paused' };
  if (sample === undefined) return { ...strategy, state: phase };
  if (phase !== 'measuring') return { ...strategy, state: 'paused' };
  return { ...strategy, state: 'paused', rounds: round };
}
