/** The extension's side of the language server: a separate process that can be restarted and answers requests. */
import path from 'node:path';
import {
  EventEmitter,
  type CodeAction,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
  type Range,
  type Uri,
} from 'vscode';
import type * as Client from 'vscode-languageclient/node';
import type {
  ClientNotification,
  ClientNotifications,
  ServerNotifications,
  ServerRequest,
  ServerRequests,
  ServerStatus,
} from '../protocol/messages.ts';
import { COMMANDS } from '../protocol/commands.ts';
import { DIAGNOSTIC_SOURCE, LANGUAGES, type InitializationOptions } from '../protocol/server.ts';
import { findPrograms, type Programs } from './programs.ts';
import { RULE_PAGE_ADDRESS } from './rule-page-address.ts';
import { readSetting } from './settings.ts';

/** Four fifths of the extension's code: the editor does not wait for it while it activates the extension. */
const loadClient = (): typeof Client => require('vscode-languageclient/node') as typeof Client;

export class LanguageServer {
  readonly #context: ExtensionContext;
  readonly #output: LogOutputChannel;
  readonly #status = new EventEmitter<ServerStatus | undefined>();
  readonly #started = new EventEmitter<void>();
  #client: Client.LanguageClient | undefined;
  /** Starts and stops run one at a time; this is the last of them. */
  #last: Promise<void> = Promise.resolve();

  constructor(context: ExtensionContext, output: LogOutputChannel) {
    this.#context = context;
    this.#output = output;
  }

  /** The server's status; undefined: it is not running. */
  get onStatus(): Event<ServerStatus | undefined> {
    return this.#status.event;
  }

  /** It has started or restarted, and has none of the previous one's state. */
  get onStarted(): Event<void> {
    return this.#started.event;
  }

  /** Starts the server, stopping it first if it runs. Errors are logged, and the client tells the user. */
  restart(): Promise<void> {
    return this.#afterOthers(async () => {
      await this.#end();
      this.#client = this.#createClient(await findPrograms(this.#context));
      await this.#client.start();
      this.#started.fire();
    });
  }

  stop(): Promise<void> {
    return this.#afterOthers(() => this.#end());
  }

  /** Does nothing if the server is not running. */
  async notify<N extends ClientNotification>(method: N, params: ClientNotifications[N]): Promise<void> {
    if (this.#client?.isRunning()) await this.#client.sendNotification(method, params);
  }

  /** @throws if the server is not running */
  async request<R extends ServerRequest>(
    method: R,
    params: ServerRequests[R]['params'],
  ): Promise<ServerRequests[R]['result']> {
    return (await this.#running()).sendRequest<ServerRequests[R]['result']>(method, params);
  }

  /**
   * Sent directly to the server, because the editor mixes in actions of other extensions without saying whose they are.
   * @returns the applicable actions, each with the id of its refactor, and its edit if it has one
   * @throws if the server is not running
   */
  async codeActions(uri: Uri, range: Range): Promise<{ readonly id: string; readonly action: CodeAction }[]> {
    const { CodeActionRequest, CodeActionResolveRequest, Command } = loadClient();
    const client = await this.#running();
    const { code2ProtocolConverter: toPlain, protocol2CodeConverter: fromPlain } = client;
    const offered = await client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: toPlain.asUri(uri) },
      range: toPlain.asRange(range),
      context: { diagnostics: [] },
    });
    // `CodeAction.is` rejects actions whose edit is not resolved yet.
    const applicable = (offered ?? []).filter(
      (action): action is Client.CodeAction => !Command.is(action) && !action.disabled,
    );
    return Promise.all(
      applicable.map(async (action) => ({
        id: (action.data as { readonly id?: string } | undefined)?.id ?? '',
        action: await fromPlain.asCodeAction(await client.sendRequest(CodeActionResolveRequest.type, action)),
      })),
    );
  }

  async #running(): Promise<Client.LanguageClient> {
    await this.#last;
    if (!this.#client?.isRunning())
      throw new Error('The Workload Lint server is not running. See its output for details.');
    return this.#client;
  }

  #afterOthers(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last
      .then(work)
      .catch((error: unknown) => this.#output.error(error instanceof Error ? error : String(error)));
    return this.#last;
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
  }

  #createClient({ dist, version, isOfProject }: Programs): Client.LanguageClient {
    const start = performance.now();
    const { LanguageClient, State } = loadClient();
    const loaded = performance.now() - start;
    const whose = isOfProject ? `of the project: ${dist}` : 'of this extension';
    this.#output.info(`Language server ${version}, ${whose}; its client was loaded in ${loaded.toFixed(1)} ms`);
    const client = new LanguageClient(
      'workloadLint',
      'Workload Lint',
      this.#serverOptions(dist),
      this.#clientOptions(),
    );
    client.onNotification('workloadLint/status', (status: ServerNotifications['workloadLint/status']) =>
      this.#status.fire(status),
    );
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) this.#status.fire(undefined);
    });
    return client;
  }

  #serverOptions(dist: string): Client.NodeModule {
    const { TransportKind } = loadClient();
    const runtime = readSetting('nodePath');
    return { module: path.join(dist, 'server.js'), transport: TransportKind.ipc, ...(runtime && { runtime }) };
  }

  #clientOptions(): Client.LanguageClientOptions {
    const { storageUri, globalStorageUri } = this.#context;
    return {
      // On disk, or not saved yet: a project is a folder on disk.
      documentSelector: ['file', 'untitled'].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
      outputChannel: this.#output,
      // Tasks report under the same name.
      diagnosticCollectionName: DIAGNOSTIC_SOURCE,
      markdown: { isTrusted: { enabledCommands: Object.keys(COMMANDS) } },
      initializationOptions: {
        rulePages: RULE_PAGE_ADDRESS,
        status: true,
        commandLinks: true,
        newDocumentsAreUntitled: true,
        cacheDir: (storageUri ?? globalStorageUri).fsPath,
      } satisfies InitializationOptions,
    };
  }
}
