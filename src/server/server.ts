/** The language server: starts on a connection and dispatches messages to its features. */
import {
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { createContext, type ServerContext, type ServerDependencies } from './context.ts';
import { FEATURES } from './features/index.ts';

/** Serves the client until it closes the connection. */
export function startServer(connection: Connection, dependencies: ServerDependencies): void {
  let context: ServerContext | undefined;
  connection.onInitialize((params): InitializeResult => {
    context = createContext(connection, params, dependencies);
    context.logger.info(`Server started: process ${process.pid}, Node.js ${process.versions.node}`);
    for (const feature of FEATURES) feature.start?.(context);
    return {
      serverInfo: { name: 'Workload Lint' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(Object.assign({}, ...FEATURES.map(({ capabilities }) => capabilities)) as ServerCapabilities),
      },
    };
  });
  connection.onInitialized(() => {
    if (context) for (const feature of FEATURES) feature.ready?.(context);
  });
  connection.onShutdown(() => context?.folders.close());
  connection.listen();
}
