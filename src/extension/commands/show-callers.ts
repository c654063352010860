/**
 * Lists the entry points that reach the function at the cursor, and shows the calls of the picked one in a peek view.
 */
import { commands, window } from 'vscode';
import { titleOf } from '../../analysis/findings.ts';
import type { Callers } from '../../protocol/advice.ts';
import { cursor, isAt, toLocation } from '../spots.ts';
import type { Command } from './command.ts';

type Reach = Callers['reaches'][number];

export const showCallers: Command = async ({ server }, place) => {
  const at = isAt(place) ? place : cursor();
  const callers = at && (await server.request('workloadLint/callers', at));
  if (!callers) {
    void window.showInformationMessage('Put the cursor in a function of a file on disk, and try again.');
  } else if (callers.reaches.length === 0) {
    void window.showInformationMessage(`Nothing on the event loop is known to call ${callers.name}.`);
  } else {
    const picked = await window.showQuickPick(
      callers.reaches.map((reach) => itemOf(reach, callers.name)),
      {
        title: `What Runs ${callers.name} on the Event Loop?`,
        placeHolder: 'Entry point whose calls to show',
        matchOnDescription: true,
        matchOnDetail: true,
      },
    );
    if (picked) await peek(picked.reach);
  }
};

function itemOf(reach: Reach, name: string) {
  const { chain, kind, context } = reach;
  const calls = chain.map((link) => link.name);
  return {
    label: titleOf(reach),
    description: `${kind} · ${context}`,
    detail: calls.length > 0 ? calls.join(' → ') : `${name} is an entry point itself`,
    reach,
  };
}

async function peek({ uri, span, chain }: Reach): Promise<void> {
  const [start, ...rest] = [{ uri, span }, ...chain].map(toLocation);
  const editor = await window.showTextDocument(start!.uri, { selection: start!.range });
  await commands.executeCommand(
    'editor.action.peekLocations',
    editor.document.uri,
    start!.range.start,
    [start, ...rest],
    'peek',
  );
}
