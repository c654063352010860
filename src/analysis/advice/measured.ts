/** Replaces estimates with a measured time, and updates the advice. */
import { bandOf, millisecondsInWords } from './answers.ts';
import { adviceOf, decide, type KnownAnswers } from './decide.ts';
import type { FunctionReport } from './of-function.ts';

/** A wait of at least this many milliseconds is not short. */
const FELT = 1;

/** @param milliseconds measured for one call of the function as it is */
export function withMeasuredTime(report: FunctionReport, milliseconds: number): FunctionReport {
  const known: KnownAnswers = { ...report.known, ...answersOf(report.known, milliseconds) };
  // A function that mostly waits has no CPU cost, however long it was measured.
  const computes = report.cost.milliseconds >= FELT;
  return {
    ...report,
    known,
    advice: adviceOf(decide(known)),
    ...(computes && { cost: { ...report.cost, milliseconds, grows: [] } }),
  };
}

function answersOf({ workload }: KnownAnswers, milliseconds: number): KnownAnswers {
  const because = `one call was measured at ${millisecondsInWords(milliseconds)}`;
  if (workload?.answer === 'io') return milliseconds >= FELT ? { 'io-size': { answer: 'felt', because } } : {};
  return workload?.answer === 'wait' ? {} : { budget: { answer: bandOf(milliseconds, undefined), because } };
}
