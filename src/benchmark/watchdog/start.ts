/** Starts the watchdog of a run. */
import { spawn } from 'node:child_process';

export interface Watchdog {
  /** Resolves when everything of the run has ended and its folder is deleted. */
  release(): Promise<void>;
}

/**
 * @param program absolute path of the bundle
 * @param mark of the run
 * @param folder absolute path of the run's folder
 */
export function startWatchdog(program: string, mark: string, folder: string): Watchdog {
  const child = spawn(process.execPath, [program, mark, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A group of its own: it must survive what ends the runner's.
    detached: true,
    windowsHide: true,
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  child.stdin.on('error', () => {});
  return {
    release() {
      child.stdin.end();
      return gone;
    },
  };
}
