/**
 * Opens the benchmark panel for a function before and after a refactor: the one of the lens, or the one at the cursor.
 */
import { window } from 'vscode';
import { chooseFunction, placeOf } from '../measuring/chosen-function.ts';
import { isTrusted } from '../measuring/consent.ts';
import { refactorsIn, textsAfter, type OfferedRefactor } from '../measuring/refactors.ts';
import type { LensArgument } from '../measuring/lenses.ts';
import type { Command } from './command.ts';

export const compareWithRefactor: Command = async ({ benchmarks, server }, lens) => {
  if (!isTrusted()) return;
  const found = await chooseFunction(lens);
  if ('reason' in found) {
    void window.showInformationMessage(found.reason);
    return;
  }
  const wanted = (lens as Partial<LensArgument> | undefined)?.refactor;
  const offered = await refactorsIn(server, found);
  const refactors = wanted === undefined ? offered : offered.filter(({ title }) => title === wanted);
  if (refactors.length === 0) {
    void window.showInformationMessage(
      `Nothing to compare: there is no refactor for the findings in ${found.chosen.name}.`,
    );
    return;
  }
  const refactor = refactors.length === 1 ? refactors[0] : await pickRefactor(refactors);
  if (!refactor) return;
  await benchmarks.panel.offer({
    offer: { kind: 'comparison', ...placeOf(found), refactor: refactor.title },
    edited: await textsAfter(refactor.edit),
    approach: refactor.approach,
  });
};

async function pickRefactor(refactors: readonly OfferedRefactor[]): Promise<OfferedRefactor | undefined> {
  const items = refactors.map((refactor) => ({ label: refactor.title, refactor }));
  return (await window.showQuickPick(items, { placeHolder: 'Refactor to compare with' }))?.refactor;
}
