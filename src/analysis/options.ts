/** The settings of the analysis: severities, contexts, what never blocks, and the CPU budget. */
import { withoutPrefix } from './catalogue/node/specifiers.ts';
import type { Context, Severity } from './findings.ts';
import type { ApiCall } from './program/index.ts';

/** How much is reported: `quiet` reports less, `strict` more than `normal`. */
export const STRICTNESS = ['quiet', 'normal', 'strict'] as const;
export type Strictness = (typeof STRICTNESS)[number];

/** The settings of the rules. */
export interface RuleOptions {
  /** Severity by context, where it is set. */
  readonly contexts: Readonly<Partial<Record<Context, Severity>>>;
  /** Severity of the rule itself, where it is set. */
  readonly severity?: Severity;
  /** `package#export` or the name of a function, never reported. */
  readonly nonBlocking: ReadonlySet<string>;
  /** Milliseconds of computing that people notice. */
  readonly cpuBudget: number;
  readonly strictness?: Strictness;
}

/** A task that others wait for longer than this is a long one. */
export const DEFAULT_CPU_BUDGET = 50;

/** Do the settings say that this call never blocks? */
export function isNonBlocking(
  { module, path }: Pick<ApiCall, 'module' | 'path'>,
  name: string,
  { nonBlocking }: RuleOptions,
): boolean {
  return isNamed(name, nonBlocking) || nonBlocking.has(`${withoutPrefix(module)}#${path.replace(/^default\./, '')}`);
}

/** Does a setting name this function, by its whole name (`Store.load`) or the last part of it? */
export const isNamed = (name: string, names: ReadonlySet<string>): boolean =>
  names.has(name) || names.has(name.slice(name.lastIndexOf('.') + 1));

/** The part of the settings that the analysis knows. */
export interface JudgeOptions {
  readonly rules: Readonly<Record<string, Severity>>;
  readonly contexts: Readonly<Partial<Record<Context, Severity>>>;
  /** `package#export` of calls that block besides those of the catalogue; the program is made with them. */
  readonly blocking?: readonly string[];
  /** Calls that are never reported: `package#export` or the name of a function. */
  readonly nonBlocking: readonly string[];
  /** Milliseconds of computing that people notice; default 50. */
  readonly cpuBudget?: number;
  readonly strictness?: Strictness;
}
