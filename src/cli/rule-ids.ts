/** The ids of the rules, as used in options and settings. */
import { rules, UNUSED_SUPPRESSION } from '../analysis/index.ts';

/** The rules with a page, and the one that reports useless suppressions. */
export const RULE_IDS: readonly string[] = [...rules.map(({ id }) => id), UNUSED_SUPPRESSION];
