/**
 * The counts that test suites leave behind, one file each. Run as a program it prints their sum: `N passed, N failed`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const RESULTS_FOLDER = 'out/test-results';

/**
 * @param {string} prefix of the files' names; empty: all
 * @returns {{ passes: number, failures: number }} the sum
 */
export function readCounts(prefix = '') {
  const files = readdirSync(RESULTS_FOLDER).filter((name) => name.startsWith(prefix));
  const counts = files.map((name) => JSON.parse(readFileSync(join(RESULTS_FOLDER, name), 'utf8')));
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passes: sum('passes'), failures: sum('failures') };
}

/** Notes a failure that no test of a suite stands for: a type error, a suite that did not come to its end. */
export function addFailure(name) {
  mkdirSync(RESULTS_FOLDER, { recursive: true });
  writeFileSync(
    join(RESULTS_FOLDER, `${name.replaceAll(':', '-')}.failed.json`),
    JSON.stringify({ passes: 0, failures: 1 }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passes, failures } = readCounts();
  console.log(`${passes} passed, ${failures} failed`);
}
