/** What the attack of one repository has shown. */

/** Milliseconds after which somebody who types takes it for a hang. */
export const HANG = 2_000;

export interface Report {
  edits: number;
  sequences: number;
  /** Edits after which nothing was told for two seconds. */
  hangs: number;
  /** Each in words. */
  readonly mismatches: string[];
  /** Milliseconds of each edit, until its findings were there. */
  readonly times: number[];
  /** Bytes before and after the edits. */
  readonly memory: [number, number];
}
