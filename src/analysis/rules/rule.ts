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
  /** Code that gives exactly one finding; where it takes several files, a line `//- /path.ts` begins each. */
  readonly bad: string;
  /** The same task without the problem: gives none. */
  readonly good: string;
  readonly instead: string;
  readonly limits: string;
}

interface RuleHead {
  readonly id: string;
  readonly workload: Workload;
  readonly docs: RuleDocs;
}

/**
 * Finds what leads from anywhere to anywhere: looks at everything, again when something changes of what it has read.
 */
export interface ProgramRule extends RuleHead {
  check(program: Program, options: RuleOptions): Iterable<Finding>;
}

/**
 * Finds what stands in a file. What it finds is kept until something changes that it has read of this file or of
 * others, so that it may go wherever calls lead; effects and primitives change with every edit that is more than new
 * places.
 */
export interface FileRule extends RuleHead {
  /** Never called for files of packages in node_modules. */
  checkFile(sourceFile: SourceFile, program: Program, options: RuleOptions): Iterable<Finding>;
}

export type Rule = ProgramRule | FileRule;
