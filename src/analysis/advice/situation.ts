/**
 * What the code says about a piece of work, as far as the decision tree asks: plain data between the program and the
 * tree.
 */
import type { Twin } from '../catalogue/types.ts';
import type { Context, Workload } from '../findings.ts';

/** A fact and its reason, which is shown to the user. */
export interface Fact<T> {
  readonly is: T;
  readonly because: string;
}

export interface Situation {
  /** How the work is named: `fs.readFileSync()`, `hash()`. */
  readonly name: string;
  readonly context?: Context;
  /** The entry point of the context. */
  readonly entry?: string;
  readonly workload?: Workload;
  /** Milliseconds for one run on its thread. */
  readonly milliseconds?: number;
  /** What its cost grows with: "size of the file". */
  readonly grows?: string;
  /** How long a waiting call takes, if the catalogue says so without a figure. */
  readonly size?: Fact<'instant' | 'short'>;
  /** Called in a loop or once per element. */
  readonly repeated?: boolean;
  /** It already waits asynchronously. */
  readonly isAsync?: Fact<true>;
  /** Its asynchronous equivalent; null if there is known to be none. */
  readonly twin?: Twin | null;
  readonly count?: Fact<'one' | 'few' | 'many'>;
  /** Why it cannot be moved unchanged. */
  readonly tied?: string;
  /** Why it must run on this thread. */
  readonly bound?: string;
  readonly payload?: Fact<'small' | 'buffers' | 'large'>;
  readonly isolation?: string;
  /** Why it is known to take long, without an estimate. */
  readonly isLong?: string;
}
