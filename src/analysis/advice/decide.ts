/** Walks the decision tree: from what is known to an outcome, and the path that led there. */
import type { Advice, Decision } from '../findings.ts';
import { isOutcome, OUTCOMES, type OutcomeId } from './outcomes.ts';
import { QUESTIONS, type Answers, type Next, type QuestionId } from './questions.ts';

/** An answer found in the code, and the reason for it. */
export interface Known {
  readonly answer: string;
  readonly because: string;
}

export type KnownAnswers = Readonly<Partial<Record<QuestionId, Known>>>;

export interface Step {
  readonly question: QuestionId;
  readonly answer: string;
  readonly because?: string;
  /** Neither the code nor the user answered: this is the most common answer. */
  readonly assumed?: true;
}

export interface Decided {
  readonly outcome: OutcomeId;
  readonly steps: readonly Step[];
}

/** Nobody reads more reasons than this. */
const MAX_REASONS = 4;

/**
 * @param known answers from the code
 * @param chosen answers from the user; they take precedence
 */
export function decide(known: KnownAnswers, chosen: Answers = {}): Decided {
  const steps: Step[] = [];
  const implied: Partial<Record<QuestionId, string>> = {};
  let at: QuestionId | OutcomeId = 'who-waits';
  while (!isOutcome(at)) {
    const step = stepAt(at, known, { ...implied, ...chosen });
    steps.push(step);
    const row = QUESTIONS[at].answers[step.answer]!;
    Object.assign(implied, row.implies);
    at = follow(row.next, steps);
  }
  return { outcome: at, steps };
}

function stepAt(question: QuestionId, known: KnownAnswers, chosen: Answers): Step {
  const { answers, usual } = QUESTIONS[question];
  const userAnswer = chosen[question];
  const fromCode = known[question];
  if (userAnswer !== undefined && userAnswer in answers)
    return { question, answer: userAnswer, ...(fromCode?.answer === userAnswer && { because: fromCode.because }) };
  return fromCode ? { question, ...fromCode } : { question, answer: usual, assumed: true };
}

function follow(next: Next, steps: readonly Step[]): QuestionId | OutcomeId {
  if (typeof next === 'string') return next;
  const answer = steps.find(({ question }) => question === next.by)?.answer;
  return next.to[answer ?? QUESTIONS[next.by].usual]!;
}

/** Renders the decision as advice. */
export function adviceOf({ outcome, steps }: Decided): Required<Advice> {
  const { approach, why } = OUTCOMES[outcome];
  const reasons = steps.flatMap(({ question, answer, because }) => {
    const { decides, answers } = QUESTIONS[question];
    return because !== undefined && decides && !answers[answer]!.trivial ? [because] : [];
  });
  return {
    approach,
    outcome,
    reasons: [...[...new Set(reasons)].slice(0, MAX_REASONS - 1), why],
    path: steps.map(decisionOf),
  };
}

function decisionOf({ question, answer, because, assumed }: Step): Decision {
  const { ask, answers } = QUESTIONS[question];
  return {
    question: ask,
    answer: answers[answer]!.label,
    ...(because !== undefined && { because }),
    ...(assumed && { assumed }),
  };
}
