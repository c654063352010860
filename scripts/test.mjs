/**
 * Everything that must hold before a change goes in: types, style, unit tests, tests in the editor, and our own command
 * line on our own source.
 */
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { installMissing } from './install.mjs';
import { addFailure, readCounts, RESULTS_FOLDER } from './results.mjs';
import { run } from './run.mjs';

/**
 * npm scripts in their order. What is `needed` by the later ones ends the run when it fails; a `suite` leaves its
 * counts in files of that name.
 */
const STEPS = [
  { script: 'build', needed: true },
  { script: 'check' },
  { script: 'test:unit', suite: 'unit' },
  { script: 'test:editor', suite: 'editor' },
  { script: 'lint:self' },
];

await installMissing();
await rm(RESULTS_FOLDER, { recursive: true, force: true });
await mkdir(RESULTS_FOLDER, { recursive: true });
const failed = [];
for (const { script, suite, needed } of STEPS) {
  console.log(`\n── npm run ${script}`);
  const code = await run('npm', ['run', '--silent', script], {
    env: suite ? { TEST_RESULTS: resolve(RESULTS_FOLDER, `${suite}.json`) } : {},
  });
  if (code === 0) continue;
  failed.push(script);
  if (!suite || readCounts(suite).failures === 0) addFailure(script);
  if (needed) break;
}
if (failed.length > 0) console.log(`\nFailed: ${failed.map((script) => `npm run ${script}`).join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
