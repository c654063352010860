/**
 * Which approach fits: asks what the code does not say, shows the outcome, and offers a refactor, a snippet or a
 * scenario. Keyboard only.
 */
import { window } from 'vscode';
import { askOpenQuestions, changeAnswer } from '../which-approach/ask.ts';
import { carryOut, endingItems } from '../which-approach/endings.ts';
import { cursor, isAt } from '../spots.ts';
import type { Command } from './command.ts';

export const whichApproach: Command = async (context, place) => {
  const at = isAt(place) ? place : cursor();
  const decide = (answers: Readonly<Record<string, string>>, here = at) =>
    context.server.request('workloadLint/decide', { ...(here && { at: here }), answers });
  // If the code at the cursor is unknown, the user describes the workload.
  const isKnown = at !== undefined && (await decide({})) !== null;
  const ask = (answers: Readonly<Record<string, string>>) => decide(answers, isKnown ? at : undefined);
  await walk(ask);
};

async function walk(ask: Parameters<typeof askOpenQuestions>[0]): Promise<void> {
  let answers = await askOpenQuestions(ask, {});
  while (answers) {
    const result = await ask(answers);
    if (!result) return;
    const picked = await window.showQuickPick(endingItems(result), {
      title: `Which Approach Fits Here? ${result.ending.what}`,
      placeHolder: result.subject ?? 'Choose an action, or an answer to change',
      matchOnDetail: true,
    });
    if (!picked) return;
    if (picked.question) answers = await changeAnswer(picked.question, result, answers);
    else {
      await carryOut(picked, result);
      return;
    }
  }
}
