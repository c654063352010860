/** Serves the rules' pages. */
import { answer } from '../messages.ts';
import type { Feature } from './feature.ts';

export const rulePages: Feature = {
  start({ connection, rules, guard }) {
    answer(
      connection,
      'workloadLint/rules',
      guard('Listing the rules', [], () => rules.list()),
    );
    answer(
      connection,
      'workloadLint/rulePage',
      guard('Showing a rule', null, ({ rule }: { rule: string }) => rules.page(rule) ?? null),
    );
  },
};
