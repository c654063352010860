/** The VSIX, installed as a user would: it holds what runs, and it runs. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument } from '../../host/documents.ts';

/** Every file of the package is one of these. */
const BELONGS = [
  /^(?:package\.json|readme\.md|changelog\.md|LICENSE\.txt|\.vsixmanifest)$/i,
  /^media\/(?:walkthrough\/)?[\w-]+\.(?:png|svg|md)$/,
  /^test\/workspaces\/example\/[\w/-]+\.(?:json|ts|d\.ts)$/,
  /^media\/configuration\.schema\.json$/,
  /^snippets\/\w+\.json$/,
  /^dist\/(?:benchmark\/(?:entry\/)?)?[\w-]+\.js$/,
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

  it('holds only what runs', async () => {
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

  it('starts when a file is opened, and shows where it blocks', async () => {
    assert.equal(vscode.workspace.getConfiguration('workloadLint').get('run'), 'onType');
    const { document } = await openDocument('src/routes/books.ts');
    await waitForDiagnostics(document.uri, (diagnostics) => diagnostics.length > 0);
    assert.ok(extension()!.isActive);
  });
});
