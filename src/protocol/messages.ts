/** What the language server and its client say to each other beyond the Language Server Protocol. */
import type { Severity } from '../analysis/index.ts';
import type { MeasuredFigures } from './measured.ts';
import type { At, Callers, DecideParams, DecideResult, EntryPointGroup } from './advice.ts';

/** How the server stands, over all folders. */
export interface ServerStatus {
  /** `slow`: the last look at a file took longer than the setting `timeBudget`. */
  readonly state: 'analysing' | 'ready' | 'slow';
  /** Files looked at. */
  readonly files: number;
  /** Published findings by severity; `off` is never published. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** What the last look took: at the workspace, or at one file while typing. */
  readonly milliseconds: number;
  /** With `slow`: absolute path of the file that took so long. */
  readonly slowFile?: string;
}

/** A rule as a list shows it. */
export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
}

/** Notifications of the server, by method. */
export interface ServerNotifications {
  /** Sent only to a client that asked for it when it initialised. */
  readonly 'workloadLint/status': ServerStatus;
}

/** Notifications of the client, by method. */
export interface ClientNotifications {
  /** What the benchmark has measured so far, each time it is more or less. */
  readonly 'workloadLint/measured': MeasuredFigures;
}

/** Requests of the client, by method. */
export interface ServerRequests {
  /** Looks at all folders again, with progress that can be cancelled; answers with the status afterwards. */
  readonly 'workloadLint/analyzeWorkspace': { readonly params: null; readonly result: ServerStatus | null };
  /** The page of a rule as Markdown; null for a rule that does not exist. */
  readonly 'workloadLint/rulePage': { readonly params: { readonly rule: string }; readonly result: string | null };
  /**
   * Walks the decision tree for what stands at a position, or for a described workload; null where nothing stands
   * there.
   */
  readonly 'workloadLint/decide': { readonly params: DecideParams; readonly result: DecideResult | null };
  /** The entry points of all folders, by context. */
  readonly 'workloadLint/entryPoints': { readonly params: null; readonly result: readonly EntryPointGroup[] };
  /** Who brings the function at a position onto the event loop; null where there is no function. */
  readonly 'workloadLint/callers': { readonly params: At; readonly result: Callers | null };
  readonly 'workloadLint/rules': { readonly params: null; readonly result: readonly RuleSummary[] };
}

export type ClientNotification = keyof ClientNotifications;
export type ServerNotification = keyof ServerNotifications;
export type ServerRequest = keyof ServerRequests;
