/** All refactors, and the public interface to them. */
import { extractToProcess } from './extract-to-process.ts';
import { extractToWorker } from './extract-to-worker.ts';
import { makeChainAsync } from './make-chain-async.ts';
import type { Change, Offer, Refactor, Spot, Workspace } from './refactor.ts';
import type { Finding } from '../findings.ts';
import { fixAllOf, type FixAll } from './fix-all.ts';
import { fixEachOf } from './fix-each.ts';
import { changeAt, offersAt, type OnCrash, type Refused } from './offers.ts';
import { addInPlace } from './add-in-place.ts';
import { awaitAllCalls } from './await-all-calls.ts';
import { annotateNonblocking } from './annotate-nonblocking.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { removeSuppression } from './remove-suppression.ts';
import { runConcurrently } from './run-concurrently.ts';
import { readOnce } from './read-once.ts';
import { sleepWithoutBlocking } from './sleep-without-blocking.ts';
import { suppressInSettings } from './suppress-in-settings.ts';
import { suppressWithComment } from './suppress-with-comment.ts';
import { sharePool } from './share-pool.ts';
import { transferPayload } from './transfer-payload.ts';
import { unwrapPromise } from './unwrap-promise.ts';
import { useAsyncApi } from './use-async-api.ts';
import { useSet } from './use-set.ts';
import { yieldInLoop } from './yield-in-loop.ts';

export const refactors: readonly Refactor[] = [
  useAsyncApi,
  makeChainAsync,
  awaitAllCalls,
  readOnce,
  sleepWithoutBlocking,
  unwrapPromise,
  runConcurrently,
  limitConcurrency,
  useSet,
  addInPlace,
  yieldInLoop,
  extractToWorker,
  extractToProcess,
  sharePool,
  transferPayload,
  removeSuppression,
  annotateNonblocking,
  suppressWithComment,
  suppressInSettings,
];

/** See {@link offersAt}. */
export const refactorsAt = (workspace: Workspace, spot: Spot, order?: readonly string[], onCrash?: OnCrash): Offer[] =>
  offersAt(refactors, workspace, spot, order, onCrash);

/** The change that one refactor makes; undefined if it does not apply here. */
export function refactorAt(id: string, workspace: Workspace, spot: Spot): Change | Refused | undefined {
  const refactor = refactors.find((candidate) => candidate.id === id);
  return refactor && changeAt(refactor, workspace, spot);
}

/** All safe changes that the advice on these findings recommends. @param orderOf see {@link fixAllOf} */
export const fixAllIn = (
  workspace: Workspace,
  findings: readonly Finding[],
  orderOf: (finding: Finding) => readonly string[],
): FixAll => fixAllOf(refactors, workspace, findings, orderOf);

/** The best change of each of these findings, safe or not. @param orderOf see {@link fixAllOf} */
export const fixEachIn = (
  workspace: Workspace,
  findings: readonly Finding[],
  orderOf: (finding: Finding) => readonly string[],
): FixAll => fixEachOf(refactors, workspace, findings, orderOf);

export type { FixAll } from './fix-all.ts';
export { applyEdits, type Refused } from './offers.ts';
export { Sources } from './chain/sources.ts';
export type { Change, Offer, Refactor, Spot, TextEdit, Workspace } from './refactor.ts';
