/** What the features of the server work with; built once, on initialization. */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { RuleSummary } from '../protocol/messages.ts';
import type { OpenProject } from '../project/index.ts';
import { readClient, type Client } from './client.ts';
import { ConfigurationProblems } from './configuration-problems.ts';
import { toProblem } from './convert.ts';
import { OpenDocuments } from './documents.ts';
import { fileOfUri } from './file-uri.ts';
import { Folders } from './folders.ts';
import { createGuard, type Guard } from './guard.ts';
import { connectionLogger, type Logger } from './logger.ts';
import { withProgress } from './progress.ts';
import { Measured } from './measured.ts';
import { Publisher } from './publisher.ts';
import { notify } from './messages.ts';
import { ClientSettings } from './settings.ts';
import { Status } from './status.ts';

/** The rules' pages. */
export interface RulePages {
  list(): readonly RuleSummary[];
  /** Markdown; undefined for an unknown rule. */
  page(rule: string): string | undefined;
}

export interface ServerDependencies {
  readonly openProject: OpenProject;
  /** Whether there is a file on disk. */
  readonly exists: (file: string) => Promise<boolean>;
  /** The cache location of a folder, below `base` if the client gave one; false for none. */
  readonly cacheDir: (root: string, base: string | undefined) => string | false;
  readonly rules: RulePages;
  /** Destination of the server's log; default: the client's output. */
  readonly logger?: Logger;
}

export interface ServerContext {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly folders: Folders;
  readonly settings: ClientSettings;
  readonly status: Status;
  readonly rules: RulePages;
  readonly guard: Guard;
  readonly logger: Logger;
  readonly measured: Measured;
}

export function createContext(
  connection: Connection,
  params: InitializeParams,
  dependencies: ServerDependencies,
): ServerContext {
  const client = readClient(params);
  const logger = dependencies.logger ?? connectionLogger(connection);
  const guard = createGuard(logger);
  const [folder] = client.folders;
  const documents = new OpenDocuments(
    folder === undefined ? undefined : fileOfUri(folder),
    client.options.newDocumentsAreUntitled ? async (file) => !(await dependencies.exists(file)) : undefined,
  );
  const settings = new ClientSettings(connection, client, logger);
  const publisher = new Publisher(
    { send: (diagnostics) => void connection.sendDiagnostics(diagnostics), changed: () => status.changed() },
    {
      uriOf: (file) => documents.uriOf(file),
      relatedInformation: client.showsRelatedInformation,
      rulePage: rulePageAddress(client, dependencies.rules),
    },
  );
  const status: Status = new Status(
    () => publisher.totals,
    (current) => {
      if (client.options.status) notify(connection, 'workloadLint/status', current);
    },
  );
  const folders = new Folders({
    openProject: dependencies.openProject,
    exists: dependencies.exists,
    cacheDir: (root) => dependencies.cacheDir(root, client.options.cacheDir),
    withProgress: (options, work) => withProgress(connection, options, work),
    costsChanged: () => {
      if (client.refreshesInlayHints) void connection.languages.inlayHint.refresh();
    },
    documents,
    settings,
    publisher,
    configurationProblems: new ConfigurationProblems(
      (file, problems) =>
        void connection.sendDiagnostics({ uri: documents.uriOf(file), diagnostics: problems.map(toProblem) }),
    ),
    status,
    logger,
    guard,
  });
  return {
    connection,
    client,
    documents,
    folders,
    settings,
    status,
    rules: dependencies.rules,
    guard,
    logger,
    measured: new Measured(),
  };
}

/** Findings about useless suppressions belong to no rule and have no page. */
function rulePageAddress(
  { showsCodeDescription, options }: Client,
  rules: RulePages,
): (rule: string) => string | undefined {
  const template = showsCodeDescription ? options.rulePages : undefined;
  const ids = new Set(rules.list().map(({ id }) => id));
  return (rule) => (ids.has(rule) ? template?.replace('{rule}', encodeURIComponent(rule)) : undefined);
}
