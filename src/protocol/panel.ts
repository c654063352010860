/** What the benchmark panel and the extension say to each other: one union per direction. */
import type { ArgumentsAnswer, BenchmarkEvent, BenchmarkResult, StrategyRef } from './benchmark.ts';
import type { ScenarioId } from './scenarios/index.ts';

/** Type of the panel, by which the editor restores it. */
export const PANEL_TYPE = 'workloadLint.benchmark';

/** A result that the workspace remembers. */
export interface KeptRun {
  readonly id: string;
  readonly result: BenchmarkResult;
}

/** Code of the user's that can be measured. */
export interface CodeTarget {
  readonly kind: 'function' | 'comparison';
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
  /** Title of the refactor, for a comparison. */
  readonly refactor?: string;
}

/** A target as the panel shows it; `arguments` is absent while nobody knows them yet. */
export interface OfferedTarget extends CodeTarget {
  readonly arguments?: ArgumentsAnswer;
}

/** What the user has chosen to run. */
export type RunChoice =
  | {
      readonly kind: 'scenario';
      readonly scenario: ScenarioId;
      readonly size: Readonly<Record<string, number>>;
      readonly rounds: number;
      readonly strategies?: readonly StrategyRef[];
    }
  | {
      readonly kind: 'code';
      readonly arguments: string;
      readonly calls: number;
      readonly rounds: number;
      readonly strategies?: readonly StrategyRef[];
    };

/** A run that has not ended, with all it has told so far. */
export interface RunUnderWay {
  readonly title: string;
  readonly events: readonly BenchmarkEvent[];
}

export const EXPORT_FORMATS = { markdown: 'Markdown', csv: 'CSV', json: 'JSON', svg: 'SVG' } as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** To the panel. */
export type ToPanel =
  /** The answer to `ready`: everything there is. */
  | {
      readonly type: 'opened';
      readonly history: readonly KeptRun[];
      readonly trusted: boolean;
      readonly run?: RunUnderWay;
      readonly target?: OfferedTarget;
      readonly show?: ScenarioId;
    }
  /** Choose this scenario. */
  | { readonly type: 'choose'; readonly scenario: ScenarioId }
  /** Code to measure, chosen with it. */
  | { readonly type: 'target'; readonly target: OfferedTarget }
  | { readonly type: 'trust'; readonly trusted: boolean }
  | { readonly type: 'started'; readonly run: RunUnderWay }
  | { readonly type: 'event'; readonly event: BenchmarkEvent }
  /** After a run has been kept or removed; `show` names the one to show. */
  | { readonly type: 'history'; readonly history: readonly KeptRun[]; readonly show?: string }
  /** Send the picture of this result. */
  | { readonly type: 'draw'; readonly id: string };

/** From the panel. */
export type FromPanel =
  /** It listens. After a reload of the window it brings along what it was asked to measure. */
  | { readonly type: 'ready'; readonly target?: CodeTarget }
  | { readonly type: 'run'; readonly choice: RunChoice }
  | { readonly type: 'cancel' }
  | { readonly type: 'export'; readonly id: string; readonly format: Exclude<ExportFormat, 'svg'> }
  /** SVG text: the page alone can draw. */
  | { readonly type: 'picture'; readonly id: string; readonly svg: string }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'clear' }
  | { readonly type: 'open-file'; readonly target: CodeTarget }
  | { readonly type: 'manage-trust' }
  | { readonly type: 'show-output' };
