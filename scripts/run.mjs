/** Runs a command in the foreground of the terminal. */
import { spawn } from 'node:child_process';

/**
 * Ending this process also ends the command, which may take some time to clean up.
 * @param {string} command a program on the PATH, or an absolute path
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, output?: number }} [options] `env` has additional variables,
 *   `output` is a file descriptor for what the command prints
 * @returns {Promise<number>} its exit code; 1 if a signal ended it
 */
export function run(command, args, { env, cwd, output } = {}) {
  return new Promise((resolve, reject) => {
    // npm and code are .cmd files on Windows, which need a shell.
    const shell = process.platform === 'win32' && command !== process.execPath;
    const child = spawn(command, args, {
      cwd,
      stdio: output === undefined ? 'inherit' : ['ignore', output, output],
      shell,
      env: { ...process.env, ...env },
    });
    const pass = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    const settle = () => {
      for (const signal of SIGNALS) process.off(signal, pass);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('exit', (code) => {
      settle();
      resolve(code ?? 1);
    });
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM'];
