/** Where a rule's page lies. */
import type { CommandId } from '../protocol/commands.ts';

export const SCHEME = 'workload-lint-rule';
const EXPLAIN: CommandId = 'workloadLint.explainRule';

/** Target of a diagnostic's code: a command, so that the page opens as a preview. */
export const RULE_PAGE_ADDRESS = `command:${EXPLAIN}?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;
