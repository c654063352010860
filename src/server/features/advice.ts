/** Answers which approach fits a piece of code or a described workload, and why. */
import {
  adviceOf,
  decide,
  OUTCOMES,
  QUESTIONS,
  refactors as allRefactors,
  type Answers,
  type KnownAnswers,
  type OutcomeId,
  type Place,
  type Step,
} from '../../analysis/index.ts';
import type { DecideParams, DecideResult, OpenQuestion } from '../../protocol/advice.ts';
import type { ServerContext } from '../context.ts';
import { answer } from '../messages.ts';
import type { Subject } from '../../project/index.ts';
import { subjectAt } from '../subject.ts';
import type { Feature } from './feature.ts';

export const advice: Feature = {
  start(context) {
    const { connection, guard } = context;
    answer(
      connection,
      'workloadLint/decide',
      guard('Finding the approach that fits', null, (params: DecideParams) => decideFor(context, params)),
    );
  },
};

async function decideFor(context: ServerContext, { at, answers }: DecideParams): Promise<DecideResult | null> {
  if (!at) return resultOf({}, answers);
  const subject = await subjectAt(context, at, { around: true });
  if (!subject) return null;
  const { finding, report } = subject;
  const place: Place = finding?.finding ?? report!;
  return {
    subject: subjectName(subject),
    spot: { uri: context.documents.uriOf(place.file), span: place.span },
    ...resultOf(finding?.known ?? report!.known, answers),
  };
}

const subjectName = ({ finding, report }: Subject): string => finding?.finding.message ?? report!.title;

function resultOf(known: KnownAnswers, answers: Answers): Pick<DecideResult, 'questions' | 'ending'> {
  const decided = decide(known, answers);
  const { what, refactors, snippets, scenario } = OUTCOMES[decided.outcome satisfies OutcomeId];
  return {
    questions: decided.steps.map((step) => questionOf(step, known)),
    ending: {
      what,
      advice: adviceOf(decided),
      refactors,
      refactorTitles: refactors.map(titleOf),
      snippets,
      ...(scenario && { scenario }),
    },
  };
}

const titleOf = (refactor: string): string => allRefactors.find(({ id }) => id === refactor)?.title ?? refactor;

function questionOf({ question, answer: suggested }: Step, known: KnownAnswers): OpenQuestion {
  const { ask, why, answers } = QUESTIONS[question];
  const because = known[question]?.because;
  return {
    id: question,
    ask,
    why,
    suggested,
    ...(because !== undefined && { because }),
    answers: Object.entries(answers).map(([id, { label }]) => ({ id, label })),
  };
}
