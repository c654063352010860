/**
 * Runs a pattern on longer and longer texts and prints `length milliseconds` for each, until one takes long: `node
 * attack.mjs PATTERN PREFIX REPEATED SUFFIX`. With an example of what the pattern matches instead, tries attacks made
 * of its parts: `node attack.mjs PATTERN EXAMPLE`.
 */
const [, , pattern, ...given] = process.argv;
const end = pattern.lastIndexOf('/');
const regexp = new RegExp(pattern.slice(1, end), pattern.slice(end + 1));

const LONG_MS = 400;
const MAX_LENGTH = 400_000;
/** Shorter texts grow by two repetitions, so that a text twice as long can be seen to take ten times as long. */
const SHORT = 64;

function time(text) {
  regexp.lastIndex = 0;
  const { user, system } = process.cpuUsage();
  if (regexp.sticky) regexp.exec(text);
  else text.replace(regexp, '');
  const used = process.cpuUsage();
  return (used.user + used.system - user - system) / 1e3;
}

function grow([prefix, repeated, suffix]) {
  for (let count = 4; ; count += count < SHORT ? 2 : count) {
    const text = prefix + repeated.repeat(count) + suffix;
    if (text.length > MAX_LENGTH) return;
    const milliseconds = time(text);
    process.stdout.write(`${count} ${milliseconds}\n`);
    if (milliseconds > LONG_MS) return;
  }
}

/** Every part of an example may be repeated, followed by what the pattern may not expect. */
function* attacksOn(example) {
  const characters = [...new Set(`${example} a0-\n`)];
  const parts = new Set(characters.flatMap((a) => characters.map((b) => a + b)));
  for (let from = 0; from < example.length; from++) {
    for (let to = from + 1; to <= Math.min(example.length, from + 8); to++) {
      for (const suffix of ['', '!', '\n', example.slice(to)])
        yield [example.slice(0, from), example.slice(from, to), suffix];
    }
    for (const character of characters) yield [example.slice(0, from), character, '!'];
  }
  for (const part of parts) for (const suffix of ['', '!', '\0']) yield ['', part, suffix];
}

/** A text of this length is gone over in a few milliseconds where the time grows with it, and in many where faster. */
const PROBE_LENGTH = 20_000;
const PROBE_MS = 25;
const SHORT_PROBE = 30;

function search(example) {
  for (const [prefix, repeated, suffix] of attacksOn(example)) {
    for (const length of [SHORT_PROBE, PROBE_LENGTH]) {
      const milliseconds = time(prefix + repeated.repeat(Math.ceil(length / repeated.length)) + suffix);
      if (milliseconds < PROBE_MS) continue;
      // Compiled meanwhile, or something else ran.
      if (time(prefix + repeated.repeat(Math.ceil(length / repeated.length)) + suffix) < PROBE_MS) continue;
      process.stdout.write(`found ${JSON.stringify([prefix, repeated, suffix])}\n`);
      return;
    }
  }
}

for (let round = 0; round < 3; round++) time('warm-up');
if (given.length === 1) search(given[0]);
else grow(given);
process.stdout.write('end\n');
