/** The messages between the benchmark panel and the extension: one union per direction. */
import type { ArgumentsAnswer, BenchmarkEvent } from './benchmark.ts';
import type { BenchmarkResult } from './benchmark-result.ts';
import type { StrategyRef } from './strategies.ts';
import type { ScenarioId } from './scenarios/index.ts';

/** The panel's view type, by which the editor restores it. */
export const PANEL_TYPE = 'workloadLint.benchmark';

/** A result stored with the workspace. */
export interface KeptRun {
  readonly id: string;
  readonly result: BenchmarkResult;
}

/** Code of the user that can be measured. */
export interface CodeTarget {
  readonly kind: 'function' | 'comparison';
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
  /** Of an anonymous handler, which `name` describes: a line in it, 1-based. */
  readonly line?: number;
  /** Title of the refactor, for a comparison. */
  readonly refactor?: string;
}

/** A target as shown in the panel; `arguments` is absent until they are known. */
export interface OfferedTarget extends CodeTarget {
  readonly arguments?: ArgumentsAnswer;
}

/** What the user has selected to run. */
export type RunChoice =
  | {
      readonly kind: 'scenario';
      readonly scenario: ScenarioId;
      readonly size: Readonly<Record<string, number>>;
      readonly rounds?: number;
      /** Milliseconds. */
      readonly budget: number;
      readonly strategies?: readonly StrategyRef[];
    }
  | {
      readonly kind: 'code';
      readonly arguments: string;
      /** Absent: as many as needed. */
      readonly calls?: number;
      readonly rounds?: number;
      /** Milliseconds. */
      readonly budget: number;
      readonly strategies?: readonly StrategyRef[];
    };

/** A run in progress, with all events so far. */
export interface RunUnderWay {
  readonly title: string;
  /** When it was asked for, in milliseconds since 1970. */
  readonly begun: number;
  readonly events: readonly BenchmarkEvent[];
}

export const EXPORT_FORMATS = {
  markdown: 'Markdown',
  csv: 'CSV',
  json: 'JSON',
  hyperfine: 'hyperfine',
  'github-action': 'github-action-benchmark',
  svg: 'SVG',
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** Messages to the panel. */
export type ToPanel =
  /** The reply to `ready`: the complete state. */
  | {
      readonly type: 'opened';
      readonly history: readonly KeptRun[];
      readonly trusted: boolean;
      readonly run?: RunUnderWay;
      readonly target?: OfferedTarget;
      readonly show?: ScenarioId;
    }
  /** Selects a scenario. */
  | { readonly type: 'choose'; readonly scenario: ScenarioId }
  /** Selects code to measure. */
  | { readonly type: 'target'; readonly target: OfferedTarget }
  | { readonly type: 'trust'; readonly trusted: boolean }
  | { readonly type: 'started'; readonly run: RunUnderWay }
  | { readonly type: 'event'; readonly event: BenchmarkEvent }
  /** Sent after a run was stored or removed; `show` names the one to display. */
  | { readonly type: 'history'; readonly history: readonly KeptRun[]; readonly show?: string }
  /** Asks for the picture of a result. */
  | { readonly type: 'draw'; readonly id: string };

/** Messages from the panel. */
export type FromPanel =
  /** The page is listening. After a reload of the window, it includes the targets that it had. */
  | { readonly type: 'ready'; readonly target?: CodeTarget }
  | { readonly type: 'run'; readonly choice: RunChoice }
  | { readonly type: 'cancel' }
  | { readonly type: 'export'; readonly id: string; readonly format: Exclude<ExportFormat, 'svg'> }
  /** SVG text: only the page can draw it. */
  | { readonly type: 'picture'; readonly id: string; readonly svg: string }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'clear' }
  | { readonly type: 'open-file'; readonly target: CodeTarget }
  | { readonly type: 'open-guide' }
  | { readonly type: 'manage-trust' }
  | { readonly type: 'show-output' };
