/** Ends a process with everything it has started. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Processes whose tree is to end together lead a group of their own; Windows knows the tree by itself. */
export const LEADS_GROUP = process.platform !== 'win32';

/** @param child started with `detached: LEADS_GROUP`; resolves when it is gone */
export async function endTree(child: ChildProcess): Promise<void> {
  const gone =
    child.exitCode === null && child.signalCode === null && child.pid !== undefined ? once(child, 'exit') : undefined;
  if (child.pid !== undefined) {
    if (LEADS_GROUP) endGroup(child.pid);
    // Once the process itself is gone nobody knows any more what it has started: the tree first.
    else if (gone)
      await once(
        spawn('taskkill', ['/pid', `${child.pid}`, '/t', '/f'], { stdio: 'ignore', windowsHide: true }),
        'close',
      );
  }
  await gone;
}

/** Also where the leader has ended before its children. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nobody of the group is left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
