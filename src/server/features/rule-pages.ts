/** Serves the rules, with the levels that are set, and their pages. */
import type { RuleInUse } from '../../protocol/messages.ts';
import type { ServerContext } from '../context.ts';
import { answer } from '../messages.ts';
import type { Feature } from './feature.ts';

export const rulePages: Feature = {
  start(context) {
    const { connection, rules, guard } = context;
    answer(
      connection,
      'workloadLint/rules',
      guard('Listing the rules', [], () => rules.list().map((rule) => inUse(rule, context))),
    );
    answer(
      connection,
      'workloadLint/rulePage',
      guard('Showing a rule', null, ({ rule }: { rule: string }) => rules.page(rule) ?? null),
    );
  },
};

function inUse(rule: RuleInUse, { folders }: ServerContext): RuleInUse {
  const [level, ...others] = new Set(folders.all.map(({ session }) => session?.settings.rules[rule.id]));
  return level === undefined || others.length > 0 ? rule : { ...rule, level };
}
