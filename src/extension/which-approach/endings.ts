/**
 * The outcome of a walk through the decision tree: the advice with its reasons, possible actions, and the answers that
 * led there.
 */
import { commands, QuickPickItemKind, Selection, window, workspace, type QuickPickItem } from 'vscode';
import { SCENARIOS, isScenarioId } from '../../protocol/scenarios/index.ts';
import { SNIPPETS, type SnippetId } from '../../protocol/snippets.ts';
import type { CommandId } from '../../protocol/commands.ts';
import type { DecideResult, OpenQuestion } from '../../protocol/advice.ts';
import { toLocation } from '../spots.ts';

export interface EndingItem extends QuickPickItem {
  readonly does?: 'refactor' | 'snippet' | 'scenario' | 'guide';
  readonly id?: string;
  /** An answer that can be changed. */
  readonly question?: OpenQuestion;
}

const RUN_SCENARIO: CommandId = 'workloadLint.runScenario';
const OPEN_GUIDE: CommandId = 'workloadLint.openGuide';

const separator = (label: string): EndingItem => ({ label, kind: QuickPickItemKind.Separator });

export function endingItems({ ending, questions, spot }: DecideResult): readonly EndingItem[] {
  const { what, advice, refactorTitles, snippets, scenario } = ending;
  const runs = scenario !== undefined && isScenarioId(scenario);
  return [
    { label: `$(lightbulb) ${what}`, detail: advice.reasons.join(' · '), does: 'guide' },
    separator('What to do'),
    ...(spot && refactorTitles.length > 0
      ? [{ label: '$(wand) Refactor…', description: refactorTitles.join(' · '), does: 'refactor' } as const]
      : []),
    ...snippets.map(
      (id): EndingItem => ({
        label: `$(symbol-snippet) Insert snippet: ${SNIPPETS[id as SnippetId].title}`,
        detail: SNIPPETS[id as SnippetId].description,
        does: 'snippet',
        id,
      }),
    ),
    ...(runs
      ? [
          {
            label: `$(beaker) Measure it: ${SCENARIOS[scenario].title}`,
            detail: SCENARIOS[scenario].shows,
            does: 'scenario',
            id: scenario,
          } as const,
        ]
      : []),
    { label: '$(book) Compare async, threads and processes', does: 'guide' },
    separator('Your answers (select to change)'),
    ...questions.map(
      (question): EndingItem => ({
        label: question.ask,
        description: question.answers.find(({ id }) => id === question.suggested)?.label ?? '',
        ...(question.because !== undefined && { detail: question.because }),
        question,
      }),
    ),
  ];
}

const ACTIONS: Readonly<Record<NonNullable<EndingItem['does']>, (id: string, result: DecideResult) => Promise<void>>> =
  {
    guide: async () => {
      await commands.executeCommand(OPEN_GUIDE);
    },
    scenario: async (id) => {
      await commands.executeCommand(RUN_SCENARIO, id);
    },
    snippet: insertSnippet,
    refactor: async (_, { spot }) => {
      if (!spot) return;
      const { uri, range } = toLocation(spot);
      const editor = await window.showTextDocument(uri);
      editor.selection = new Selection(range.start, range.start);
      editor.revealRange(range);
      await commands.executeCommand('editor.action.quickFix');
    },
  };

export function carryOut({ does, id = '' }: EndingItem, result: DecideResult): Promise<void> {
  return does ? ACTIONS[does](id, result) : Promise.resolve();
}

/** Into a new document: the advice is read first, and then applied. */
async function insertSnippet(id: string): Promise<void> {
  const language = window.activeTextEditor?.document.languageId.startsWith('javascript') ? 'javascript' : 'typescript';
  await window.showTextDocument(await workspace.openTextDocument({ language }));
  await commands.executeCommand('editor.action.insertSnippet', {
    langId: language,
    name: SNIPPETS[id as SnippetId].title,
  });
}
