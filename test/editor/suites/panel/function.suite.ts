/** The user's own function, from the lens above it to the measurement. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openDocument, rangeOf } from '../../host/documents.ts';
import { onPage } from '../../host/page.ts';
import { audit, fill, isShown, textsOf, valueOf } from '../../host/panel.ts';
import { clickLens, runCode, withFunction } from '../../host/user-function.ts';

const FILE = 'src/checksum.ts';
const CODE = `import { readFileSync } from 'node:fs';

/** @bench 'package.json' */
export function checksum(path: string): number {
  let sum = 0;
  for (const byte of readFileSync(path)) sum = (sum * 31 + byte) >>> 0;
  return sum;
}

setInterval(() => checksum('package.json'), 1000);
`;

describe("a function of the user's", () => {
  withFunction(FILE, CODE);

  it('has a lens if it has a finding', async function () {
    this.timeout(60_000);
    await clickLens('Benchmark', 'lens');
  });

  it('is offered in the panel with the arguments of its doc comment', async function () {
    this.timeout(60_000);
    await isShown('.how:has-text("From the tag @bench")');
    assert.equal(await valueOf('vscode-textfield[name="arguments"] input'), "'package.json'");
    assert.deepEqual(await textsOf('.strategy .how'), [
      'As it stands, one call after another.',
      'All calls at once, gathered with Promise.all.',
      'Each call in a worker of a warm pool.',
      'Each call in a process of a warm pool.',
    ]);
  });

  it('runs after the user has agreed', async function () {
    this.timeout(90_000);
    await fill('vscode-textfield[name="rounds"] input', '3');
    // The first suite that runs code of the workspace: the answer is kept for the others.
    assert.match((await runCode()) ?? '', /Run checksum of src\/checksum\.ts to measure it\?/);
    assert.deepEqual(await textsOf('section.problem p'), []);
    assert.match((await textsOf('#result'))[0] ?? '', /checksum/);
    await onPage({ do: 'screenshot', name: 'panel-function' });
    assert.deepEqual(await audit(), []);
  });

  it('runs again without asking', async function () {
    this.timeout(90_000);
    assert.equal(await runCode(), undefined);
  });

  it('shows its measurement in hovers', async () => {
    const { document } = await openDocument(FILE);
    const { start } = rangeOf(document, 'checksum(path');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      start,
    );
    const words = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(
      words,
      /\*Measured\* \d{4}-\d\d-\d\d, one call of `checksum\('package\.json'\)`: as is \S+ \S+ · async/,
    );
  });
});
