/** The extension: starts the language server and shows its status. Nothing is parsed in the extension host. */
import { window, workspace, type ExtensionContext } from 'vscode';
import { SETTINGS_SECTION } from '../protocol/server.ts';
import { createBenchmarks, type Benchmarks } from './measuring/index.ts';
import { registerFigures } from './measuring/figures.ts';
import { registerLenses } from './measuring/lenses.ts';
import { registerApproachTool } from './approach-tool.ts';
import { registerCommands } from './commands/index.ts';
import { registerEntryPoints } from './entry-points/view.ts';
import { LanguageServer } from './language-server.ts';
import { registerRulePages } from './rule-pages.ts';
import { StatusBar } from './status-bar.ts';

let server: LanguageServer | undefined;
let benchmarks: Benchmarks | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Workload Lint', { log: true });
  const statusBar = new StatusBar();
  const started = new LanguageServer(context, output);
  server = started;
  const measuring = createBenchmarks(context, output);
  benchmarks = measuring;
  context.subscriptions.push(
    output,
    statusBar,
    started.onStatus((status) => statusBar.show(status)),
    measuring.panel,
    registerLenses(),
    registerFigures(started, measuring.history),
    registerCommands({
      server: started,
      output,
      benchmarks: measuring,
      installed: context.extensionUri,
      storage: context.globalStorageUri,
    }),
    registerRulePages(started),
    registerEntryPoints(started),
    registerApproachTool(started),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${SETTINGS_SECTION}.nodePath`)) void started.restart();
    }),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await Promise.all([server?.stop(), benchmarks?.runs.cancel()]);
}
