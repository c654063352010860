/** Findings as `check --format json` tells them: what scoring needs of them. */

export interface ReportedPlace {
  /** Relative to the folder that was checked, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export interface ReportedFinding extends ReportedPlace {
  readonly rule: string;
  readonly severity: string;
  readonly entry?: ReportedPlace;
  /** From the finding to the primitive, which is last. */
  readonly chain: readonly ReportedPlace[];
}
