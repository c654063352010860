/** A run is cancelled, moved and closed: what it started ends with it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { needsPage, onPage } from '../../host/page.ts';
import { click, fill, inNewWindow, isGone, isShown, openPanel } from '../../host/panel.ts';

const run = promisify(execFile);
const PATIENCE = 20_000;

/** Command lines of the processes that measure for this editor. */
async function measuring(): Promise<string[]> {
  const bundles = join(
    vscode.extensions.getExtension('workload-lint.workload-lint')!.extensionPath,
    'dist',
    'benchmark',
  );
  const { stdout } = await run('ps', ['-eo', 'args']);
  return stdout.split('\n').filter((line) => line.includes(bundles) && !line.startsWith('ps'));
}

async function nothingIsLeft(): Promise<void> {
  const until = Date.now() + PATIENCE;
  while ((await measuring()).length > 0 && Date.now() < until) await pause(100);
  assert.deepEqual(await measuring(), []);
}

async function startLongRun(): Promise<void> {
  await openPanel('shared-lock');
  await isShown('p:has-text("The same loop")');
  // It would end by itself as soon as enough is known.
  await fill('vscode-textfield[name="rounds"] input', '500');
  await click('#run');
  await isShown('section.progress tr.starting, section.progress tr.warm-up, section.progress tr.measuring');
  assert.notEqual((await measuring()).length, 0);
}

describe('a running benchmark', () => {
  before(function () {
    needsPage(this);
    this.timeout(60_000);
  });

  it('is cancelled from the panel, and leaves no process', async function () {
    this.timeout(60_000);
    await startLongRun();
    await click('#cancel');
    await isGone('section.progress');
    await isGone('section.problem');
    await nothingIsLeft();
  });

  it('continues while the panel moves to another column, and is cancelled from the palette', async function () {
    this.timeout(60_000);
    await startLongRun();
    await vscode.commands.executeCommand('workbench.action.moveEditorToRightGroup');
    await isShown('section.progress tbody tr');
    await vscode.commands.executeCommand('workloadLint.cancelBenchmark');
    await isGone('section.progress');
    await nothingIsLeft();
  });

  it('continues while the panel moves to its own window, and is cancelled there', async function () {
    this.timeout(60_000);
    await startLongRun();
    await vscode.commands.executeCommand('workbench.action.moveEditorToNewWindow');
    await inNewWindow.isShown('section.progress tbody tr');
    await onPage({ do: 'screenshot', name: 'panel-new-window', inNewWindow: true });
    await inNewWindow.click('#cancel');
    await nothingIsLeft();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('ends with the panel', async function () {
    this.timeout(60_000);
    await startLongRun();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await nothingIsLeft();
  });
});
