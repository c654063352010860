/** What the tables of hosts are made of: a handler as people write it, and what is told of it. */
import type { Context, Severity } from '../../../src/analysis/findings.ts';

export interface Host {
  /** The host, and what it calls. */
  readonly name: string;
  readonly context: Context;
  /** The kind of the entry point, as findings name it. */
  readonly kind: string;
  /** At least; without, what its context asks for. */
  readonly level?: Severity;
  /**
   * Files as `filesIn` reads them. Each `block()` holds up the event loop and is to be told: once in a synchronous
   * handler, once in an asynchronous one, where the host has both.
   */
  readonly source: string;
}
