/**
 * Child process of the refactors' tests: runs modules one after the other, each in a folder of its own, and tells what
 * came of it as JSON.
 */
import * as childProcess from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';

/** How much longer each blocking call computes here: small files would block too shortly to be seen. Milliseconds. */
const SLOWER = 40;
/** The same of calls that are felt only where there are many of them. */
const SHORT = { existsSync: 2, accessSync: 2 };
/** A stretch of fewer milliseconds is nobody's fault. */
const QUIET = 20;
/** The runtime may compile or clean up in the first ones. */
const MOST_ATTEMPTS = 3;
const list = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const { wait } = Atomics;
let isSlow = false;
/** Milliseconds that this thread has spent in `Atomics.wait`. */
let waited = 0;

/**
 * Milliseconds for which this thread itself has held up the event loop so far: what other processes take of the machine
 * is not in it.
 */
function held() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000 + waited;
}

Atomics.wait = (...given) => {
  const begin = performance.now();
  try {
    return wait(...given);
  } finally {
    waited += performance.now() - begin;
  }
};

/** Code that runs asks for the functions when it is loaded: they are there by then, and slow once it runs. */
function slowDown() {
  for (const module of [fs, zlib, crypto, childProcess.default]) {
    for (const name of Object.keys(module))
      if (/Sync$|^randomBytes$/.test(name) && typeof module[name] === 'function')
        module[name] = slowed(module[name], SHORT[name]);
  }
  syncBuiltinESMExports();
}

/** By the clock, too: other threads of the process count as held. */
function computeFor(milliseconds) {
  const ends = [held() + milliseconds, performance.now() + milliseconds];
  while (held() < ends[0] || performance.now() < ends[1]);
}

function slowed(original, milliseconds = SLOWER) {
  const slow = function (...given) {
    // With a callback, it does not block.
    if (isSlow && typeof given.at(-1) !== 'function') computeFor(milliseconds);
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

const filesOf = (folder) =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [
        `${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length),
        fs.readFileSync(`${entry.parentPath ?? entry.path}/${entry.name}`, 'utf8'),
      ]),
  );

/** The longest stretches in which no callback ran: by the clock, and by what this thread did. */
async function longestStretches(work) {
  const longest = { delay: 0, held: 0 };
  let last = { delay: performance.now(), held: held() };
  let isOver = false;
  const tick = () => {
    const now = { delay: performance.now(), held: held() };
    for (const key of ['delay', 'held']) longest[key] = Math.max(longest[key], now[key] - last[key]);
    last = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await new Promise((done) => setImmediate(done));
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
  const longest = await longestStretches(async () => {
    try {
      outcome.value = await run();
    } catch (error) {
      outcome.error = `${error.name}: ${error.message}`.replaceAll(folder, '').replace(/\n[^]*/, '');
    }
  });
  isSlow = false;
  Object.assign(outcome, longest);
  outcome.files = filesOf(folder);
  return outcome;
}

/** Two calls at once, of a module that has not run before: what each comes to, and the files that both leave. */
async function together(file, folder) {
  fs.rmSync(folder, { recursive: true });
  furnish(folder);
  process.chdir(folder);
  delete require.cache[file];
  const { run = undefined, default: whole } = await import(`${pathToFileURL(file)}?together`);
  const settled = await Promise.allSettled([1, 2].map(async () => (run ?? whole.run)()));
  const values = settled.map(({ value, reason }) => (reason ? `${reason.name}: ${reason.code ?? ''}` : value));
  return { values, files: filesOf(folder) };
}

const require = createRequire(import.meta.url);
slowDown();
const outcomes = {};
for (const { id, file, folder, isQuiet } of list) {
  const module = await import(pathToFileURL(file));
  const run = module.run ?? module.default.run;
  for (let attempt = 0; attempt < (isQuiet ? MOST_ATTEMPTS : 1) && !(outcomes[id]?.held < QUIET); attempt++) {
    const outcome = await outcomeOf(run, folder);
    outcomes[id] = { ...(outcomes[id] ?? outcome), held: Math.min(outcome.held, outcomes[id]?.held ?? Infinity) };
  }
  outcomes[id].together = await together(file, folder);
}
process.stdout.write(JSON.stringify(outcomes, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)));
