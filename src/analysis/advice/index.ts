/** Recommends an approach for a finding, a function or a described workload, and explains why. */
export { adviceOf, decide, type KnownAnswers, type Step } from './decide.ts';
export { FIGURES, type Figure } from './figures.ts';
export { APPROACH_ROWS } from './comparison.ts';
export { entryPointsOf, type EntryPointReport } from './entry-points.ts';
export {
  covers,
  functionAround,
  functionNamedAt,
  functionWithSignature,
  reportOn,
  type FunctionReport,
} from './of-function.ts';
export { withMeasuredTime } from './measured.ts';
export { millisecondsInWords } from './answers.ts';
export { adviseOnFinding, answersForFinding } from './of-finding.ts';
export { OUTCOMES, type OutcomeId } from './outcomes.ts';
export { QUESTION_IDS, QUESTIONS, type Answers, type QuestionId } from './questions.ts';
