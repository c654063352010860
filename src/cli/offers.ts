/** Which refactors fit each finding, as an editor's light bulb would offer them. */
import { setImmediate } from 'node:timers/promises';
import { refactorsAt, type Finding, type Offer } from '../analysis/index.ts';
import type { Project } from '../project/project.ts';
import { calledFor } from '../project/refactoring.ts';

/**
 * Milliseconds for all findings together: whoever reads the report waits for it, and the rest then goes without.
 * Of processor time: a busy machine should not make another report.
 */
const PATIENCE = 15_000;

export interface Offers {
  /** The best first; what cannot be applied comes last. */
  readonly byFinding: ReadonlyMap<Finding, readonly Offer[]>;
  /** Refactors that failed, each told of once; the others are there. */
  readonly crashes: readonly string[];
}

/** @param patience milliseconds; what has been begun is brought to its end */
export async function offersFor(
  project: Pick<Project, 'refactoring'>,
  findings: readonly Finding[],
  signal: AbortSignal,
  patience = PATIENCE,
): Promise<Offers> {
  const byFinding = new Map<Finding, readonly Offer[]>();
  const crashes = new Map<string, string>();
  if (findings.length === 0) return { byFinding, crashes: [] };
  const before = process.cpuUsage();
  const look = await project.refactoring();
  for (const finding of findings) {
    // Lets Ctrl-C come between.
    await setImmediate();
    signal.throwIfAborted();
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 > patience) break;
    const { file, span } = finding;
    const onCrash = (refactor: string, error: unknown) => {
      crashes.set(refactor, `${refactor} failed at ${file}:${span[0]}:${span[1]}: ${(error as Error).message}`);
      return [];
    };
    const found = look((workspace) =>
      refactorsAt(workspace, { file, span, finding }, calledFor(workspace.program, finding), onCrash),
    );
    byFinding.set(finding, await found.catch((error: unknown) => onCrash('The search for refactors', error)));
  }
  return { byFinding, crashes: [...crashes.values()] };
}
