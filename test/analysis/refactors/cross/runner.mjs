/** Runs the programs of the cases one after the other: what each gives or throws, and how long the event loop stood still meanwhile. */
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
/** What this thread did itself of the work: on a busy machine a thread may stand still without having done anything. */
let worked = 0;
fs.readFileSync = (...args) => {
  const end = isMeasured ? now() + READ : 0;
  if (isMeasured) worked++;
  while (now() < end);
  return readFileSync(...args);
};
syncBuiltinESMExports();
// Programs that compute look at the clock all the time.
performance.now = () => {
  if (isMeasured) worked++;
  return now();
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function measured(run) {
  let longest = 0;
  worked = 0;
  let last = now();
  const timer = setInterval(() => {
    longest = Math.max(longest, now() - last);
    last = now();
  }, 1);
  isMeasured = true;
  let outcome;
  try {
    outcome = { value: await run() };
  } catch (error) {
    outcome = { error: { name: error?.name, message: error?.message, code: error?.code, hasStack: String(error?.stack).includes('\n    at ') } };
  }
  isMeasured = false;
  await new Promise((resolve) => setTimeout(resolve, 2));
  clearInterval(timer);
  return { ...outcome, stall: longest, worked };
}

const { entries, mayStay } = JSON.parse(process.argv[2]);
for (const { entry, tries } of entries) {
  let outcome;
  try {
    const { run, warm } = await import(pathToFileURL(entry).href);
    await warm?.();
    await turn();
    outcome = await measured(run);
    // Other processes may have had the processor: what blocks, blocks each time.
    for (let round = 1; round < tries && outcome.stall > CALM && outcome.worked > 0; round++) {
      outcome.stall = Math.min(outcome.stall, (await measured(run)).stall);
    }
  } catch (error) {
    outcome = { broken: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify({ entry, ...outcome })}\n`);
}
// What the programs leave behind must not keep the process alive, unless a library of theirs does.
if (mayStay) process.exit();
