/**
 * Compares what two builds of the command line say of the same folders:
 * `node scripts/compare-findings.mjs BEFORE_CLI AFTER_CLI FOLDER…`, each a path of `dist/cli.js`. Findings are the same
 * when all but the wording of their texts is; the facts of files are compared byte by byte. Exits with 1 where they
 * differ.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Refactors are looked for within a time, so that a slow moment would be a difference. */
const EVERYTHING = ['--all', '--min-severity', 'hint', '--no-refactors'];

const run = promisify(execFile);
const MOST_BYTES = 1 << 30;
/** Differences shown of each kind and folder. */
const SHOWN = 10;

/** What texts say for people, which may be put otherwise. */
const WORDING = new Set(['message', 'reasons', 'question', 'answer', 'because', 'title', 'disabled', 'version']);

const [before, after, ...folders] = process.argv.slice(2).map((argument) => resolve(argument));
if (!before || !after || folders.length === 0) {
  console.error('Usage: node scripts/compare-findings.mjs BEFORE_CLI AFTER_CLI FOLDER…');
  process.exit(2);
}

let differences = 0;
for (const folder of folders) {
  const [known, now] = [await resultsOf(before, folder), await resultsOf(after, folder)];
  const kinds = [compare(known.findings, now.findings), compare(known.facts, now.facts)];
  const [findings, facts] = kinds;
  console.log(
    `${basename(folder)}: ${known.findings.length} findings, ${count(findings)} differ; ` +
      `${known.facts.length} files' facts, ${count(facts)} differ`,
  );
  for (const { gone, come } of kinds) {
    for (const line of gone.slice(0, SHOWN)) console.log(`  - ${line.slice(0, 300)}`);
    for (const line of come.slice(0, SHOWN)) console.log(`  + ${line.slice(0, 300)}`);
  }
  differences += count(findings) + count(facts);
}
process.exitCode = differences > 0 ? 1 : 0;

/** The findings and the facts of a folder, a line each. */
async function resultsOf(cli, folder) {
  const cache = await mkdtemp(join(tmpdir(), 'compare-findings-'));
  try {
    const args = [cli, 'check', '--format', 'json', ...EVERYTHING, '--cache-dir', cache];
    const output = await run(process.execPath, args, { cwd: folder, maxBuffer: MOST_BYTES }).catch((error) => {
      // Whoever finds something exits with 1.
      if (error.code === 1 && error.stdout) return error;
      throw error;
    });
    const { findings } = JSON.parse(output.stdout);
    return {
      findings: findings.map((finding) => JSON.stringify(finding, withoutWording)),
      facts: await factsIn(cache),
    };
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

function withoutWording(key, value) {
  return WORDING.has(key) ? undefined : value;
}

/** The facts as the cache keeps them, each after the path of its file. */
async function factsIn(cache) {
  // The checksum of the index is on a line of its own.
  const [index] = (await readFile(join(cache, 'facts-index.json'), 'utf8')).split('\n');
  const { segments, files } = JSON.parse(index);
  const contents = await Promise.all(segments.map((segment) => readFile(join(cache, segment))));
  return files.map((row) => {
    const [path, , , , , , segment, start, length] = row;
    return `${path} ${contents[segment].toString('utf8', start, start + length)}`;
  });
}

/** The lines that only one side has. */
function compare(known, now) {
  const [left, right] = [new Set(known), new Set(now)];
  return { gone: known.filter((line) => !right.has(line)), come: now.filter((line) => !left.has(line)) };
}

function count({ gone, come }) {
  return Math.max(gone.length, come.length);
}
