/** The benchmark panel: at most one; it shows the current run and the stored results. */
import {
  commands,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  type WebviewPanel,
} from 'vscode';
import type { CommandId } from '../../protocol/commands.ts';
import { PANEL_TYPE, type CodeTarget, type FromPanel, type RunChoice, type ToPanel } from '../../protocol/panel.ts';
import { SCENARIOS, type ScenarioId } from '../../protocol/scenarios/index.ts';
import { manageTrust, mayRunCode } from './consent.ts';
import { saveResult } from './export.ts';
import type { History } from './history.ts';
import { pageOf, resourceRoot } from './page.ts';
import type { BenchmarkRuns } from './runs.ts';
import { argumentsRequest, codeRequest, titleOf, type Target } from './target.ts';

type Handlers = {
  readonly [T in FromPanel['type']]: (message: Extract<FromPanel, { type: T }>) => Promise<unknown> | unknown;
};

export class BenchmarkPanel implements Disposable {
  readonly #context: ExtensionContext;
  readonly #runs: BenchmarkRuns;
  readonly #history: History;
  readonly #output: LogOutputChannel;
  readonly #subscriptions: Disposable[];
  #panel: WebviewPanel | undefined;
  #listens = false;
  #target: Target | undefined;
  /** Messages waiting until the page is listening: a scenario to select, a result to draw. */
  #wanted: { readonly show?: ScenarioId; readonly draw?: string } = {};

  constructor(
    context: ExtensionContext,
    { runs, history, output }: { runs: BenchmarkRuns; history: History; output: LogOutputChannel },
  ) {
    this.#context = context;
    this.#runs = runs;
    this.#history = history;
    this.#output = output;
    this.#subscriptions = [
      window.registerWebviewPanelSerializer(PANEL_TYPE, {
        deserializeWebviewPanel: async (panel) => this.#adopt(panel),
      }),
      workspace.onDidGrantWorkspaceTrust(() => this.#post({ type: 'trust', trusted: true })),
      runs.onStarted((run) => this.#post({ type: 'started', run })),
      runs.onEvent((event) => this.#post({ type: 'event', event })),
      runs.onStored((id) => void this.#tellHistory(id)),
    ];
  }

  /** @param scenario to select */
  show(scenario?: ScenarioId): void {
    if (scenario) {
      if (this.#panel?.visible && this.#listens) this.#post({ type: 'choose', scenario });
      else this.#wanted = { ...this.#wanted, show: scenario };
    }
    if (this.#panel) this.#panel.reveal();
    else
      this.#adopt(
        window.createWebviewPanel(PANEL_TYPE, 'Benchmark', ViewColumn.Active, {
          enableScripts: true,
          enableFindWidget: true,
          localResourceRoots: [resourceRoot(this.#context.extensionUri)],
        }),
      );
  }

  /** Offers code to measure, with the arguments found for it. */
  async offer(target: Target): Promise<void> {
    this.#target = target;
    this.show();
    this.#tellTarget();
    const found = await this.#runs.findArguments(argumentsRequest(target));
    if (this.#target !== target) return;
    this.#target = { ...target, offer: { ...target.offer, arguments: found } };
    this.#tellTarget();
  }

  /** Asks the page for the picture of a result, which arrives as a separate message. */
  draw(id: string): void {
    if (this.#panel?.visible && this.#listens) this.#post({ type: 'draw', id });
    else this.#wanted = { ...this.#wanted, draw: id };
    this.show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    this.#listens = false;
    panel.iconPath = Uri.joinPath(this.#context.extensionUri, 'media', 'icon.png');
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.#hear(message));
    // A hidden page is destroyed; when shown again, it starts anew.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#listens = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      void this.#runs.cancel();
    });
    panel.webview.html = pageOf(panel.webview, this.#context.extensionUri);
  }

  #post(message: ToPanel): void {
    void this.#panel?.webview.postMessage(message);
  }

  #tellTarget(): void {
    if (this.#target) this.#post({ type: 'target', target: this.#target.offer });
  }

  async #tellHistory(show?: string): Promise<void> {
    this.#post({ type: 'history', history: await this.#history.read(), ...(show !== undefined && { show }) });
  }

  async #hear(message: FromPanel): Promise<void> {
    const handle = this.#handlers[message.type] as (message: FromPanel) => Promise<unknown> | unknown;
    try {
      await handle(message);
    } catch (error) {
      this.#output.error(error instanceof Error ? error : String(error));
      void window.showErrorMessage(`The benchmark panel failed: ${String(error)}`);
    }
  }

  readonly #handlers: Handlers = {
    ready: ({ target }) => this.#open(target),
    run: ({ choice }) => this.#start(choice),
    cancel: () => this.#runs.cancel(),
    export: async ({ id, format }) => this.#save(id, (run) => saveResult(run, format)),
    picture: async ({ id, svg }) => this.#save(id, (run) => saveResult(run, 'svg', svg)),
    remove: async ({ id }) => {
      await this.#history.remove(id);
      await this.#tellHistory();
    },
    clear: async () => {
      await this.#history.clear();
      await this.#tellHistory();
    },
    'open-file': ({ target }) => window.showTextDocument(Uri.file(target.file)),
    'open-guide': () => commands.executeCommand('workloadLint.openGuide' satisfies CommandId),
    'manage-trust': manageTrust,
    'show-output': () => this.#output.show(),
  };

  async #open(before: CodeTarget | undefined): Promise<void> {
    const run = this.#runs.underWay;
    const { show, draw } = this.#wanted;
    this.#wanted = {};
    this.#listens = true;
    this.#post({
      type: 'opened',
      history: await this.#history.read(),
      trusted: workspace.isTrusted,
      ...(run && { run }),
      ...(this.#target && { target: this.#target.offer }),
      ...(show && { show }),
    });
    if (draw !== undefined) this.#post({ type: 'draw', id: draw });
    // After a reload of the window, only the page knows what to measure; the edit of a comparison is lost.
    if (!this.#target && before?.kind === 'function') await this.offer({ offer: before });
  }

  async #start(choice: RunChoice): Promise<void> {
    if (choice.kind === 'scenario') return this.#runs.start(choice, SCENARIOS[choice.scenario].title);
    const target = this.#target;
    if (!target) return undefined;
    const title = titleOf(target.offer);
    if (await mayRunCode(this.#context, target.offer)) await this.#runs.start(codeRequest(target, choice), title);
  }

  async #save(id: string, save: (run: Awaited<ReturnType<History['read']>>[number]) => Promise<void>): Promise<void> {
    const run = (await this.#history.read()).find((kept) => kept.id === id);
    if (run) await save(run);
  }
}
