/** Which approach fits a function, based on its measurements. */
import type { BenchmarkResult, CloneCost, ComparisonRequest, StrategyResult } from '../../protocol/benchmark.ts';
import { STRATEGIES } from '../../protocol/strategies.ts';
import type { Decision } from '../../analysis/findings.ts';
import { THRESHOLDS } from '../../analysis/advice/figures.ts';
import { formatTime } from '../../protocol/quantities.ts';
import { compare } from '../statistics/verdict.ts';

type MeasuredAdvice = BenchmarkResult['advice'];

/**
 * Share of its time that a function must spend on a CPU to count as computing. A function that blocks the event loop
 * most of the time needs less, because it shares the CPU on a busy machine, while a waiting one uses almost none.
 */
const COMPUTES = { holding: 0.15, otherwise: 0.6 } as const;

/** @param strategies of a function, measured with `calls` calls per execution */
export function adviseFunction(
  strategies: readonly StrategyResult[],
  calls: number,
  cloneCost: CloneCost | undefined,
): MeasuredAdvice {
  const one = (id: StrategyResult['id']): StrategyResult | undefined =>
    strategies.find((strategy) => strategy.id === id);
  const sequential = one('sequential');
  if (sequential === undefined)
    return { approach: 'leave', reasons: ['The function could not be measured as is.'], path: [] };
  const call = sequential.median / calls;
  const computes =
    sequential.cpu / sequential.median >= COMPUTES[sequential.loopDelay.p50 > 0 ? 'holding' : 'otherwise'];
  const path: Decision[] = [{ question: 'Does it wait or compute?', answer: computes ? 'It computes.' : 'It waits.' }];
  if (!computes) return adviseWaiting(sequential, one('async'), path);

  const isShort = call < THRESHOLDS.pool.value;
  path.push({
    question: `Does a call take more than ${THRESHOLDS.pool.value} ms?`,
    answer: `${isShort ? 'No' : 'Yes'}: ${formatTime(call)}.`,
  });
  if (isShort)
    return {
      approach: 'leave',
      reasons: [`A call takes ${formatTime(call)}: a pool would cost more than it saves.`],
      path,
    };
  const threads = one('threads');
  if (threads === undefined) {
    path.push({ question: 'Can it be moved to a worker?', answer: 'No: its arguments or results cannot be cloned.' });
    return {
      approach: 'leave',
      reasons: ['It cannot run in a worker with these arguments: use arguments that can be cloned.'],
      path,
    };
  }
  if (cloneCost !== undefined) {
    path.push({
      question: 'Does it take more than twice the cloning?',
      answer: `${cloneCost.pays ? 'Yes' : 'No'}: cloning takes ${formatTime(cloneCost.clone)}.`,
    });
    if (!cloneCost.pays) return { approach: 'leave', reasons: [cloneCost.sentence], path };
  }
  const { clear, sentence } =
    threads.median < sequential.median
      ? compare(threads, sequential)
      : { clear: false, sentence: 'The pool was no faster.' };
  path.push({ question: 'Is a pool faster?', answer: sentence });
  return {
    approach: 'threads',
    path,
    reasons: [
      `A call blocks the event loop for ${formatTime(call)}; in a pool it does not.`,
      clear ? sentence : 'The time stays the same here, but the event loop is free.',
    ],
  };
}

function adviseWaiting(
  sequential: StrategyResult,
  async: StrategyResult | undefined,
  path: Decision[],
): MeasuredAdvice {
  const overlap = async !== undefined && async.median < sequential.median ? compare(async, sequential) : undefined;
  path.push({
    question: 'Can it be async?',
    answer: overlap?.clear ? 'Yes: its calls overlap.' : 'Not in its current form: its calls do not overlap.',
  });
  if (overlap?.clear)
    return { approach: 'async', reasons: ['It waits, and its calls overlap.', overlap.sentence], path };
  return {
    approach: 'async+threads',
    path,
    reasons: ['It waits and blocks others meanwhile: use an async API, or a thread if there is none.'],
  };
}

/** @param after the strategy with the refactor; absent if it could not be measured */
export function adviseComparison(
  before: StrategyResult | undefined,
  after: StrategyResult | undefined,
  { refactor, approach }: ComparisonRequest,
): MeasuredAdvice {
  if (before === undefined || after === undefined)
    return { approach: 'leave', reasons: ['One side could not be measured.'], path: [] };
  const isFaster = after.median < before.median;
  const speed = isFaster ? compare(after, before) : compare(before, after);
  const [was, is] = [before.loopDelay.max, after.loopDelay.max];
  const isFreer = is < was / 2 && was - is > THRESHOLDS.pool.value;
  const path = [
    { question: `Is it faster${refactor === undefined ? '' : ` with “${refactor}”`}?`, answer: speed.sentence },
    {
      question: 'Is the event loop freer?',
      answer: `${isFreer ? 'Yes' : 'No'}: it was held for ${formatTime(was)} at most, and is for ${formatTime(is)}.`,
    },
    {
      question: 'Is the result the same?',
      answer: after.sameResult ? 'Yes.' : 'No: it must be equal before the times count.',
    },
  ];
  const isBetter = after.sameResult && ((isFaster && speed.clear) || (isFreer && !(speed.clear && !isFaster)));
  return {
    approach: isBetter ? (approach ?? 'async') : 'leave',
    path,
    reasons: isBetter
      ? path.slice(0, 2).map(({ answer }) => answer)
      : [`${STRATEGIES.before.what.replace('.', '')} it does as well: ${speed.sentence}`],
  };
}
