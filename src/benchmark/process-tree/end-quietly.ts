/** Ends a process, or a group by its negative id, which may have exited already. */

/** @throws {Error} if the process may not be ended */
export function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
