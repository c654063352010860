/**
 * What people judged of findings in published packages: sets of packages, and a verdict with its reason for each
 * finding. `right`: whoever maintains the package would agree that others wait here for a time worth mending;
 * `arguable`: true, but trivial, rare, or done where little else waits; `wrong`: what is said is false, or nobody
 * waits. Servers, also those for developers, editors' languages, watchers and windows are what others wait for;
 * commands, builds, start-up, workers and tests are not.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportedFinding } from '../accuracy/findings.ts';

export const VERDICTS = ['right', 'arguable', 'wrong'] as const;

export interface PackageSet {
  readonly name: string;
  /** Its findings were read while rules were changed: it proves less than one that was not. */
  readonly seen: boolean;
  /** Packages drawn by lot, of which only those are listed in which something was reported at first. */
  readonly drawn?: number;
  /** `name@version`. */
  readonly packages: readonly string[];
}

export interface Judged {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  /** The last link of the chain, for one place may have several: `name@file:line`. */
  readonly cause: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly reason: string;
}

export interface Judgements {
  readonly sets: readonly PackageSet[];
  readonly judged: readonly Judged[];
}

export const readJudgements = async (): Promise<Judgements> =>
  JSON.parse(await readFile(join(import.meta.dirname, 'judged.json'), 'utf8')) as Judgements;

export const specOf = (one: Judged): string => `${one.package}@${one.version}`;

export const keyOfJudged = (one: Judged): string => [specOf(one), one.file, one.line, one.rule, one.cause].join(' ');

export function keyOfFinding(spec: string, { file, line, rule, chain }: ReportedFinding): string {
  const last = chain.at(-1) as (ReportedFinding['chain'][number] & { readonly name: string }) | undefined;
  return [spec, file, line, rule, last ? `${last.name}@${last.file}:${last.line}` : ''].join(' ');
}
