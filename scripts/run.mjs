/** Runs a command in the foreground of the terminal. */
import { spawn } from 'node:child_process';

/**
 * @param {string} command a program on the PATH
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] variables besides those of this process
 * @returns {Promise<number>} its exit code; 1 where a signal ended it
 */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    // npm and npx are .cmd files on Windows, which only a shell starts.
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}
