/** The extension: starts the language server and shows how it stands. Nothing is read or parsed in the extension host. */
import { window, workspace, type ExtensionContext } from 'vscode';
import { SETTINGS_SECTION } from '../protocol/server.ts';
import { registerCommands } from './commands/index.ts';
import { LanguageServer } from './language-server.ts';
import { registerRulePages } from './rule-pages.ts';
import { StatusBar } from './status-bar.ts';

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Workload Lint', { log: true });
  const statusBar = new StatusBar();
  const started = new LanguageServer(context, output);
  server = started;
  context.subscriptions.push(
    output,
    statusBar,
    started.onStatus((status) => statusBar.show(status)),
    registerCommands({ server: started, output, installed: context.extensionUri, storage: context.globalStorageUri }),
    registerRulePages(started),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${SETTINGS_SECTION}.nodePath`)) void started.restart();
    }),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
