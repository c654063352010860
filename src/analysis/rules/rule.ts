/** What a rule is: an id, its page, and a check over the program that returns findings. It does not know its remedy. */
import type { Context, Finding, Severity, Workload } from '../findings.ts';
import type { Program } from '../program/program.ts';
import type { ApiCall, Unit } from '../program/graph/graph.ts';

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

/** What the user's settings say to the rules. */
export interface RuleOptions {
  /** Severity by context; see {@link DEFAULT_CONTEXT_SEVERITY}. */
  readonly contexts: Readonly<Partial<Record<Context, Severity>>>;
  /** Severity of the rule itself, where it is set. */
  readonly severity?: Severity;
  /** `package#export` or the name of a function, never reported. */
  readonly nonBlocking: ReadonlySet<string>;
  /** Milliseconds of computing that are felt. */
  readonly cpuBudget: number;
}

/** A task that others wait for longer than this is a long one. */
export const DEFAULT_CPU_BUDGET = 50;

interface RuleHead {
  readonly id: string;
  readonly workload: Workload;
  readonly docs: RuleDocs;
}

/** Finds what leads from anywhere to anywhere: looks at everything, again when something changes of what it has read. */
export interface ProgramRule extends RuleHead {
  check(program: Program, options: RuleOptions): Iterable<Finding>;
}

/**
 * Finds what stands in a file. What it finds is kept until something changes that it has read of this file or of others, so that it may go wherever calls lead;
 * effects and primitives change with every edit that is more than new places.
 */
export interface FileRule extends RuleHead {
  /** Never called for files of packages in node_modules. */
  checkFile(unit: Unit, program: Program, options: RuleOptions): Iterable<Finding>;
}

export type Rule = ProgramRule | FileRule;

/** Where blocking hurts others it is a warning; elsewhere it is not said. */
export const DEFAULT_CONTEXT_SEVERITY: Readonly<Record<Context, Severity>> = {
  request: 'warning', event: 'warning', timer: 'warning', task: 'warning', render: 'warning',
  startup: 'off', script: 'off', test: 'off', worker: 'off', exit: 'off',
};

/** Did the user say that this call never blocks? */
export function isNonBlocking({ module, path }: Pick<ApiCall, 'module' | 'path'>, name: string, { nonBlocking }: RuleOptions): boolean {
  return isNamed(name, nonBlocking) || nonBlocking.has(`${module.replace(/^node:/, '')}#${path.replace(/^default\./, '')}`);
}

/** Is a function meant, by its whole name (`Store.load`) or the last part of it? */
export const isNamed = (name: string, names: ReadonlySet<string>): boolean => names.has(name) || names.has(name.slice(name.lastIndexOf('.') + 1));
