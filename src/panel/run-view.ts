/** The state of the current run from its events: progress of each strategy, and remaining time. */
import type { BenchmarkEvent, Progress } from '../protocol/benchmark.ts';
import { strategyKey, strategyTitle } from '../protocol/strategies.ts';

export interface StrategyView {
  readonly key: string;
  readonly title: string;
  readonly state: 'waiting' | Progress['phase'] | 'paused';
  /** Completed rounds. */
  readonly rounds: number;
  /** Milliseconds of the measured executions so far. */
  readonly samples: readonly number[];
}

export interface RunView {
  readonly title: string;
  readonly rounds: number;
  readonly strategies: readonly StrategyView[];
  readonly done: number;
  readonly total: number;
  /** Milliseconds. */
  readonly elapsed: number;
  readonly remaining?: number;
}

export function startRun(title: string): RunView {
  return { title, rounds: 0, strategies: [], done: 0, total: 0, elapsed: 0 };
}

export function followEvent(run: RunView, event: BenchmarkEvent): RunView {
  switch (event.type) {
    case 'started': {
      const strategies = event.strategies.map((ref) => ({
        key: strategyKey(ref),
        title: strategyTitle(ref),
        state: 'waiting' as const,
        rounds: 0,
        samples: [],
      }));
      return { ...run, rounds: event.rounds, strategies };
    }
    case 'progress': {
      const { done, total, elapsed, remaining } = event;
      const strategies = run.strategies.map((strategy) => followProgress(strategy, event));
      return {
        title: run.title,
        rounds: run.rounds,
        strategies,
        done,
        total,
        elapsed,
        ...(remaining !== undefined && { remaining }),
      };
    }
    default:
      return run;
  }
}

/** For screen readers: phases and rounds, not each execution. */
export function announcement({ title, strategies, rounds, done }: RunView): string {
  if (strategies.length === 0) return `${title}: starting.`;
  const round = Math.max(...strategies.map((strategy) => strategy.rounds));
  if (round > 0) return `${title}: round ${round} of ${rounds}.`;
  return done === 0 || strategies.some(({ state }) => state === 'starting')
    ? `${title}: starting ${strategies.length} strategies.`
    : `${title}: warming up.`;
}

function followProgress(strategy: StrategyView, { strategy: current, phase, sample, round }: Progress): StrategyView {
  if (strategy.key !== current) return strategy.state === 'waiting' ? strategy : { ...strategy, state: 'paused' };
  if (sample === undefined) return { ...strategy, state: phase };
  if (phase !== 'measuring') return { ...strategy, state: 'paused' };
  return { ...strategy, state: 'paused', rounds: round, samples: [...strategy.samples, sample] };
}
