/** Recommends an approach for a finding, a function or a described workload, and explains why. */
export { adviceOf, decide, type Decided, type Known, type KnownAnswers, type Step } from './decide.ts';
export { FIGURES, THRESHOLDS, type Figure } from './figures.ts';
export { APPROACH_ROWS, type ApproachRow } from './comparison.ts';
export { entryPointsOf, type EntryPointReport } from './entry-points.ts';
export {
  calledAs,
  covers,
  functionAround,
  functionNamedAt,
  functionWithSignature,
  reportOn,
  type Blocked,
  type FunctionReport,
} from './of-function.ts';
export { withMeasuredTime } from './measured.ts';
export { whoReaches, type Reach } from './reach.ts';
export { millisecondsInWords } from './answers.ts';
export { adviseOnFinding, answersForFinding } from './of-finding.ts';
export {
  OUTCOMES,
  QUESTION_IDS,
  QUESTIONS,
  type AnswerRow,
  type Answers,
  type OutcomeId,
  type OutcomeRow,
  type QuestionId,
  type QuestionRow,
} from './tree.ts';
