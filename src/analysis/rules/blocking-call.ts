/** Rule `blocking-call`: a blocking call on the event loop, directly or down a call chain. */
import { isPoll } from '../catalogue/polling.ts';
import { blockingCallDocs } from './blocking-call.docs.ts';
import { findingsOf } from './blocking-findings.ts';
import type { Rule } from './rule.ts';
import { fitting, nameWithin, remedyOf, shorten, whereOf } from './words.ts';
import type { CallPath } from '../program/index.ts';

export const blockingCall: Rule = {
  id: 'blocking-call',
  workload: 'io',
  lastStep: 'blocks',
  docs: blockingCallDocs,
  check: (program, options) =>
    findingsOf(
      program,
      { rule: 'blocking-call', messageOf, fits: ({ row }) => !isPoll(row), nameOf: ({ name }) => `${name}()` },
      options,
    ),
};

function messageOf({ boundary, context, enters, effect }: CallPath): string {
  const { primitive } = effect;
  const where = whereOf(context, boundary);
  const verb = effect.possible ? 'may block' : 'blocks';
  if (!enters) {
    const remedy = remedyOf(primitive.name, primitive.row);
    return fitting(
      `${remedy}: ${primitive.name}() ${verb} the event loop in ${where}`,
      `${remedy}: ${shorten(primitive.name, 24)}() ${verb} the event loop`,
    );
  }
  const helper = nameWithin(enters.name, 30);
  return fitting(
    `Make ${helper}() async: its ${primitive.name}() ${verb} the event loop in ${where}`,
    `Make ${helper}() async: its ${primitive.name}() ${verb} the event loop`,
    `Make ${helper}() async: ${shorten(primitive.name, 20)}() ${verb} the event loop`,
  );
}
