/** Asks the questions of the decision tree, one quick pick each. */
import { QuickInputButtons, window, type QuickPickItem } from 'vscode';
import type { DecideResult, OpenQuestion } from '../../protocol/advice.ts';

export type Answers = Readonly<Record<string, string>>;
export type Ask = (answers: Answers) => Promise<DecideResult | null>;

interface AnswerItem extends QuickPickItem {
  readonly answer: string;
}

/**
 * Asks what the code does not say, with the usual answer first, until the tree reaches an outcome.
 * @returns undefined if the user cancels
 */
export async function askOpenQuestions(ask: Ask, said: Answers): Promise<Answers | undefined> {
  /** The answers given before each question, to go back to. */
  const before: Answers[] = [];
  let answers = said;
  for (;;) {
    const result = await ask(answers);
    const open = result?.questions.find(({ id, because }) => because === undefined && !(id in answers));
    if (!result || !open) return result ? answers : undefined;
    const answer = await pickAnswer(open, result, { back: before.length > 0 });
    if (answer === undefined) return undefined;
    if (answer === 'back') answers = before.pop()!;
    else {
      before.push(answers);
      answers = { ...answers, [open.id]: answer.answer };
    }
  }
}

/** Asks one question of the result again; on cancel, the answers stay as they were. */
export async function changeAnswer(question: OpenQuestion, result: DecideResult, answers: Answers): Promise<Answers> {
  const answer = await pickAnswer(question, result, { back: true });
  return answer === undefined || answer === 'back' ? answers : { ...answers, [question.id]: answer.answer };
}

function pickAnswer(
  question: OpenQuestion,
  { subject, questions }: DecideResult,
  { back }: { readonly back: boolean },
): Promise<AnswerItem | 'back' | undefined> {
  const { ask, why, answers, suggested, because } = question;
  const pick = window.createQuickPick<AnswerItem>();
  pick.title = ask;
  pick.step = questions.indexOf(question) + 1;
  // As many as are likely: other answers lead elsewhere.
  pick.totalSteps = questions.length;
  // Current editors show a sentence above the answers; older ones show it in the field.
  if ('prompt' in pick) Object.assign(pick, { prompt: why, placeholder: subject ?? 'Which approach fits here?' });
  else pick.placeholder = why;
  pick.items = answers.map(({ id, label }) => ({
    label,
    answer: id,
    ...(id === suggested && { description: because ?? 'usual' }),
  }));
  pick.activeItems = pick.items.filter(({ answer }) => answer === suggested);
  pick.buttons = back ? [QuickInputButtons.Back] : [];
  pick.ignoreFocusOut = true;
  return new Promise((resolve) => {
    const end = (answer: AnswerItem | 'back' | undefined) => {
      resolve(answer);
      pick.dispose();
    };
    pick.onDidTriggerButton(() => end('back'));
    pick.onDidAccept(() => end(pick.selectedItems[0] ?? pick.activeItems[0]));
    pick.onDidHide(() => end(undefined));
    pick.show();
  });
}
