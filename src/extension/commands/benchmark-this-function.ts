/** Opens the benchmark panel for a function: the one of the lens, or the one at the cursor. */
import { window } from 'vscode';
import { chooseFunction, placeOf } from '../measuring/chosen-function.ts';
import { isTrusted } from '../measuring/consent.ts';
import type { Command } from './command.ts';

export const benchmarkThisFunction: Command = async ({ benchmarks }, lens) => {
  if (!isTrusted()) return;
  const found = await chooseFunction(lens);
  if ('reason' in found) void window.showInformationMessage(found.reason);
  else await benchmarks.panel.offer({ offer: { kind: 'function', ...placeOf(found) } });
};
