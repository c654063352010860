/**
 * Everything that must hold before a change goes in: types, style, unit tests, tests in the editor, and our own command
 * line on our own source. A few lanes take steps from one list: whichever has finished takes the next.
 */
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { installMissing } from './install.mjs';
import { addFailure, readCounts, RESULTS_FOLDER } from './results.mjs';
import { run } from './run.mjs';
import { SHARES } from './unit-shares.mjs';

const LOGS = 'out/test-logs';
/** One more than there are cores: tests of the editor and of measurements wait much. More would want much memory. */
const LANES = Math.min(availableParallelism() + 1, 4);

const npm = (script, ...args) => ['npm', 'run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
const BUILD = 'test:build';
const INSTALL = 'test:install';

const editor = (...sessions) => ({
  name: ['test:editor', ...sessions].join(' '),
  command: npm('test:editor', ...sessions),
  needs: [BUILD, INSTALL],
  counts: true,
});
const unit = (share) => ({
  name: `test:unit ${share}`,
  command: ['npx', '--no-install', 'mocha', ...SHARES[share]],
  needs: [BUILD, INSTALL],
  counts: true,
  isApart: true,
});

/**
 * In this order: what others need, then the longest; the editor is not started twice at a time, if it can be helped.
 * `counts`: leaves the numbers of its tests behind. `isApart`: has temporary files of its own, because some tests look
 * for what is left behind.
 * @typedef {{ name: string, command: readonly string[], needs?: readonly string[] }} Step
 * @type {readonly (Step & { counts?: boolean, isApart?: boolean })[]}
 */
const STEPS = [
  { name: INSTALL, command: npm(INSTALL) },
  { name: BUILD, command: npm(BUILD) },
  editor('panel', 'example', 'surfaces'),
  { name: 'check', command: npm('check') },
  ...Object.keys(SHARES).map(unit),
  editor('reload', 'restricted', 'packaged'),
  { name: 'lint:self', command: npm('lint:self'), needs: [BUILD] },
];

const failed = [];
let printing = Promise.resolve();

const fileNameOf = (name) => name.replaceAll(/\W+/g, '-');

/** What a step printed is shown in one piece at its end. @returns whether it passed */
async function runStep({ name, command: [program, ...args], counts, isApart }) {
  const id = fileNameOf(name);
  const log = join(LOGS, `${id}.log`);
  const file = await open(log, 'w');
  const start = performance.now();
  console.log(`${name} …`);
  const temporary = isApart ? await mkdtemp(join(tmpdir(), 'test-')) : undefined;
  // Some tests run as another user, who must get to the files.
  if (temporary) await chmod(temporary, 0o755);
  const code = await run(program, args, {
    output: file.fd,
    env: {
      TEST_BUILT: '1',
      ...(counts && { TEST_RESULTS: resolve(RESULTS_FOLDER, `${id}.json`) }),
      ...(temporary && { TMPDIR: temporary }),
    },
  });
  await file.close();
  if (temporary) await rm(temporary, { recursive: true, force: true });
  printing = printing.then(() => print(`── ${name} (${Math.round((performance.now() - start) / 1000)} s)`, log));
  await printing;
  if (code === 0) return true;
  failed.push(name);
  if (!counts || readCounts(id).failures === 0) addFailure(id);
  return false;
}

async function print(title, log) {
  console.log(`\n${title}`);
  await pipeline(createReadStream(log), process.stdout, { end: false });
}

/** Each lane takes the first step that is ready; where none is, it waits for what the others are at. */
async function runAll() {
  const left = [...STEPS];
  const passed = new Set();
  const running = new Set();
  const isHopeless = ({ needs = [] }) => needs.some((need) => failed.includes(need));
  const isReady = ({ needs = [] }) => needs.every((need) => passed.has(need));
  const lane = async () => {
    while (left.length > 0) {
      const index = left.findIndex((step) => isReady(step) || isHopeless(step));
      if (index < 0) {
        await Promise.race(running);
        continue;
      }
      const [step] = left.splice(index, 1);
      if (isHopeless(step)) continue;
      const current = runStep(step).then((isPassed) => {
        running.delete(current);
        if (isPassed) passed.add(step.name);
      });
      running.add(current);
      await current;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const start = performance.now();
await installMissing();
await Promise.all([RESULTS_FOLDER, LOGS].map((folder) => rm(folder, { recursive: true, force: true })));
await Promise.all([RESULTS_FOLDER, LOGS].map((folder) => mkdir(folder, { recursive: true })));
await runAll();
console.log(`\n${Math.round((performance.now() - start) / 1000)} s`);
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
