/** Installs the project's packages if they are missing. Plain Node: it runs before anything can be imported. */
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** @throws if npm cannot install */
export async function installMissing() {
  if (existsSync('node_modules')) return;
  console.log('Installing packages (npm ci) …');
  if ((await run('npm', ['ci', '--no-audit', '--no-fund'])) !== 0) throw new Error('npm ci failed: see above.');
}
