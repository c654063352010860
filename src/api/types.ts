/** The types of the package's API: plain data, the same as in `check --format json`. */
import type {
  Advice,
  Confidence,
  Context,
  Cost,
  EntryPoint as AnalysisEntryPoint,
  Factor as AnalysisFactor,
  Severity,
  Workload,
} from '../analysis/findings.ts';

export type { Advice, Confidence, Context, Cost, Severity, Workload };

/** A position in a file: line and column from 1, in UTF-16 units. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One call of a chain: the called name and the place of the call. */
export interface ChainLink extends Position {
  readonly name: string;
  readonly confidence: Confidence;
}

/** Where the context of a finding begins. */
export type EntryPoint = Pick<AnalysisEntryPoint, 'name' | 'kind' | 'answers'> & Position;

/** One reason why a finding matters as much as it does. */
export type Factor = Omit<AnalysisFactor, 'at'> & { readonly at?: Position };

export interface Finding extends Position {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly workload: Workload;
  /** Where the code runs. */
  readonly context: Context;
  /** The end column is exclusive. */
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly entry?: EntryPoint;
  /** From the entry point down to the call that blocks. */
  readonly chain: readonly ChainLink[];
  /** What else blocks behind the same call. */
  readonly causes?: readonly Omit<ChainLink, 'confidence'>[];
  readonly cost?: Cost;
  /** The sum of the factors, from which the severity follows. */
  readonly score?: number;
  readonly factors?: readonly Factor[];
  /** Certain, and longer than a metadata call, in the function itself or in what it calls. */
  readonly plain?: 'direct' | 'called';
  /** The code does not show how large it gets. */
  readonly isOpen?: true;
  /** It harms the program itself, even if nothing else is held up. */
  readonly isOwnHarm?: true;
  /** Which approach fits, with its reasons. */
  readonly advice?: Advice;
}

/** A file that could not be read, parsed or, as a configuration, used. */
export interface FileError extends Position {
  readonly message: string;
}

export interface Report {
  /** Of this package. */
  readonly version: string;
  /** By file, then by position. */
  readonly findings: readonly Finding[];
  readonly errors: readonly FileError[];
  readonly summary: {
    readonly files: number;
    readonly lines: number;
    readonly milliseconds: number;
    readonly cachedFiles: number;
  };
}

/** A refactor that fits a place. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  /** The program behaves the same afterwards, so it may be applied without review. */
  readonly safe: boolean;
  /** Why it cannot be applied here. */
  readonly disabled?: string;
}

/** An edit of a file: line and column from 1, the end column is exclusive. */
export interface Edit {
  /** UTF-16 offsets into the text without its byte order mark; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly newText: string;
}

/** What a refactor changes. Nothing is written before `applyChange`. */
export interface Change {
  readonly title: string;
  readonly safe: boolean;
  readonly files: readonly { readonly file: string; readonly edits: readonly Edit[] }[];
  readonly created: readonly { readonly file: string; readonly text: string }[];
}

/** Settings as in `workload-lint.json`. */
export interface Settings {
  readonly enable?: boolean;
  /** Severity per rule, by rule id. */
  readonly rules?: Readonly<Record<string, Severity>>;
  /** Severity by the context in which the code runs. */
  readonly contexts?: Readonly<Partial<Record<Context, Severity>>>;
  readonly strictness?: 'quiet' | 'normal' | 'strict';
  /** Glob patterns of files to skip. */
  readonly exclude?: readonly string[];
  /** Additional calls that block: `package#export`. */
  readonly blocking?: readonly string[];
  /** Calls that are never reported: `package#export` or a function name. */
  readonly nonBlocking?: readonly string[];
  /** Milliseconds that a loop may compute on the event loop. */
  readonly cpuBudget?: number;
  /** Whether calls into packages in `node_modules` are followed. */
  readonly dependencies?: boolean;
  /** Worker threads that read and parse files; 0 chooses. */
  readonly threads?: number;
}

export interface ProjectOptions {
  /** Folder to which relative paths belong; default: the current one. */
  readonly cwd?: string;
  /** Files and folders to report on; default: `cwd`. The whole program around them is analyzed. */
  readonly paths?: readonly string[];
  /** Path of the only configuration to use; default: the nearest `workload-lint.json` of each file. */
  readonly config?: string;
  /** Override those of every configuration. */
  readonly settings?: Settings;
  /** Report nothing below; default: `info`. */
  readonly minSeverity?: Exclude<Severity, 'off'>;
  /** Folder of the cache, or false for none; default: `node_modules/.cache/workload-lint` of the program. */
  readonly cache?: string | false;
  readonly signal?: AbortSignal;
}

export interface RuleInfo {
  readonly id: string;
  /** What it reports. */
  readonly what: string;
  /** Why that is a problem. */
  readonly why: string;
  /** What to use instead. */
  readonly instead: string;
}

/** A program that is kept analyzed. Files are absolute paths with forward slashes. */
export interface Project {
  /** Folder of the whole program. */
  readonly root: string;
  /** Reads what is new on disk, and reports. */
  check(): Promise<Report>;
  /** The text replaces the content of the file, until this is called with `undefined`. */
  update(file: string, text: string | undefined): Promise<void>;
  /** The refactors that fit a finding or a position, the best first; those that cannot be applied come last. */
  refactors(at: Position): Promise<readonly Offer[]>;
  /**
   * What a refactor would change.
   * @param id default: the best that can be applied
   * @throws {RefactorError} if it cannot be applied, with the reason
   */
  refactor(at: Position, id?: string): Promise<Change>;
  /** All safe refactors that are recommended for the findings, as one change; undefined if there are none. */
  fixAll(): Promise<Change | undefined>;
  close(): Promise<void>;
}
