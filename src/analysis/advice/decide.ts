/** Walks the decision tree: from what is known to an outcome, and the path that led there. */
import type { Advice, Decision } from '../findings.ts';
import { isOutcome, OUTCOMES, QUESTIONS, type Answers, type Next, type OutcomeId, type QuestionId } from './tree.ts';

/** An answer that the code gives, and how it does. */
export interface Known {
  readonly answer: string;
  readonly because: string;
}

export type KnownAnswers = Readonly<Partial<Record<QuestionId, Known>>>;

export interface Step {
  readonly question: QuestionId;
  readonly answer: string;
  readonly because?: string;
  /** Neither the code nor a person has said so: it is the usual answer. */
  readonly assumed?: true;
}

export interface Decided {
  readonly outcome: OutcomeId;
  readonly steps: readonly Step[];
}

/** More reasons than these are not read. */
const MAX_REASONS = 4;

/**
 * @param known what the code says
 * @param chosen what a person says; it goes before the code
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
  const said = chosen[question];
  const fromCode = known[question];
  if (said !== undefined && said in answers)
    return { question, answer: said, ...(fromCode?.answer === said && { because: fromCode.because }) };
  return fromCode ? { question, ...fromCode } : { question, answer: usual, assumed: true };
}

function follow(next: Next, steps: readonly Step[]): QuestionId | OutcomeId {
  if (typeof next === 'string') return next;
  const answer = steps.find(({ question }) => question === next.by)?.answer;
  return next.to[answer ?? QUESTIONS[next.by].usual]!;
}

/** The advice in words. */
export function adviceOf({ outcome, steps }: Decided): Required<Advice> {
  const { approach, why } = OUTCOMES[outcome];
  const said = steps.flatMap(({ question, answer, because }) => {
    const { decides, answers } = QUESTIONS[question];
    return because !== undefined && decides && !answers[answer]!.trivial ? [because] : [];
  });
  return { approach, outcome, reasons: [...said.slice(0, MAX_REASONS - 1), why], path: steps.map(decisionOf) };
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
