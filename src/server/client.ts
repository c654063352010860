/** The client's capabilities and options, read once from its `initialize` request. */
import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/server.ts';

export interface Client {
  readonly options: InitializationOptions;
  /** URIs of its open folders. */
  readonly folders: readonly string[];
  readonly pullsConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly changesFolders: boolean;
  readonly watchesFiles: boolean;
  readonly showsRelatedInformation: boolean;
  readonly showsCodeDescription: boolean;
  readonly createsFiles: boolean;
  /** Can preview edits before they are applied. */
  readonly annotatesChanges: boolean;
  /** Puts the cursor on a placeholder of an edit. */
  readonly hasSnippets: boolean;
  readonly refreshesInlayHints: boolean;
}

export function readClient(params: InitializeParams): Client {
  const { workspace, textDocument } = params.capabilities;
  const diagnostics = textDocument?.publishDiagnostics;
  const root = params.rootUri ? [params.rootUri] : [];
  return {
    options: (params.initializationOptions ?? {}) as InitializationOptions,
    folders: params.workspaceFolders?.map((folder) => folder.uri) ?? root,
    pullsConfiguration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    changesFolders: workspace?.workspaceFolders ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    showsRelatedInformation: diagnostics?.relatedInformation ?? false,
    showsCodeDescription: diagnostics?.codeDescriptionSupport ?? false,
    createsFiles: Boolean(
      workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.resourceOperations?.includes('create'),
    ),
    annotatesChanges: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    hasSnippets: workspace?.workspaceEdit?.snippetEditSupport ?? false,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
  };
}
