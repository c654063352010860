/**
 * Decides how many rounds are measured, in how many processes: as many as requested, or until the figures are precise
 * enough or the time is up.
 */
import type { Plan } from './plan.ts';
import { judgedOf, type Series } from './series.ts';
import { needingMore } from './statistics/enough.ts';
import { spread } from './statistics/samples.ts';

export interface Sampler {
  /** The strategies to open in fresh processes; none: the measurement is complete. */
  next(series: readonly Series[]): readonly Series[];
  /** Those that take part in another round in their present processes; none: these processes end. */
  round(running: readonly Series[]): readonly Series[];
  /** Executions of each in that round, one after another: short ones take less than going from one to the next. */
  burst(running: readonly Series[]): number;
  /** From 0 to 1: the part of the rounds, or of the time. */
  part(): number;
}

/** At least as many rounds of each strategy, whatever the time. */
const LEAST_ROUNDS = 3;
/** No two processes run code equally fast: with fewer of them, luck would count as speed. */
const LEAST_PROCESSES = 4;
const MOST_PROCESSES = 8;
/** Share of the time that starting processes may take; if that allows too few, a single process runs all rounds. */
const FOR_STARTS = 0.6;
const MOST_ROUNDS_PER_PROCESS = 12;
/** Milliseconds of an execution from which one is enough for a turn; and executions of shorter ones. */
const BURST = 60;
const MOST_PER_BURST = 6;
/** Milliseconds between two checks of whether a single process has enough rounds. */
const BETWEEN_LOOKS = 300;

export const createSampler = (plan: Plan, now: () => number = () => performance.now()): Sampler =>
  plan.rounds === undefined ? adaptive(plan, now) : fixed(plan.rounds, plan.starts);

/** All strategies in all rounds, which the processes share. */
function fixed(rounds: number, starts: number): Sampler {
  const shares = spread(Array.from({ length: rounds }), starts).map(({ length }) => length);
  let [done, left] = [0, 0];
  return {
    next: (series) => {
      left = shares.shift() ?? 0;
      return left === 0 ? [] : series;
    },
    round: (running) => {
      if (left === 0) return [];
      left--;
      done++;
      return running;
    },
    burst: () => 1,
    part: () => Math.min(1, done / rounds),
  };
}

function burst(running: readonly Series[]): number {
  const longest = Math.max(...running.map(({ latest }) => latest));
  return Math.min(MOST_PER_BURST, Math.max(1, Math.floor(BURST / longest)));
}

function adaptive(plan: Plan, now: () => number): Sampler {
  const { budget } = plan;
  const begun = now();
  const elapsed = (): number => now() - begun;
  /** When the present processes began to be opened, and how long that took per strategy. */
  let opening = begun;
  let opened: { readonly each: number; readonly all: number } | undefined;
  /** Rounds of the present processes; -1 until they are opened. */
  let left = -1;
  let looked = 0;

  const wanted = (series: readonly Series[]): readonly Series[] => {
    const judged = series.flatMap((one) => judgedOf(one, plan) ?? []);
    const { keys } = needingMore(judged, plan.merits, {
      precision: plan.precision,
      processes: left === Infinity ? 1 : LEAST_PROCESSES,
    });
    return series.filter(({ key, executions }) => keys.has(key) || executions.length < LEAST_ROUNDS);
  };
  const mayStart = (needed: readonly Series[]): boolean => {
    if (needed.some(({ executions }) => executions.length < LEAST_ROUNDS)) return true;
    const cost = needed.reduce((sum, { latest }) => sum + opened!.each + latest, 0);
    return elapsed() + cost <= budget;
  };
  /** For the present processes. */
  const share = (running: readonly Series[]): number => {
    const affordable = Math.floor((FOR_STARTS * budget) / opened!.all);
    if (affordable < LEAST_PROCESSES) return Infinity;
    const time = budget / Math.min(affordable, MOST_PROCESSES) - opened!.all;
    const round = running.reduce((sum, { latest }) => sum + latest, 0) * burst(running);
    return Math.min(MOST_ROUNDS_PER_PROCESS, Math.max(1, Math.floor(time / round)));
  };
  const isSpent = (running: readonly Series[]): boolean =>
    elapsed() >= budget && running.every(({ executions }) => executions.length >= LEAST_ROUNDS);

  return {
    next(series) {
      opening = now();
      if (opened === undefined) return series;
      const needed = wanted(series);
      left = -1;
      return mayStart(needed) ? needed : [];
    },
    round(running) {
      if (running.length === 0) return [];
      if (left < 0) {
        const all = now() - opening;
        opened ??= { each: all / running.length, all };
        left = share(running);
      }
      if (left === 0 || isSpent(running)) return [];
      left--;
      if (left !== Infinity || now() - looked < BETWEEN_LOOKS) return running;
      looked = now();
      return wanted(running);
    },
    burst,
    part: () => Math.min(1, elapsed() / budget),
  };
}
