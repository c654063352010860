/** The decision tree holds together: every question is reached, every outcome too, and what outcomes name exists. */
import assert from 'node:assert/strict';
import {
  decide,
  OUTCOMES,
  QUESTION_IDS,
  QUESTIONS,
  rules,
  type Answers,
  type OutcomeId,
  type QuestionId,
} from '../../../src/analysis/index.ts';
import { refactors } from '../../../src/analysis/refactors/index.ts';
import { RULE_ROWS } from '../../../src/analysis/advice/of-rules.ts';
import { isScenarioId } from '../../../src/protocol/scenarios/index.ts';
import { SNIPPETS } from '../../../src/protocol/snippets.ts';

/** Every way through the tree. */
function* walks(chosen: Answers = {}): Iterable<ReturnType<typeof decide>> {
  const walk = decide({}, chosen);
  const open = walk.steps.find(({ assumed }) => assumed);
  if (!open) {
    yield walk;
    return;
  }
  for (const answer of Object.keys(QUESTIONS[open.question].answers))
    yield* walks({ ...chosen, [open.question]: answer });
}

describe('the decision tree', () => {
  const all = [...walks()];

  it('asks every question and reaches every outcome', () => {
    assert.deepEqual(
      [...new Set(all.flatMap(({ steps }) => steps.map(({ question }) => question)))].sort(),
      [...QUESTION_IDS].sort(),
    );
    assert.deepEqual(
      [...new Set(all.map(({ outcome }) => outcome))].sort(),
      (Object.keys(OUTCOMES) as OutcomeId[]).sort(),
    );
  });

  it('asks no question twice', () => {
    for (const { steps } of all) assert.equal(new Set(steps.map(({ question }) => question)).size, steps.length);
  });

  it('has a default answer to every question', () => {
    for (const [id, { usual, answers }] of Object.entries(QUESTIONS)) assert.ok(usual in answers, id);
  });

  it('names snippets and scenarios that exist', () => {
    for (const [id, { snippets, scenario }] of Object.entries(OUTCOMES)) {
      assert.deepEqual(
        snippets.filter((snippet) => !(snippet in SNIPPETS)),
        [],
        id,
      );
      assert.ok(scenario === undefined || isScenarioId(scenario), `${id}: ${scenario}`);
    }
  });

  it('names refactors that exist', () => {
    const ids = new Set(refactors.map(({ id }) => id));
    for (const [id, outcome] of Object.entries(OUTCOMES)) {
      assert.deepEqual(
        [...outcome.refactors, ...(outcome.also ?? [])].filter((refactor) => !ids.has(refactor)),
        [],
        id,
      );
    }
  });

  it('has answers for the findings of each rule', () => {
    assert.deepEqual(
      rules.map(({ id }) => id).filter((id) => !(id in RULE_ROWS)),
      [],
    );
  });

  const walked = (answers: Answers) => OUTCOMES[decide({}, answers).outcome].approach;
  const lessons: readonly (readonly [what: string, answers: Partial<Record<QuestionId, string>>, approach: string])[] =
    [
      ['a web server with a query for each of 1,000 users is async', { workload: 'io', 'how-many': 'many' }, 'async'],
      [
        'a synchronous library for 50 requests takes threads behind async',
        { workload: 'io', 'async-api': 'no', crowd: 'few' },
        'async+threads',
      ],
      ['a pipeline of images computes in parallel', { workload: 'cpu', budget: 'long' }, 'threads'],
      [
        'images whose decoder may crash go to processes',
        { workload: 'cpu', budget: 'long', isolation: 'yes' },
        'processes',
      ],
      [
        'a server that does both has async in front and a pool behind',
        { workload: 'both', budget: 'long' },
        'async+threads',
      ],
      ['what cannot be parallel is regular code', { workload: 'cpu', movable: 'no' }, 'leave'],
      ['a small computation stays', { workload: 'cpu', budget: 'short' }, 'leave'],
      ['the result of a large parse stays', { workload: 'cpu', budget: 'medium', payload: 'large' }, 'leave'],
      [
        'a computation of 50 ms that runs once starts no thread',
        { workload: 'cpu', budget: 'medium', 'how-often': 'once' },
        'leave',
      ],
      ['one of a second does', { workload: 'cpu', budget: 'long', 'how-often': 'once' }, 'threads'],
      ['start-up may block', { 'who-waits': 'nobody' }, 'leave'],
    ];
  for (const [what, answers, approach] of lessons)
    it(`says that ${what}`, () => assert.equal(walked(answers), approach));
});
