/** A measured time in place of an estimate: of a function, and of what is advised for it. */
import { bandOf, millisecondsInWords } from './answers.ts';
import { adviceOf, decide, type KnownAnswers } from './decide.ts';
import type { FunctionReport } from './of-function.ts';

/** Milliseconds from which on nobody calls a wait short. */
const FELT = 1;

/** @param milliseconds of one call, as the function stands */
export function withMeasuredTime(report: FunctionReport, milliseconds: number): FunctionReport {
  const known: KnownAnswers = { ...report.known, ...answersOf(report.known, milliseconds) };
  // A function that waits computes no longer for having been measured.
  const computes = report.cost.milliseconds >= FELT;
  return {
    ...report,
    known,
    advice: adviceOf(decide(known)),
    ...(computes && { cost: { ...report.cost, milliseconds, grows: [] } }),
  };
}

function answersOf({ workload }: KnownAnswers, milliseconds: number): KnownAnswers {
  const because = `a call took ${millisecondsInWords(milliseconds)} when it was measured`;
  if (workload?.answer === 'io') return milliseconds >= FELT ? { 'io-size': { answer: 'felt', because } } : {};
  return workload?.answer === 'wait' ? {} : { budget: { answer: bandOf(milliseconds, undefined), because } };
}
