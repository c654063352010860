/** Ends a process with all processes of its group; on Windows, with all its descendants. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endQuietly } from './end-quietly.ts';

/** Processes whose tree must end together lead a process group; Windows knows the tree by itself. */
export const LEADS_GROUP = process.platform !== 'win32';

/** @param child started with `detached: LEADS_GROUP`; resolves when it has exited */
export async function endGroup(child: ChildProcess): Promise<void> {
  const gone =
    child.exitCode === null && child.signalCode === null && child.pid !== undefined ? once(child, 'exit') : undefined;
  if (child.pid !== undefined) {
    // Also if the leader has exited before its children.
    if (LEADS_GROUP) endQuietly(-child.pid);
    // End the tree first: once the process itself is gone, its descendants are unknown.
    else if (gone)
      await once(
        spawn('taskkill', ['/pid', `${child.pid}`, '/t', '/f'], { stdio: 'ignore', windowsHide: true }),
        'close',
      );
  }
  await gone;
}
