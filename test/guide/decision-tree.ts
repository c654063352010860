/**
 * What is drawn of the adviser's decision tree: its main questions. The words come from the tree itself, only the
 * answers are shortened.
 */
import { OUTCOMES, QUESTIONS, type Answers, type OutcomeId, type QuestionId } from '../../src/analysis/advice/index.ts';

export interface Question {
  readonly question: QuestionId;
  /** By the key of the answer. */
  readonly answers: Readonly<Record<string, { readonly label: string; readonly to: Question | OutcomeId }>>;
}

export const DECISION_TREE: Question = {
  question: 'workload',
  answers: {
    io: {
      label: 'Waits',
      to: {
        question: 'async-api',
        answers: {
          yes: {
            label: 'Yes',
            to: {
              question: 'how-many',
              answers: {
                one: { label: 'One', to: 'await' },
                few: { label: 'A few', to: 'gather' },
                many: { label: 'Many', to: 'bounded-gather' },
              },
            },
          },
          no: { label: 'No', to: 'sync-in-threads' },
        },
      },
    },
    cpu: {
      label: 'Computes',
      to: {
        question: 'budget',
        answers: {
          short: { label: '< 10 ms', to: 'short-compute' },
          long: {
            label: 'Longer',
            to: {
              question: 'movable',
              answers: {
                no: { label: 'No', to: 'regular' },
                pieces: { label: 'In pieces', to: 'yield' },
                yes: {
                  label: 'Yes',
                  to: {
                    question: 'isolation',
                    answers: { no: { label: 'No', to: 'pool' }, yes: { label: 'Yes', to: 'process-pool' } },
                  },
                },
              },
            },
          },
        },
      },
    },
    both: { label: 'Both', to: 'pool-behind' },
  },
};

export interface Path {
  readonly answers: Answers;
  readonly outcome: OutcomeId;
  /** "Does it wait or compute? Waits. … → Await the async API." */
  readonly words: string;
}

/** Every way through what is drawn. */
export function pathsOf(node: Question | OutcomeId, answers: Answers = {}, words = ''): Path[] {
  if (typeof node === 'string') return [{ answers, outcome: node, words: `${words}→ ${OUTCOMES[node].what}.` }];
  return Object.entries(node.answers).flatMap(([answer, { label, to }]) =>
    pathsOf(to, { ...answers, [node.question]: answer }, `${words}${QUESTIONS[node.question].ask} ${label}. `),
  );
}
