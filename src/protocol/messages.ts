/** The messages between the language server and its client beyond the Language Server Protocol. */
import type { Severity } from '../analysis/index.ts';
import type { MeasuredFigures } from './measured.ts';
import type { At, Callers, DecideParams, DecideResult, EntryPointGroup } from './advice.ts';

/** The state of the server, over all folders. */
export interface ServerStatus {
  /** `slow`: the last analysis of a file took longer than the setting `timeBudget`. */
  readonly state: 'analysing' | 'ready' | 'slow';
  /** Number of analyzed files. */
  readonly files: number;
  /** Published findings by severity; `off` is never published. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Grows whenever findings, entry points or files have changed. */
  readonly revision: number;
  /** Milliseconds of the last analysis: of the workspace, or of one file while typing. */
  readonly milliseconds: number;
  /** If `slow`: the absolute path of the file that took so long. */
  readonly slowFile?: string;
}

/** A rule as shown in a list. */
export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
}

export interface RuleInUse extends RuleSummary {
  /** If settings and configuration files give it one, the same for all folders. */
  readonly level?: Severity;
}

/** Server notifications, by method. */
export interface ServerNotifications {
  /** Sent only to clients that asked for it on initialization. */
  readonly 'workloadLint/status': ServerStatus;
}

/** Client notifications, by method. */
export interface ClientNotifications {
  /** All measurements so far, sent whenever they change. */
  readonly 'workloadLint/measured': MeasuredFigures;
}

/** Client requests, by method. */
export interface ServerRequests {
  /** Analyzes all folders again, with cancellable progress; replies with the status. */
  readonly 'workloadLint/analyzeWorkspace': { readonly params: null; readonly result: ServerStatus | null };
  /** The page of a rule as Markdown; null for an unknown rule. */
  readonly 'workloadLint/rulePage': { readonly params: { readonly rule: string }; readonly result: string | null };
  /** Walks the decision tree for the code at a position or for a described workload; null if there is no such code. */
  readonly 'workloadLint/decide': { readonly params: DecideParams; readonly result: DecideResult | null };
  /** The entry points of all folders, by context. */
  readonly 'workloadLint/entryPoints': { readonly params: null; readonly result: readonly EntryPointGroup[] };
  /** The entry points that run the function at a position on the event loop; null if there is no function. */
  readonly 'workloadLint/callers': { readonly params: At; readonly result: Callers | null };
  readonly 'workloadLint/rules': { readonly params: null; readonly result: readonly RuleInUse[] };
}

export type ClientNotification = keyof ClientNotifications;
export type ServerNotification = keyof ServerNotifications;
export type ServerRequest = keyof ServerRequests;
