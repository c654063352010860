/** Looks into the benchmark panel, a frame within a frame, and works it as a person would. */
import * as vscode from 'vscode';
import { onPage } from './page.ts';

/** Selectors of the frames that lead to the page. */
export const FRAMES = ['iframe.webview.ready', 'iframe#active-frame'];

export const textsOf = (selector: string): Promise<readonly string[]> =>
  onPage({ do: 'texts', selector, frames: FRAMES });

export const isShown = (selector: string): Promise<unknown> =>
  onPage({ do: 'wait', state: 'visible', selector, frames: FRAMES });

export const isGone = (selector: string): Promise<unknown> =>
  onPage({ do: 'wait', state: 'hidden', selector, frames: FRAMES });

export const click = (selector: string): Promise<unknown> => onPage({ do: 'click', selector, frames: FRAMES });

export const fill = (selector: string, text: string): Promise<unknown> =>
  onPage({ do: 'fill', selector, frames: FRAMES, text });

/** In the window to which the panel was moved. */
export const inNewWindow = {
  isShown: (selector: string): Promise<unknown> =>
    onPage({ do: 'wait', state: 'visible', selector, frames: FRAMES, inNewWindow: true }),
  click: (selector: string): Promise<unknown> => onPage({ do: 'click', selector, frames: FRAMES, inNewWindow: true }),
};

/** What stands in a field. */
export async function valueOf(selector: string): Promise<string> {
  const [value = ''] = await onPage({ do: 'value', selector, frames: FRAMES });
  return value;
}

/** What axe finds in it. */
export const audit = (): Promise<readonly string[]> => onPage({ do: 'audit', frames: FRAMES });

/** The fields of a run that takes about a second, and what is typed in each. */
export const SHORT: readonly { readonly field: string; readonly typed: string }[] = [
  { field: 'vscode-textfield[name="wait"] input', typed: '60' },
  { field: 'vscode-textfield[name="rounds"] input', typed: '3' },
];

export async function makeShort(): Promise<void> {
  for (const { field, typed } of SHORT) await fill(field, typed);
}

export const openPanel = (scenario = 'three-tasks'): Thenable<unknown> =>
  vscode.commands.executeCommand('workloadLint.openBenchmarkPanel', scenario);
