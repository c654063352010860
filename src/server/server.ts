/** The language server: starts on a connection and dispatches messages to its features. */
import {
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeError,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { createContext, type ServerContext, type ServerDependencies } from './context.ts';
import { FEATURES } from './features/index.ts';

/** Serves the client until it closes the connection. */
export function startServer(connection: Connection, dependencies: ServerDependencies): void {
  let context: ServerContext | undefined;
  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    // A second set of folders would publish over the first: the protocol allows it once.
    if (context)
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.', { retry: false });
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
