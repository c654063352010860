/** "Measure this fix" beside each refactor in the light bulb: the function before and after it. */
import {
  CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  languages,
  type Disposable,
  type Range,
  type TextDocument,
} from 'vscode';
import type { CommandId } from '../../protocol/commands.ts';
import { DIAGNOSTIC_SOURCE, LANGUAGES } from '../../protocol/server.ts';
import type { LanguageServer } from '../language-server.ts';
import type { LensArgument } from './lenses.ts';
import { measurableFunctions } from './place.ts';
import { refactorsAt } from './refactors.ts';

const KIND = CodeActionKind.Refactor.append('measure');

export function registerMeasureFix(server: LanguageServer): Disposable {
  return languages.registerCodeActionsProvider(
    LANGUAGES.map((language) => ({ scheme: 'file', language })),
    {
      provideCodeActions: (document, range, { diagnostics, triggerKind }) =>
        // Only when asked: the light bulb itself would compute every edit at each move of the cursor.
        triggerKind === CodeActionTriggerKind.Invoke && diagnostics.some(({ source }) => source === DIAGNOSTIC_SOURCE)
          ? measuresAt(server, document, range)
          : [],
    },
    { providedCodeActionKinds: [KIND] },
  );
}

async function measuresAt(server: LanguageServer, document: TextDocument, range: Range): Promise<CodeAction[]> {
  const functions = await measurableFunctions(document);
  const around = functions.find((one) => one.range.contains(range));
  if (!around) return [];
  const refactors = await refactorsAt(server, document, range);
  return refactors.map(({ title }) => {
    const action = new CodeAction(`Measure this fix: ${title}`, KIND);
    const argument: LensArgument = { file: document.uri.fsPath, name: around.name, refactor: title };
    const command = 'workloadLint.compareWithRefactor' satisfies CommandId;
    action.command = { title: action.title, command, arguments: [argument] };
    return action;
  });
}
