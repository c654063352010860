/** Shows the page of a rule: the one named by a link, or one that the user picks. */
import { commands, window } from 'vscode';
import { rulePageUri } from '../rule-pages.ts';
import type { Command, CommandContext } from './command.ts';

export const explainRule: Command = async (context, named) => {
  const rule = typeof named === 'string' ? named : await pickRule(context);
  if (rule !== undefined) await commands.executeCommand('markdown.showPreview', rulePageUri(rule));
};

async function pickRule({ server }: CommandContext): Promise<string | undefined> {
  const rules = await server.request('workloadLint/rules', null);
  const items = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
  return (await window.showQuickPick(items, { placeHolder: 'Rule to explain', matchOnDetail: true }))?.label;
}
