/**
 * Everything that must hold before a change goes in: types, style, unit tests, tests in the editor, and our own command
 * line on our own source. Steps that do not need each other run side by side.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { installMissing } from './install.mjs';
import { addFailure, readCounts, RESULTS_FOLDER } from './results.mjs';
import { run } from './run.mjs';

const LOGS = 'out/test-logs';
/** npm scripts that leave their counts in files of that name. */
const SUITES = { 'test:unit': 'unit', 'test:editor': 'editor' };

const failed = [];
let printing = Promise.resolve();

/** Runs an npm script; what it printed is shown in one piece at its end. @returns whether it passed */
async function step(script) {
  const suite = SUITES[script];
  const log = join(LOGS, `${script.replaceAll(':', '-')}.log`);
  const file = await open(log, 'w');
  const start = performance.now();
  console.log(`npm run ${script} …`);
  const code = await run('npm', ['run', '--silent', script], {
    output: file.fd,
    env: suite ? { TEST_RESULTS: resolve(RESULTS_FOLDER, `${suite}.json`) } : {},
  });
  await file.close();
  printing = printing.then(() =>
    print(`── npm run ${script} (${Math.round((performance.now() - start) / 1000)} s)`, log),
  );
  await printing;
  if (code === 0) return true;
  failed.push(script);
  if (!suite || readCounts(suite).failures === 0) addFailure(script);
  return false;
}

async function print(title, log) {
  console.log(`\n${title}`);
  await pipeline(createReadStream(log), process.stdout, { end: false });
}

/** Two lanes, for machines with two cores: neither of them waits for the other. */
async function runAll() {
  const prepared = Promise.all([step('build'), step('test:install')]);
  const whenPrepared = async (...scripts) => {
    if ((await prepared).includes(false)) return;
    for (const script of scripts) await step(script);
  };
  const checks = step('check');
  await Promise.all([whenPrepared('test:unit', 'lint:self'), checks.then(() => whenPrepared('test:editor'))]);
}

await installMissing();
await Promise.all([RESULTS_FOLDER, LOGS].map((folder) => rm(folder, { recursive: true, force: true })));
await Promise.all([RESULTS_FOLDER, LOGS].map((folder) => mkdir(folder, { recursive: true })));
await runAll();
if (failed.length > 0) console.log(`\nFailed: ${failed.map((script) => `npm run ${script}`).join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
