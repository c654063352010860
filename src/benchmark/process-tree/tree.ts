/**
 * All processes that descend from a run, including those that left its process group, lost their parent, or cleared
 * their environment: processes that carry the mark of the run, and descendants of any process of the run seen so far.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { endQuietly } from './end-quietly.ts';
import { listProcesses, recentProcesses, type ListedProcess } from './list.ts';

export interface ProcessTree {
  /** Process ids, as of at most a second ago; undefined where the system does not tell. */
  recentPids(): Promise<readonly number[] | undefined>;
  /** Remembers its members now, before parents exit that prove the membership. */
  look(): Promise<void>;
  /** Resolves when all have exited, or when ending them has been tried `ROUNDS` times. */
  end(): Promise<void>;
}

/** Each round ends those that were started during the one before. */
const ROUNDS = 40;
/** Milliseconds for a process to exit after it was told to. */
const PAUSE = 25;

const keyOf = ({ pid, started }: ListedProcess): string => `${pid} ${started}`;

/** @param mark processes whose mark begins with it belong to the tree */
export function openProcessTree(mark: string): ProcessTree {
  /** Members stay members when their parent is gone. */
  const seen = new Set<string>();

  async function members(list = listProcesses): Promise<readonly ListedProcess[] | undefined> {
    const listed = await list();
    const found = listed?.filter((process) => process.mark?.startsWith(mark) === true || seen.has(keyOf(process)));
    if (listed === undefined || found === undefined) return undefined;
    const ids = new Set(found.map(({ pid }) => pid));
    // The list grows while it is walked: by the children of its members.
    for (const { pid } of found)
      for (const child of listed)
        if (child.parent === pid && !ids.has(child.pid)) {
          ids.add(child.pid);
          found.push(child);
        }
    for (const member of found) seen.add(keyOf(member));
    return found;
  }

  return {
    async recentPids() {
      return (await members(recentProcesses))?.map(({ pid }) => pid);
    },
    async look() {
      await members();
    },
    async end() {
      for (let round = 0; round < ROUNDS; round++) {
        const left = (await members()) ?? [];
        if (left.length === 0) return;
        for (const { pid } of left) endQuietly(pid);
        await sleep(PAUSE);
      }
    },
  };
}
