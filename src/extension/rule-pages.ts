/** The rules' pages: read-only documents whose text comes from the server. */
import { Uri, workspace, type Disposable } from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { SCHEME } from './rule-page-address.ts';

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
