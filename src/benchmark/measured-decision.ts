/** What the measurement adds to the path of an advice: a question about the measure that decided, and its answer. */
import type { Decision } from '../analysis/findings.ts';
import { MEASURES, type MeasureId } from '../protocol/measures.ts';
import type { Judged } from './statistics/comparison.ts';
import type { Outcome } from './statistics/outcome.ts';

const QUESTIONS: Readonly<Record<MeasureId, string>> = {
  latency: 'Where do requests wait least?',
  'latency-p99': 'Where do the slowest requests wait least?',
  delay: 'Where is the event loop held up least?',
  wall: 'Which is fastest?',
  throughput: 'Which completes most?',
  memory: 'Which needs least memory?',
  startup: 'Which starts fastest?',
};

export function measuredDecision({ best, decidedBy, beside, level }: Outcome): Decision {
  if (decidedBy === undefined || beside === undefined) return { question: 'Which does best?', answer: 'None clearly.' };
  const show = (one: Judged): string => MEASURES[decidedBy].format(one.figures[decidedBy]!.median, 'a second');
  const names = [best, ...level].map(({ title }) => title).join(', ');
  return { question: QUESTIONS[decidedBy], answer: `${names}: ${show(best)}; ${beside.title}: ${show(beside)}.` };
}
