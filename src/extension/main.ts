/** The extension: starts the language server and shows its status. Nothing is parsed in the extension host. */
import { loadStart } from './load-start.ts';
import { env, version as editorVersion, workspace, type ExtensionContext } from 'vscode';
import { SETTINGS_SECTION } from '../protocol/server.ts';
import type { SettingKey } from '../protocol/settings.ts';
import { createBenchmarks, type Benchmarks } from './measuring/index.ts';
import { registerFigures } from './measuring/figures.ts';
import { registerGutterIcons } from './measuring/gutter-icons.ts';
import { registerLenses } from './measuring/lenses.ts';
import { registerMeasureFix } from './measuring/measure-fix.ts';
import { registerApproachTool } from './approach-tool.ts';
import { registerCommands } from './commands/index.ts';
import { registerEntryPoints } from './entry-points/view.ts';
import { showExample } from './example.ts';
import { LanguageServer } from './language-server.ts';
import { registerLineMessages } from './line-messages.ts';
import { Log } from './log.ts';
import { registerRulePages } from './rule-pages.ts';
import { registerRulesView } from './rules-view.ts';
import { StatusBar } from './status-bar.ts';
import { registerTasks } from './tasks.ts';

/** Settings that choose the program. */
const STARTS_SERVER: readonly SettingKey[] = ['nodePath', 'preferProjectVersion'];

let server: LanguageServer | undefined;
let benchmarks: Benchmarks | undefined;

export function activate(context: ExtensionContext): void {
  const start = performance.now();
  const log = new Log(context.logUri);
  const output = log.channel;
  const { version } = context.extension.packageJSON as { readonly version: string };
  output.info(`Workload Lint ${version}, in ${env.appName} ${editorVersion}`);
  const statusBar = new StatusBar();
  const started = new LanguageServer(context, output);
  server = started;
  const measuring = createBenchmarks(context, output);
  benchmarks = measuring;
  context.subscriptions.push(
    log,
    statusBar,
    started.onStatus((status) => statusBar.show(status)),
    measuring.panel,
    registerLenses(),
    registerMeasureFix(started),
    registerGutterIcons(context),
    registerLineMessages(),
    registerRulesView(started),
    registerFigures(started, measuring.history),
    registerCommands({ server: started, log, benchmarks: measuring, extension: context }),
    registerRulePages(started),
    registerEntryPoints(started),
    registerApproachTool(started),
    registerTasks(context),
    workspace.onDidChangeConfiguration((change) => {
      if (STARTS_SERVER.some((key) => change.affectsConfiguration(`${SETTINGS_SECTION}.${key}`)))
        void started.restart();
    }),
    // The project's own version may now run.
    workspace.onDidGrantWorkspaceTrust(() => void started.restart()),
  );
  // Not awaited: the editor is not to wait for the server's process.
  void started.restart();
  void showExample(context);
  const activated = performance.now() - start;
  const { user, system } = process.cpuUsage(loadStart.cpu);
  output.info(
    `Loaded in ${(start - loadStart.at).toFixed(1)} ms, activated in ${activated.toFixed(1)} ms; ` +
      `of that CPU time: ${((user + system) / 1000).toFixed(1)} ms`,
  );
}

export async function deactivate(): Promise<void> {
  await Promise.all([server?.stop(), benchmarks?.runs.cancel()]);
}
