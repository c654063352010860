/** The ids of the rules, as used in options, settings and comments. */
import { rules } from './rules/index.ts';

/** The id under which a comment that suppresses nothing is reported. */
export const UNUSED_SUPPRESSION = 'unused-suppression';

/** The rules with a page, and the one that reports useless suppressions. */
export const RULE_IDS: readonly string[] = [...rules.map(({ id }) => id), UNUSED_SUPPRESSION];
