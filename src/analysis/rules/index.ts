/** All rules. */
import { blockingCall } from './blocking-call.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [blockingCall];

export type { Rule, RuleDocs, RuleOptions } from './rule.ts';
