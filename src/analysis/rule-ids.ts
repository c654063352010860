/** The ids of the rules, as used in options and settings. */
import { rules } from './rules/index.ts';
import { UNUSED_SUPPRESSION } from './suppressions.ts';

/** The rules with a page, and the one that reports useless suppressions. */
export const RULE_IDS: readonly string[] = [...rules.map(({ id }) => id), UNUSED_SUPPRESSION];
