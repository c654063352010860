/** The VSIX, installed as a user would: it holds what runs, and it runs. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { workspaceFile } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';

/** Every file of the package is one of these. */
const BELONGS = [
  /^(?:package\.json|readme\.md|changelog\.md|LICENSE\.txt|\.vsixmanifest)$/i,
  /^media\/(?:walkthrough\/)?[\w-]+\.(?:png|svg|md)$/,
  /^test\/workspaces\/example\/[\w/-]+\.(?:json|ts|d\.ts)$/,
  /^media\/configuration\.schema\.json$/,
  /^snippets\/\w+\.json$/,
  /^dist\/(?!api\.js)(?:benchmark\/(?:entry\/)?)?[\w-]+\.js$/,
  /^dist\/benchmark\/esbuild\.wasm$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/panel\/(?:main\.js|style\.css)$/,
  /^node_modules\/oxc-(?:parser|resolver)\/(?:package\.json|LICENSE|.+\.c?js)$/,
  /^node_modules\/@oxc-(?:parser|resolver)\/binding-[\w-]+\/(?:package\.json|[\w.-]+\.node)$/,
];
const NEEDED = [
  'package.json',
  'media/icon.png',
  'dist/extension.js',
  'dist/language-client.js',
  'dist/server.js',
  'dist/cli.js',
  'dist/cli-program.js',
  'dist/extract-worker.js',
  'dist/partition-worker.js',
  'dist/benchmark.js',
  'dist/panel/main.js',
  'dist/panel/style.css',
  'dist/THIRD-PARTY-NOTICES.txt',
  'media/async-threads-processes.md',
  'media/configuration.schema.json',
  'media/decision-tree.svg',
  'media/walkthrough/find.png',
  'snippets/typescript.json',
  'snippets/javascript.json',
  'test/workspaces/example/src/server.ts',
];

describe('the packaged extension', () => {
  const extension = () => vscode.extensions.getExtension('workload-lint.workload-lint');

  it('has a page whose links and pictures work', async () => {
    const page = await readFile(`${extension()!.extensionPath}/readme.md`, 'utf8');
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
    assert.ok(links.length > 10, 'there are links');
    assert.deepEqual(
      links.filter((link) => !link.startsWith('https://')),
      [],
    );
  });

  it('has only the files that run', async () => {
    const root = extension()!.extensionPath;
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, `${entry.parentPath}/${entry.name}`).split(sep).join('/'));
    assert.deepEqual(
      files.filter((file) => !BELONGS.some((pattern) => pattern.test(file))),
      [],
    );
    assert.deepEqual(
      NEEDED.filter((file) => !files.includes(file)),
      [],
    );
  });

  it('analyzes the workspace before a file is opened', async () => {
    assert.deepEqual(vscode.window.visibleTextEditors, []);
    await waitForDiagnostics(workspaceFile('src/routes/books.ts'), (diagnostics) => diagnostics.length > 0);
    assert.ok(extension()!.isActive);
    assert.equal(vscode.workspace.getConfiguration('workloadLint').get('run'), 'onType');
  });

  it('shows the hint of an opened file, and the list of all', async function () {
    needsPage(this);
    await vscode.commands.executeCommand('workloadLint.openExample');
    for (const selector of ['.squiggly-warning', '.markers-panel .monaco-list-row:has-text("blocking-call")'])
      await onPage({ do: 'wait', state: 'visible', selector, inNewWindow: true });
    await onPage({ do: 'screenshot', name: 'example', inNewWindow: true });
  });
});
