/** A function before and after a quick fix: from the lens to the measurement, while its file stays as it is. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openDocument, rangeOf, workspaceFile } from '../../host/documents.ts';
import { onPage } from '../../host/page.ts';
import { fill, isShown, textsOf } from '../../host/panel.ts';
import { clickLens, runCode, withFunction } from '../../host/user-function.ts';

const FILE = 'src/length.ts';
const CODE = `import { readFileSync } from 'node:fs';

/** @bench 'package.json' */
export async function lengthOf(path: string): Promise<number> {
  return readFileSync(path, 'utf8').length;
}
`;

describe('a function before and after a refactor', () => {
  withFunction(FILE, CODE);

  it('is offered from its lens, with what changes its time and nothing else', async function () {
    this.timeout(60_000);
    await clickLens('Compare With Refactor');
    // The only one of the finding's actions that changes its time: nothing is left to pick.
    await isShown('.how:has-text("From the tag @bench")');
    assert.match(
      (await textsOf('vscode-option[value="code"]')).join(),
      /lengthOf\(\) before and after “Await readFile\(\) instead of readFileSync\(\)[^”]*”/,
    );
  });

  it('is offered beside each fix in the light bulb', async () => {
    const { document } = await openDocument(FILE);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, 'readFileSync(path'),
    );
    const measures = actions.filter(({ title }) => title.startsWith('Measure this fix: '));
    // The only one of them that changes the time.
    assert.equal(measures.length, 1);
    assert.match(measures[0]!.title, /^Measure this fix: Await readFile\(\) instead of readFileSync\(\)/);
    const { command, arguments: given = [] } = measures[0]!.command!;
    await vscode.commands.executeCommand(command, ...(given as unknown[]));
    await isShown('.how:has-text("From the tag @bench")');
  });

  it('is measured both ways, and stays unchanged on disk and in the editor', async function () {
    this.timeout(90_000);
    await fill('vscode-textfield[name="rounds"] input', '3');
    await runCode();
    assert.deepEqual(await textsOf('section.problem p'), []);
    assert.equal((await textsOf('#result'))[0], 'lengthOf(), before and after');
    assert.equal((await textsOf('[aria-labelledby="figures"] tbody tr')).length, 2);
    await onPage({ do: 'screenshot', name: 'panel-comparison' });
    const document = await vscode.workspace.openTextDocument(workspaceFile(FILE));
    assert.equal(document.isDirty, false);
    assert.equal(document.getText(), CODE);
    assert.equal(Buffer.from(await vscode.workspace.fs.readFile(workspaceFile(FILE))).toString(), CODE);
  });
});
