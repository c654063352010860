/**
 * What the code says about a piece of work, as far as the questions of the decision tree ask: plain data between the
 * program and the tree.
 */
import type { Twin } from '../catalogue/types.ts';
import type { Context, Workload } from '../findings.ts';

/** Something known, and how: the words stand among the reasons. */
export interface Fact<T> {
  readonly is: T;
  readonly because: string;
}

export interface Situation {
  /** What the work is called: `fs.readFileSync()`, `hash()`. */
  readonly name: string;
  readonly context?: Context;
  /** The function in which the context begins. */
  readonly entry?: string;
  readonly workload?: Workload;
  /** Milliseconds of one run on its thread. */
  readonly milliseconds?: number;
  /** What drives it: "size of the file". */
  readonly grows?: string;
  /** How long a call that waits for something takes, where the catalogue says so without a figure. */
  readonly size?: Fact<'instant' | 'short'>;
  /** In a loop or once per element. */
  readonly repeated?: boolean;
  /** It waits asynchronously already. */
  readonly isAsync?: Fact<true>;
  /** The asynchronous way to do the same; null: known to have none. */
  readonly twin?: Twin | null;
  readonly count?: Fact<'one' | 'few' | 'many'>;
  /** Why it cannot be moved as it is. */
  readonly tied?: string;
  /** Why it can run on this thread only. */
  readonly bound?: string;
  readonly payload?: Fact<'small' | 'buffers' | 'large'>;
  readonly isolation?: string;
  /** Where that is known without asking for its cost. */
  readonly isLong?: string;
}
