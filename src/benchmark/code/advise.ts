/** Which approach fits a function, based on its measurements. */
import type { ComparisonRequest } from '../../protocol/benchmark.ts';
import type { BenchmarkResult, CloneCost, StrategyResult } from '../../protocol/benchmark-result.ts';
import type { Approach, Decision } from '../../analysis/findings.ts';
import { THRESHOLDS } from '../../analysis/advice/figures.ts';
import { formatTime } from '../../protocol/quantities.ts';
import type { StrategyId } from '../../protocol/strategies.ts';
import { measuredDecision } from '../measured-decision.ts';
import { compare } from '../statistics/comparison.ts';
import type { Outcome } from '../statistics/outcome.ts';

type MeasuredAdvice = BenchmarkResult['advice'];
type Measured = Outcome<StrategyResult>;

/**
 * Share of its time that a function must spend on a CPU to count as computing. A function that blocks the event loop
 * most of the time needs less, because it shares the CPU on a busy machine, while a waiting one uses almost none.
 */
const COMPUTES = { holding: 0.15, otherwise: 0.6 } as const;

const APPROACHES: Readonly<Partial<Record<StrategyId, Approach>>> = {
  async: 'async',
  threads: 'threads',
  processes: 'processes',
};

const doesCompute = ({ cpu, median, loopDelay }: StrategyResult): boolean =>
  cpu / median >= COMPUTES[loopDelay.p50 > 0 ? 'holding' : 'otherwise'];

/**
 * @param strategies of a function, measured with `calls` calls per execution
 * @returns nothing of a function that could not be measured as it stands
 */
export function adviseFunction(
  strategies: readonly StrategyResult[],
  outcome: Measured | undefined,
  calls: number,
  cloneCost: CloneCost | undefined,
): MeasuredAdvice {
  const sequential = strategies.find(({ id }) => id === 'sequential');
  if (sequential === undefined || outcome === undefined) return undefined;
  const computes = doesCompute(sequential);
  const path: Decision[] = [{ question: 'Does it wait or compute?', answer: computes ? 'It computes.' : 'It waits.' }];
  return computes
    ? adviseComputing(strategies, sequential.median / calls, { outcome, cloneCost, path })
    : adviseWaiting(
        sequential,
        strategies.find(({ id }) => id === 'async'),
        path,
      );
}

interface Known {
  readonly outcome: Measured;
  readonly cloneCost: CloneCost | undefined;
  readonly path: Decision[];
}

function adviseComputing(
  strategies: readonly StrategyResult[],
  call: number,
  { outcome, cloneCost, path }: Known,
): MeasuredAdvice {
  const leave = (reason: string): MeasuredAdvice => ({ approach: 'leave', reasons: [reason], path });
  const isShort = call < THRESHOLDS.pool.value;
  path.push({
    question: `Does a call take more than ${THRESHOLDS.pool.value} ms?`,
    answer: `${isShort ? 'No' : 'Yes'}: ${formatTime(call)}.`,
  });
  if (isShort) return leave(`A call takes ${formatTime(call)}: a pool would cost more than it saves.`);
  if (!strategies.some(({ id }) => id === 'threads')) {
    path.push({ question: 'Can it be moved to a worker?', answer: 'No: its arguments or results cannot be cloned.' });
    return leave('It cannot run in a worker with these arguments: use arguments that can be cloned.');
  }
  if (cloneCost !== undefined) {
    path.push({
      question: 'Does it take more than twice the cloning?',
      answer: `${cloneCost.pays ? 'Yes' : 'No'}: cloning takes ${formatTime(cloneCost.clone)}.`,
    });
    if (!cloneCost.pays) return leave(cloneCost.sentence);
  }
  path.push(measuredDecision(outcome));
  const approach = APPROACHES[outcome.best.id];
  if (approach === undefined) return leave(`${outcome.best.title} does as well as any other.`);
  return { approach, path, reasons: [`A call blocks the event loop for ${formatTime(call)}.`, path.at(-1)!.answer] };
}

function adviseWaiting(
  sequential: StrategyResult,
  async: StrategyResult | undefined,
  path: Decision[],
): MeasuredAdvice {
  const overlap = async && compare(async, sequential, 'wall');
  path.push({
    question: 'Can it be async?',
    answer: overlap?.clear ? 'Yes: its calls overlap.' : 'Not in its current form: its calls do not overlap.',
  });
  if (overlap?.clear)
    return { approach: 'async', reasons: ['It waits, and its calls overlap.', overlap.sentence], path };
  if (sequential.loopDelay.p50 === 0) return { approach: 'leave', path, reasons: ['It waits without blocking.'] };
  return {
    approach: 'async+threads',
    path,
    reasons: ['It waits and blocks others meanwhile: use an async API, or a thread if there is none.'],
  };
}

/** @param strategies before and after; nothing is said if one of them could not be measured */
export function adviseComparison(
  [before, after]: readonly StrategyResult[],
  outcome: Measured | undefined,
  { refactor, approach }: ComparisonRequest,
): MeasuredAdvice {
  if (before === undefined || after === undefined || outcome === undefined) return undefined;
  const decision = measuredDecision(outcome);
  const path = [
    refactor === undefined
      ? decision
      : { ...decision, question: `${decision.question} Without or with “${refactor}”?` },
    {
      question: 'Is the result the same?',
      answer: after.sameResult ? 'Yes.' : 'No: it must be equal before the times count.',
    },
  ];
  const isBetter = after.sameResult && outcome.decidedBy !== undefined && outcome.best.id === 'after';
  return {
    approach: isBetter ? (approach ?? 'async') : 'leave',
    path,
    reasons: [
      isBetter ? decision.answer : `The code as it stands does as well: ${path[after.sameResult ? 0 : 1]!.answer}`,
    ],
  };
}
