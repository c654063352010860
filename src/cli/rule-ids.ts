/** The rules by name, as options and settings may name them. */
import { rules, UNUSED_SUPPRESSION } from '../analysis/index.ts';

/** Those with a page, and what reports a suppression that suppresses nothing. */
export const RULE_IDS: readonly string[] = [...rules.map(({ id }) => id), UNUSED_SUPPRESSION];
