/** What the user does × what each surface shows: after each event all surfaces agree with the Problems panel. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { openDocument, rangeOf, replaceText, workspaceFile } from '../../host/documents.ts';
import { choose, select } from '../../host/light-bulb.ts';
import { needsPage, onPage } from '../../host/page.ts';
import { agreed, problems } from '../../host/surfaces.ts';

const COVERS = 'src/routes/covers.ts';
const BOOKS = 'src/routes/books.ts';
const SEVERAL = [BOOKS, 'src/catalogue.ts', 'src/json-file.ts'];

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('workloadLint');
const write = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(workspaceFile(path), Buffer.from(text));
const read = async (path: string): Promise<string> => String(await vscode.workspace.fs.readFile(workspaceFile(path)));

async function git(...args: readonly string[]): Promise<void> {
  const who = ['-c', 'user.name=somebody', '-c', 'user.email=somebody@example.com', '-c', 'commit.gpgsign=false'];
  await promisify(execFile)('git', [...who, ...args], { cwd: workspaceFile('').fsPath });
}

async function move(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(workspaceFile(from), workspaceFile(to));
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Carries out what the light bulb offers there, without the preview. */
async function refactor(path: string, text: string, title: string): Promise<void> {
  const { document } = await openDocument(path);
  const { start } = rangeOf(document, text);
  const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(start, start),
    undefined,
    20,
  );
  const action = offered.find((one) => one.title.startsWith(title));
  assert.ok(action?.edit, `${title} is offered: ${offered.map((one) => one.title).join(', ')}`);
  const edit = new vscode.WorkspaceEdit();
  for (const [uri, edits] of action.edit.entries()) edit.set(uri, edits);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** In this order; each leads to other problems than there were before. */
const EVENTS: readonly { readonly name: string; readonly does: () => Promise<unknown> | Thenable<unknown> }[] = [
  {
    name: 'an edit that mends, unsaved',
    does: async () => replaceText(await openDocument(COVERS), 'readFileSync(join', 'String(join'),
  },
  { name: 'undo', does: () => vscode.commands.executeCommand('undo') },
  {
    name: 'a suppression by the light bulb',
    does: async () => {
      select(await openDocument(COVERS), 'readFileSync(join');
      await choose('Suppress');
    },
  },
  { name: 'its undo', does: () => vscode.commands.executeCommand('undo') },
  {
    name: 'a refactor of several files',
    does: async () => {
      await refactor(BOOKS, 'loadCatalogue()', 'Make readJson() and its 2 callers async');
      await vscode.workspace.saveAll();
    },
  },
  {
    name: 'a switch to another branch by git, in closed files',
    does: async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await git('stash');
      await git('checkout', '--quiet', 'blocked');
    },
  },
  { name: 'the switch back', does: () => git('checkout', '--quiet', 'start') },
  { name: 'a setting', does: () => settings().update('rules', { 'blocking-call': 'off' }) },
  { name: 'the setting taken back', does: () => settings().update('rules', undefined) },
  { name: 'a configuration file', does: () => write('workload-lint.json', '{ "rules": { "cpu-loop": "off" } }') },
  { name: 'its deletion', does: () => vscode.workspace.fs.delete(workspaceFile('workload-lint.json')) },
  { name: 'the rename of a file', does: () => move(COVERS, 'src/routes/pictures.ts') },
  { name: 'the rename back', does: () => move('src/routes/pictures.ts', COVERS) },
  { name: 'a deletion', does: () => vscode.workspace.fs.delete(workspaceFile('src/json-file.ts')) },
  { name: 'a checkout of the deleted file', does: () => git('checkout', '--quiet', '.') },
  {
    name: 'a new file by another program',
    does: async () => write('src/routes/copies.ts', (await read(COVERS)).replaceAll('covers', 'copies')),
  },
  {
    name: 'the deletion of a folder',
    does: () => vscode.workspace.fs.delete(workspaceFile('src/routes'), { recursive: true }),
  },
  { name: 'the folder checked out again', does: () => git('checkout', '--quiet', '.') },
];

describe('every surface says the same after', () => {
  let shown: string;

  before(async function () {
    needsPage(this);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openDocument(COVERS);
    await vscode.commands.executeCommand('workloadLint.entryPoints.focus');
    const isWhole = (now: string): boolean => now.split('\n').length === 4;
    // Until then the editor may not watch the folder yet.
    await agreed(isWhole);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await git('init', '--quiet', '--initial-branch', 'start');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'start');
    await git('checkout', '--quiet', '-b', 'blocked');
    for (const path of SEVERAL.slice(1)) await write(path, `${await read(path)}\nexport const now = 1;\n`);
    for (let copy = 0; copy < 12; copy++)
      await write(`src/routes/copy-${copy}.ts`, (await read(COVERS)).replaceAll('covers', `copy${copy}`));
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'blocked');
    await git('checkout', '--quiet', 'start');
    await openDocument(COVERS);
    await vscode.commands.executeCommand('workloadLint.entryPoints.focus');
    shown = await agreed(isWhole);
  });

  for (const { name, does } of EVENTS) {
    it(name, async function () {
      this.timeout(60_000);
      const earlier = shown;
      await does();
      shown = await agreed((now) => now !== earlier);
    });
  }

  it('a restart of the server, while a document is open whose file was deleted', async function () {
    this.timeout(120_000);
    const isTold = (now: string): boolean => now.includes('covers.ts');
    await openDocument(COVERS);
    await vscode.workspace.fs.delete(workspaceFile(COVERS));
    await agreed((now) => !isTold(now));
    await vscode.commands.executeCommand('workloadLint.restartServer');
    const text = (await read(BOOKS)).replaceAll('books', 'copies');
    await write('src/routes/copies.ts', text);
    const after = await agreed((now) => now.includes('copies.ts'));
    assert.ok(!isTold(after), after);
    await git('checkout', '--quiet', '.');
    await vscode.workspace.fs.delete(workspaceFile('src/routes/copies.ts'));
    await agreed((now) => isTold(now) && !now.includes('copies.ts'));
  });

  it('all that, when the workspace is as it was at first', () => {
    assert.equal(problems().split('\n').length, 4);
  });

  after(async () => {
    await onPage({ do: 'screenshot', name: 'surfaces' });
    await vscode.workspace.fs.delete(workspaceFile('.git'), { recursive: true });
  });
});
