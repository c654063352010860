/** Rule `busy-wait`: a loop that polls the clock or a flag and lets no other code run meanwhile. */
import { isPoll, type Polled } from '../catalogue/polling.ts';
import { busyWaitDocs } from './busy-wait.docs.ts';
import { findingsOf } from './blocking-findings.ts';
import type { Rule } from './rule.ts';
import { fitting, nameWithin, whereOf } from './words.ts';
import type { CallPath } from '../program/index.ts';

const SUBJECT: Readonly<Record<Polled, string>> = {
  clock: 'the clock',
  flag: 'a flag',
  file: 'a file',
  'shared memory': 'shared memory',
};

export const busyWait: Rule = {
  id: 'busy-wait',
  workload: 'wait',
  lastStep: 'blocks',
  docs: busyWaitDocs,
  check: (program, options) =>
    findingsOf(
      program,
      {
        rule: 'busy-wait',
        messageOf,
        fits: ({ row }) => isPoll(row),
        nameOf: ({ row }) => `this busy wait for ${SUBJECT[row.name as Polled]}`,
      },
      options,
    ),
};

function messageOf({ boundary, context, enters, effect }: CallPath): string {
  const where = whereOf(context, boundary);
  const subject = SUBJECT[effect.primitive.row.name as Polled];
  if (!enters)
    return fitting(
      `Wait without blocking: this loop polls ${subject} in ${where}`,
      `Wait without blocking: this loop polls ${subject}`,
    );
  const helper = nameWithin(enters.name, 30);
  return fitting(
    `Make ${helper}() async: it polls ${subject} and blocks the event loop in ${where}`,
    `Make ${helper}() async: it polls ${subject} and blocks the event loop`,
  );
}
