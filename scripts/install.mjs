/** Installs the project's packages where they are missing. Plain Node: it runs before there is anything to import. */
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** @throws where npm cannot install */
export async function installMissing() {
  if (existsSync('node_modules')) return;
  console.log('Installing packages (npm ci) …');
  if ((await run('npm', ['ci', '--no-audit', '--no-fund'])) !== 0) throw new Error('npm ci failed: see above.');
}
