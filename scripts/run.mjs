/** Runs a command in the foreground of the terminal. */
import { spawn } from 'node:child_process';

/**
 * @param {string} command a program on the PATH, or an absolute path
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options] `env` holds variables besides those of this process
 * @returns {Promise<number>} its exit code; 1 where a signal ended it
 */
export function run(command, args, { env, cwd } = {}) {
  return new Promise((resolve, reject) => {
    // npm is a .cmd file on Windows, which only a shell starts.
    const child = spawn(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}
