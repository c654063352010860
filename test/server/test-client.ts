/** A language client at the other end of a stream in memory: it waits for messages, never for time. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createMessageConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeParams,
  type MessageConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import type { ServerStatus } from '../../src/protocol/messages.ts';
import type { InitializationOptions } from '../../src/protocol/server.ts';
import { startServer } from '../../src/server/server.ts';
import type { FakeDisk } from './fake-project.ts';

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly options?: InitializationOptions;
  /** Answer of `workspace/configuration`. */
  readonly settings?: Record<string, unknown>;
  readonly capabilities?: ClientCapabilities;
  /** What the server registers for, files to watch among it, holds from then on; default: at once. */
  readonly watching?: Promise<void>;
}

const CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
  },
  window: { workDoneProgress: true },
};

export interface Streams {
  readonly toServer: NodeJS.WritableStream;
  readonly toClient: NodeJS.ReadableStream;
}

export interface Progress {
  readonly token: string | number;
  readonly value: { readonly kind: string; readonly title?: string; readonly cancellable?: boolean };
}

export const uriOf = (file: string): string => `file://${file}`;

export class TestClient {
  readonly connection: MessageConnection;
  readonly #events = new EventEmitter();
  readonly #diagnostics = new Map<string, PublishDiagnosticsParams>();
  /** Everything that came in, by method. */
  readonly received: { readonly method: string; readonly params: unknown }[] = [];
  settings: Record<string, unknown>;

  private constructor(
    { toServer, toClient }: Streams,
    settings: Record<string, unknown>,
    watching: Promise<void> | undefined,
  ) {
    this.settings = settings;
    // Many messages may be waited for at once.
    this.#events.setMaxListeners(0);
    this.connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.connection.onRequest(async (method, params) => {
      this.#receive(method, params);
      if (method === 'client/registerCapability') await watching;
      return method === 'workspace/configuration'
        ? (params as { items: unknown[] }).items.map(() => this.settings)
        : null;
    });
    this.connection.onNotification((method, params) => this.#receive(method, params));
    this.connection.onUnhandledProgress((progress) => this.#receive('$/progress', progress));
    this.connection.listen();
  }

  /** Starts a server in this process, on a disk in memory. */
  static start(disk: FakeDisk, options?: ClientOptions): Promise<TestClient> {
    const streams = { toServer: new PassThrough(), toClient: new PassThrough() };
    startServer(
      createConnection(
        ProposedFeatures.all,
        new StreamMessageReader(streams.toServer),
        new StreamMessageWriter(streams.toClient),
      ),
      {
        openProject: disk.openProject,
        exists: disk.exists,
        cacheDir: (root, base) => (base ? `${base}${root}` : false),
        rules: {
          list: () => [{ id: 'blocking-call', summary: 'A blocking call on the event loop.' }],
          page: (rule) => (rule === 'blocking-call' ? '# blocking-call' : undefined),
        },
      },
    );
    return TestClient.connect(streams, options);
  }

  /** Connects to a server that runs already. */
  static async connect(
    streams: Streams,
    { folders = ['/app'], options, settings = {}, capabilities = CAPABILITIES, watching }: ClientOptions = {},
  ): Promise<TestClient> {
    const client = new TestClient(streams, { debounce: 0, ...settings }, watching);
    await client.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: { status: true, ...options },
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
    } satisfies InitializeParams);
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }

  open(file: string, text: string, version = 1): Promise<void> {
    const textDocument = { uri: uriOf(file), languageId: 'typescript', version, text };
    return this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  edit(file: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(file), version },
      contentChanges: [{ text }],
    });
  }

  save(file: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(file) } });
  }

  close(file: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
  }

  /** Diagnostics of the file as soon as they are as wanted. */
  async diagnostics(
    file: string,
    isWanted: (diagnostics: Diagnostic[], version: number | undefined) => boolean,
  ): Promise<Diagnostic[]> {
    const published = await this.#until(() => {
      const params = this.#diagnostics.get(uriOf(file));
      return params && isWanted(params.diagnostics, params.version) ? params : undefined;
    });
    return published.diagnostics;
  }

  /** What is shown, by URI; files without findings are left out. */
  shown(): ReadonlyMap<string, readonly Diagnostic[]> {
    const all = [...this.#diagnostics.values()].filter(({ diagnostics }) => diagnostics.length > 0);
    return new Map(all.map(({ uri, diagnostics }) => [uri, diagnostics]));
  }

  /** The last status as soon as it is as wanted. */
  status(isWanted: (status: ServerStatus) => boolean): Promise<ServerStatus> {
    return this.message<ServerStatus>('workloadLint/status', isWanted);
  }

  /** The first message with the method, received already or not, that is as wanted. */
  message<T>(method: string, isWanted: (params: T) => boolean = () => true): Promise<T> {
    return this.#until(
      () =>
        this.received.find((message) => message.method === method && isWanted(message.params as T))?.params as
          | T
          | undefined,
    );
  }

  #receive(method: string, params: unknown): void {
    this.received.push({ method, params });
    if (method === 'textDocument/publishDiagnostics') {
      const published = params as PublishDiagnosticsParams;
      this.#diagnostics.set(published.uri, published);
    }
    this.#events.emit('message');
  }

  async #until<T>(look: () => T | undefined): Promise<T> {
    for (let found = look(); ; found = look()) {
      if (found !== undefined) return found;
      await new Promise((resolve) => this.#events.once('message', resolve));
    }
  }
}
