/** The rules' pages: read-only documents whose text comes from the server. */
import { Uri, workspace, type Disposable } from 'vscode';
import type { CommandId } from '../protocol/commands.ts';
import type { LanguageServer } from './language-server.ts';

const SCHEME = 'workload-lint-rule';
const EXPLAIN: CommandId = 'workloadLint.explainRule';

/** Target of a diagnostic's code: a command, so that the page opens as a preview. */
export const RULE_PAGE_ADDRESS = `command:${EXPLAIN}?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;

export function rulePageUri(rule: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `${rule}.md` });
}

export function registerRulePages(server: LanguageServer): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent({ path }) {
      const rule = path.replace(/\.md$/, '');
      return (await server.request('workloadLint/rulePage', { rule })) ?? `There is no rule ${rule}.`;
    },
  });
}
