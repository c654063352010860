/** The page of the extension, which the editor renders from the VSIX as a store does. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { needsPage, onPage } from '../../host/page.ts';

const FRAMES = ['iframe.webview', 'iframe#active-frame'];
const ROW = '.extensions-list .monaco-list-row:has-text("Workload Lint")';
/** Looks of 100 ms. */
const LOOKS = 100;

interface Manifest {
  readonly repository: { readonly url: string };
}

const inPage = { frames: FRAMES } as const;
const attribute = (selector: string, name: string) => onPage({ do: 'attribute', selector, name, ...inPage });
const measure = async (selector: string, name: string): Promise<number[]> =>
  (await onPage({ do: 'property', selector, name, ...inPage })).map(Number);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = LOOKS; left > 0 && !(await holds()); left--) await pause(100);
  assert.ok(await holds(), String(holds));
}

describe('the page of the extension', () => {
  let repository: string;

  before(async function () {
    needsPage(this);
    const { url } = (vscode.extensions.getExtension('workload-lint.workload-lint')!.packageJSON as Manifest).repository;
    repository = url.replace(/^git\+/, '').replace(/\.git$/, '');
    // What is there once this commit is published.
    await onPage({ do: 'serve', address: `${repository}/raw/HEAD/` });
    await vscode.commands.executeCommand('workbench.extensions.search', '@installed workload');
    await onPage({ do: 'wait', state: 'visible', selector: ROW });
    await onPage({ do: 'click', selector: ROW });
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await onPage({ do: 'wait', state: 'visible', selector: 'h1:has-text("Workload Lint")', ...inPage });
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows its pictures, no wider than its text', async () => {
    await until(async () => {
      const widths = await measure('img', 'naturalWidth');
      return widths.length === 2 && widths.every((width) => width > 500);
    });
    const [text] = await measure('body', 'clientWidth');
    for (const width of await measure('img', 'offsetWidth')) assert.ok(width <= text!, `${width} of ${text} pixels`);
    await onPage({ do: 'screenshot', name: 'page' });
  });

  it('has a description of each picture', async () => {
    for (const alt of await attribute('img', 'alt')) assert.ok(alt.length > 20, alt);
  });

  it('has tables that fit in', async () => {
    const [text] = await measure('body', 'clientWidth');
    const widths = await measure('table', 'offsetWidth');
    assert.equal(widths.length, 2);
    for (const width of widths) assert.ok(width <= text!, `${width} of ${text} pixels`);
    await onPage({ do: 'scroll', selector: 'h2:has-text("Settings")', ...inPage });
    await onPage({ do: 'screenshot', name: 'page-tables' });
  });

  it('links only into the repository', async () => {
    const links = await attribute('a[href]', 'href');
    assert.ok(links.length > 10, 'there are links');
    assert.deepEqual(
      links.filter((link) => !link.startsWith(`${repository}/`) && !link.startsWith('#')),
      [],
    );
  });
});
