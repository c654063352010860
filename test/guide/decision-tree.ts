/** The decision tree as it is drawn: questions, and the approach at the end of each path. */
import type { Approach } from '../../src/analysis/findings.ts';

export interface Question {
  readonly question: string;
  readonly answers: Readonly<Record<string, Question | Outcome>>;
}

export interface Outcome {
  readonly approach: Approach;
  readonly outcome: string;
}

export const DECISION_TREE: Question = {
  question: 'Does it wait or compute?',
  answers: {
    Waits: {
      question: 'Has it an async API?',
      answers: {
        Yes: {
          question: 'How many at once?',
          answers: {
            Few: { approach: 'async', outcome: 'Async: await, gather' },
            Many: { approach: 'async', outcome: 'Async, with a bound' },
          },
        },
        No: { approach: 'async+threads', outcome: 'Threads around the synchronous library' },
      },
    },
    Computes: {
      question: 'Is it below 50 ms, and seldom?',
      answers: {
        Yes: { approach: 'leave', outcome: 'Leave it: regular code' },
        No: {
          question: 'Can it be split or moved?',
          answers: {
            No: { approach: 'leave', outcome: 'Regular code that gives way' },
            Yes: {
              question: 'Does it need isolation?',
              answers: {
                No: { approach: 'threads', outcome: 'A pool of workers' },
                Yes: { approach: 'processes', outcome: 'A pool of processes' },
              },
            },
          },
        },
      },
    },
    Both: { approach: 'async+threads', outcome: 'A server: async in front, a pool behind' },
  },
};

export const isOutcome = (node: Question | Outcome): node is Outcome => 'outcome' in node;

/** All of the tree in sentences, for those who cannot see it. */
export function describeTree(node: Question | Outcome, path: readonly string[] = []): string[] {
  if (isOutcome(node)) return [`${path.join(' ')} → ${node.outcome}.`];
  return Object.entries(node.answers).flatMap(([answer, next]) => describeTree(next, [...path, node.question, `${answer}.`]));
}
