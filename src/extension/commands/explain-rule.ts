/**
 * Shows the page of a rule: the one named by a link, the one of the finding at the cursor, or one that the user picks.
 */
import { commands, window } from 'vscode';
import { rulePageUri } from '../rule-pages.ts';
import { ruleItems, rulesAtCursor } from '../rules-here.ts';
import type { Command, CommandContext } from './command.ts';

export const explainRule: Command = async (context, named) => {
  const rule = typeof named === 'string' ? named : await ruleHere(context);
  if (rule !== undefined) await commands.executeCommand('markdown.showPreview', rulePageUri(rule));
};

async function ruleHere({ server }: CommandContext): Promise<string | undefined> {
  const here = rulesAtCursor();
  if (here.length === 1) return here[0];
  const rules = await server.request('workloadLint/rules', null);
  const meant = here.length > 1 ? rules.filter(({ id }) => here.includes(id)) : rules;
  return (await window.showQuickPick(ruleItems(meant), { placeHolder: 'Rule to explain', matchOnDetail: true }))?.label;
}
