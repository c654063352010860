/** What a rule is: an id, its page, and a check over the program that returns findings. It does not know its remedy. */
import type { Finding, Workload } from '../findings.ts';
import type { Program, SourceFile } from '../program/index.ts';
import type { RuleOptions } from '../options.ts';

/** The page of a rule: hover, README, `explain` and the tests read it. */
export interface RuleDocs {
  /** One sentence: what the rule reports. */
  readonly what: string;
  /** Why that is bad, for whom, and how bad. */
  readonly why: string;
  /** Code that gives exactly one finding; if it takes several files, a line `//- /path.ts` begins each. */
  readonly bad: string;
  /** The same task without the problem: gives none. */
  readonly good: string;
  readonly instead: string;
  readonly limits: string;
}

interface RuleHead {
  readonly id: string;
  readonly workload: Workload;
  /** What the last call of a chain does: "calls readFileSync, which *blocks*". */
  readonly lastStep: string;
  readonly docs: RuleDocs;
}

/** Finds connections across the whole program; runs again when anything that it has read changes. */
export interface ProgramRule extends RuleHead {
  check(program: Program, options: RuleOptions): Iterable<Finding>;
}

/**
 * Finds what is in a file. The result is kept until something changes that the check has read of this file or of
 * others, so it may follow calls anywhere. Effects and primitives change with almost every edit, so avoid reading them.
 */
export interface FileRule extends RuleHead {
  /** Never called for files of packages in node_modules. */
  checkFile(sourceFile: SourceFile, program: Program, options: RuleOptions): Iterable<Finding>;
}

export type Rule = ProgramRule | FileRule;
