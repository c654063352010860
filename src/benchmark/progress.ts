/** Counts the steps of a run and estimates the remaining time. */
import type { Progress } from '../protocol/benchmark.ts';
import type { Plan } from './plan.ts';

export interface Steps {
  begin(phase: Progress['phase'], strategy: string, round: number): void;
  /** @param milliseconds duration of the step, which estimates others of its kind */
  end(milliseconds: number): void;
  /** Removes the steps of a failed strategy from what remains. */
  drop(strategy: string): void;
}

interface Step {
  readonly phase: Progress['phase'];
  readonly strategy: string;
  readonly round: number;
}

/** @param keys of the strategies */
export function countSteps(
  keys: readonly string[],
  { rounds, starts }: Pick<Plan, 'rounds' | 'starts'>,
  tell: (progress: Progress) => void,
): Steps {
  const started = performance.now();
  const left = new Map(keys.map((key) => [key, { starts, executions: rounds + starts }]));
  const total = keys.length * (rounds + 2 * starts);
  /** Milliseconds of the latest start and execution of each strategy. */
  const took = new Map<string, { start?: number; execution?: number }>();
  let current: Step | undefined;

  const remaining = (): number | undefined => {
    let sum = 0;
    for (const [key, { starts, executions }] of left) {
      const { start, execution } = took.get(key) ?? {};
      if ((starts > 0 && start === undefined) || (executions > 0 && execution === undefined)) return undefined;
      sum += starts * (start ?? 0) + executions * (execution ?? 0);
    }
    return sum;
  };
  const report = (step: Step, sample?: number): void => {
    const rest = remaining();
    const undone = [...left.values()].reduce((sum, { starts, executions }) => sum + starts + executions, 0);
    tell({
      type: 'progress',
      ...step,
      done: total - undone,
      total,
      elapsed: performance.now() - started,
      ...(sample !== undefined && { sample }),
      ...(rest !== undefined && { remaining: rest }),
    });
  };
  return {
    begin(phase, strategy, round) {
      current = { phase, strategy, round };
      report(current);
    },
    end(milliseconds) {
      if (current === undefined) return;
      const { phase, strategy } = current;
      const counts = left.get(strategy);
      if (counts === undefined) return;
      if (phase === 'starting') {
        counts.starts--;
        took.set(strategy, { ...took.get(strategy), start: milliseconds });
      } else {
        counts.executions--;
        took.set(strategy, { ...took.get(strategy), execution: milliseconds });
      }
      report(current, milliseconds);
    },
    drop: (strategy) => void left.delete(strategy),
  };
}
