/** Child process of the refactors' tests: runs modules one after the other, each in a folder of its own, and tells what came of it as JSON. */
import * as childProcess from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';

/** How much longer each blocking call takes here: small files would block too shortly to be seen. Milliseconds. */
const SLOWER = 40;
/** A stretch of fewer milliseconds is nobody's fault. */
const QUIET = 20;
const MOST_ATTEMPTS = 6;
const list = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const cells = new Int32Array(new SharedArrayBuffer(4));
let isSlow = false;

/** Code that runs asks for the functions when it is loaded: they are there by then, and slow once it runs. */
function slowDown() {
  for (const module of [fs, zlib, crypto, childProcess.default]) {
    for (const name of Object.keys(module)) if (/Sync$/.test(name) && typeof module[name] === 'function' && name !== 'existsSync') module[name] = slowed(module[name]);
  }
  syncBuiltinESMExports();
}

function slowed(original) {
  const slow = function (...given) {
    if (isSlow) Atomics.wait(cells, 0, 0, SLOWER);
    return original.apply(this, given);
  };
  return Object.assign(slow, original, original.native && { native: slowed(original.native) });
}

/** Small files to work on. */
function furnish(folder) {
  fs.mkdirSync(`${folder}/sub`, { recursive: true });
  fs.writeFileSync(`${folder}/a.txt`, 'alpha\n');
  fs.writeFileSync(`${folder}/b.txt`, 'beta');
  fs.writeFileSync(`${folder}/data.json`, '{"x":1}');
  fs.writeFileSync(`${folder}/sub/c.txt`, 'gamma');
}

const filesOf = folder => Object.fromEntries(fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile()).map(entry => [`${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length), fs.readFileSync(`${entry.parentPath ?? entry.path}/${entry.name}`, 'utf8')]));

async function longestStretch(work) {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await new Promise(done => setImmediate(done));
  try {
    await work();
    tick();
  } finally {
    isOver = true;
  }
  return longest;
}

async function outcomeOf(run, folder) {
  const outcome = {};
  fs.rmSync(folder, { recursive: true });
  furnish(folder);
  process.chdir(folder);
  isSlow = true;
  outcome.delay = await longestStretch(async () => {
    try {
      outcome.value = await run();
    } catch (error) {
      outcome.error = `${error.name}: ${error.message}`.replaceAll(folder, '').replace(/\n[^]*/, '');
    }
  });
  isSlow = false;
  outcome.files = filesOf(folder);
  return outcome;
}

slowDown();
const outcomes = {};
for (const { id, file, folder, isQuiet } of list) {
  const module = await import(pathToFileURL(file));
  const run = module.run ?? module.default.run;
  // A machine with other work holds up everybody now and then: what always blocks does so each time.
  for (let attempt = 0; attempt < (isQuiet ? MOST_ATTEMPTS : 1) && !(outcomes[id]?.delay < QUIET); attempt++) {
    const outcome = await outcomeOf(run, folder);
    outcomes[id] = { ...(outcomes[id] ?? outcome), delay: Math.min(outcome.delay, outcomes[id]?.delay ?? Infinity) };
  }
}
process.stdout.write(JSON.stringify(outcomes, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)));
