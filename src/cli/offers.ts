/** Lists the refactors that fit each finding, as an editor's light bulb would. */
import { setImmediate } from 'node:timers/promises';
import { refactorsAt, type Finding, type Offer } from '../analysis/index.ts';
import type { Project } from '../project/index.ts';
import { calledFor } from '../project/index.ts';

/**
 * Milliseconds for all findings together, because the report waits for it; findings beyond the limit have no list. CPU
 * time, so that a busy machine does not change the report.
 */
const PATIENCE = 15_000;

export interface Offers {
  /** The best first; inapplicable ones last. */
  readonly byFinding: ReadonlyMap<Finding, readonly Offer[]>;
  /** Refactors that threw, each reported once; the other refactors are still listed. */
  readonly crashes: readonly string[];
}

/** @param patience milliseconds; a finding once begun is completed */
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
  const runRefactoring = await project.refactoring();
  for (const finding of findings) {
    // Lets Ctrl-C through.
    await setImmediate();
    signal.throwIfAborted();
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 > patience) break;
    const { file, span } = finding;
    const onCrash = (refactor: string, error: unknown) => {
      crashes.set(refactor, `${refactor} failed at ${file}:${span[0]}:${span[1]}: ${(error as Error).message}`);
      return [];
    };
    const found = runRefactoring((workspace) =>
      refactorsAt(workspace, { file, span, finding }, calledFor(workspace.program, finding), onCrash),
    );
    byFinding.set(finding, await found.catch((error: unknown) => onCrash('The search for refactors', error)));
  }
  return { byFinding, crashes: [...crashes.values()] };
}
