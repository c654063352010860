/** The files that changed since the Git reference that the user names. */
import { changedSince as filesSince } from '../project/changed-since.ts';
import { UserError } from './user-error.ts';

export { leadsThrough } from '../project/changed-since.ts';

/** @throws {UserError} if there is no Git, no repository or no such reference */
export async function changedSince(cwd: string, reference: string, signal: AbortSignal): Promise<ReadonlySet<string>> {
  try {
    return await filesSince(cwd, reference, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError(`--changed ${reference}: ${(error as Error).message}`);
  }
}
