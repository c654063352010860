/** Lists the refactors that fit each finding, as an editor's light bulb would, and what the recommended one changes. */
import { setImmediate } from 'node:timers/promises';
import {
  refactorAt,
  refactorsAt,
  type Change,
  type Finding,
  type Offer,
  type Spot,
  type Workspace,
} from '../analysis/index.ts';
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
  /** What the best recommended refactor of a finding changes, if one can be applied and they were asked for. */
  readonly changes: ReadonlyMap<Finding, Change>;
  /** Refactors that threw, each reported once; the other refactors are still listed. */
  readonly crashes: readonly string[];
}

export interface OffersOptions {
  readonly signal: AbortSignal;
  /** Whether to compute what the recommended refactors change, too. */
  readonly withChanges?: boolean;
  /** Milliseconds; a finding once begun is completed. */
  readonly patience?: number;
}

export async function offersFor(
  project: Pick<Project, 'refactoring'>,
  findings: readonly Finding[],
  { signal, withChanges = false, patience = PATIENCE }: OffersOptions,
): Promise<Offers> {
  const byFinding = new Map<Finding, readonly Offer[]>();
  const changes = new Map<Finding, Change>();
  const crashes = new Map<string, string>();
  if (findings.length === 0) return { byFinding, changes, crashes: [] };
  const before = process.cpuUsage();
  const runRefactoring = await project.refactoring();
  for (const finding of findings) {
    // Lets Ctrl-C through.
    await setImmediate();
    signal.throwIfAborted();
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 > patience) break;
    const { file, span } = finding;
    const onCrash = (refactor: string, error: unknown): [] => {
      crashes.set(refactor, `${refactor} failed at ${file}:${span[0]}:${span[1]}: ${(error as Error).message}`);
      return [];
    };
    const found = runRefactoring((workspace): [offers?: readonly Offer[], change?: Change | undefined] => {
      const spot = { file, span, finding };
      const recommended = calledFor(workspace.program, finding);
      const offers = refactorsAt(workspace, spot, recommended, onCrash);
      return [offers, withChanges ? changeOf(workspace, spot, offers, recommended) : undefined];
    });
    const [offers = [], change] = await found.catch((error: unknown) => onCrash('The search for refactors', error));
    byFinding.set(finding, offers);
    if (change) changes.set(finding, change);
  }
  return { byFinding, changes, crashes: [...crashes.values()] };
}

function changeOf(
  workspace: Workspace,
  spot: Spot,
  offers: readonly Offer[],
  recommended: readonly string[],
): Change | undefined {
  const best = offers.find(({ id, disabled }) => disabled === undefined && recommended.includes(id));
  const change = best && refactorAt(best.id, workspace, spot);
  return change && !('disabled' in change) ? change : undefined;
}
