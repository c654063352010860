/**
 * Runs the programs of the cases one after the other: what each gives or throws, and for how long each itself held up
 * the event loop.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';

/** A slow disk: it makes a blocking read show. */
const READ = 30;
/** Milliseconds that no case needs for a turn. */
const CALM = 15;
const { readFileSync } = fs;
const now = performance.now.bind(performance);
let isMeasured = false;
/**
 * What this thread did itself of the work: what others compute counts as held, too, where Node cannot tell threads
 * apart.
 */
let worked = 0;
fs.readFileSync = (...args) => {
  if (isMeasured) {
    worked++;
    // By the clock, too: other threads of the process count as held.
    for (const ends = [held() + READ, now() + READ]; held() < ends[0] || now() < ends[1]; );
  }
  return readFileSync(...args);
};
syncBuiltinESMExports();
// Programs that compute look at the clock all the time.
performance.now = () => {
  if (isMeasured) worked++;
  return now();
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Milliseconds for which this thread has computed so far: what other threads and processes take of the machine is not
 * in it.
 */
function held() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

/** The longest stretches in which no callback ran: by the clock, and by what was computed. */
async function measured(run) {
  const longest = { delay: 0, held: 0 };
  worked = 0;
  let last = { delay: now(), held: held() };
  const tick = () => {
    const at = { delay: now(), held: held() };
    for (const key of ['delay', 'held']) longest[key] = Math.max(longest[key], at[key] - last[key]);
    last = at;
  };
  const timer = setInterval(tick, 1);
  isMeasured = true;
  let outcome;
  try {
    outcome = { value: await run() };
  } catch (error) {
    outcome = {
      error: {
        name: error?.name,
        message: error?.message,
        code: error?.code,
        hasStack: String(error?.stack).includes('\n    at '),
      },
    };
  }
  isMeasured = false;
  tick();
  clearInterval(timer);
  return { ...outcome, ...longest, worked };
}

/** What two calls at once come to. */
async function together(entry) {
  const module = await import(pathToFileURL(entry).href);
  const { run } = module.run ? module : module.default;
  const settled = await Promise.allSettled([1, 2].map(async () => run()));
  return settled.map(({ value, reason }) => (reason ? `${reason.name}: ${reason.code ?? ''}` : (value ?? null)));
}

const { entries, mayStay } = JSON.parse(process.argv[2]);
for (const { entry, tries } of entries) {
  let outcome;
  try {
    const module = await import(pathToFileURL(entry).href);
    const { run, warm } = module.run ? module : module.default;
    await warm?.();
    await turn();
    outcome = await measured(run);
    // The runtime may compile or clean up: what blocks, blocks each time.
    for (let round = 1; round < tries && outcome.held > CALM && outcome.worked > 0; round++) {
      outcome.held = Math.min(outcome.held, (await measured(run)).held);
    }
    if (!mayStay) outcome.together = await together(entry);
  } catch (error) {
    outcome = { broken: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify({ entry, ...outcome })}\n`);
}
// What the programs leave behind must not keep the process alive, unless a library of theirs does.
if (mayStay) process.exit();
