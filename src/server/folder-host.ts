/** What a folder needs from the server. */
import type { OpenProject } from '../project/index.ts';
import type { ConfigurationProblems } from './configuration-problems.ts';
import type { OpenDocuments } from './documents.ts';
import type { Guard } from './guard.ts';
import type { Logger } from './logger.ts';
import type { Report } from './progress.ts';
import type { Publisher } from './publisher.ts';
import type { ClientSettings } from './settings.ts';
import type { Status } from './status.ts';

export interface FolderHost {
  readonly openProject: OpenProject;
  readonly cacheDir: (root: string) => string | false;
  /** Whether there is a file on disk. */
  readonly exists: (file: string) => Promise<boolean>;
  readonly documents: OpenDocuments;
  readonly settings: ClientSettings;
  readonly publisher: Publisher;
  readonly configurationProblems: ConfigurationProblems;
  readonly status: Status;
  readonly logger: Logger;
  readonly guard: Guard;
  readonly withProgress: WithProgress;
  /** Asks the client to refresh the inlay hints. */
  readonly costsChanged: () => void;
}

export type WithProgress = <T>(
  options: { readonly title: string; readonly cancellable: boolean; readonly signal: AbortSignal },
  work: (signal: AbortSignal, report: Report) => Promise<T>,
) => Promise<T>;
