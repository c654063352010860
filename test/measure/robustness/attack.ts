/**
 * The process that attacks one repository: arguments are a folder that may be changed, numbers of edits and of
 * sequences, and a seed. Its last line is a `Report`; that it ends, and how soon, is for whoever started it to see.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFacts, type Parser } from '../../../src/analysis/index.ts';
import { loadOxcParser } from '../../../src/project/oxc-parser.ts';
import { openProject, type Project, type ProjectOptions } from '../../../src/project/index.ts';
import { DEFAULT_SETTINGS } from '../../../src/protocol/settings.ts';
import { randomFrom } from '../../support/random.ts';
import { differenceOf, toldBy } from './found.ts';
import { HANG, type Report } from './report.ts';
import { takeSequences } from './sequences.ts';
import { starvedOf } from './starved.ts';
import { editText } from './text-edits.ts';

/** Edits of some files between two comparisons with a project that has never seen anything else. */
const EDITS_PER_LOOK = 100;
const FILES_PER_LOOK = 4;
/** Characters: larger files are looked at as well, but not edited a thousand times. */
const LARGEST = 150_000;

const [root = '', edits = '0', sequences = '0', seed = '1'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const report: Report = { edits: 0, sequences: 0, hangs: 0, mismatches: [], times: [], memory: [0, 0] };

const open = (more: Partial<ProjectOptions> = {}): Promise<Project> =>
  openProject({ root, settings: DEFAULT_SETTINGS, cacheDir: false, threads: 1, ...more });

async function fresh(): Promise<string[]> {
  const project = await open();
  try {
    return toldBy(await project.analyse(), root);
  } finally {
    await project.close();
  }
}

/** Others may have the processor meanwhile: that is no hang. */
async function timed(work: () => Promise<unknown>): Promise<void> {
  const starved = (): number => starvedOf([process.pid]);
  const [start, starvedBefore] = [performance.now(), starved()];
  await work();
  const milliseconds = performance.now() - start;
  report.times.push(Math.round(milliseconds));
  if (milliseconds - (starved() - starvedBefore) > HANG) report.hangs++;
}

function compare(found: readonly string[], expected: readonly string[], after: string): void {
  const difference = differenceOf(found, expected);
  if (difference.length > 0) report.mismatches.push(`after ${after}: ${difference.slice(0, 3).join(' | ')}`);
}

/** Whether it is code, on disk as well: a file with a zero byte is none. */
const isSound = (parser: Parser, path: string, text: string): boolean =>
  !text.includes('\0') && extractFacts(text, path, parser, 'syntax').error === undefined;

/** Edits some files, compares, and puts everything back. */
async function editOnce(project: Project, files: readonly string[], texts: readonly string[]): Promise<void> {
  const chosen = new Map<string, { readonly before: string; now: string; sound: string }>();
  for (let at = 0; at < FILES_PER_LOOK; at++) {
    const file = random.oneOf(files);
    if (!existsSync(file)) continue;
    const before = await readFile(file, 'utf8');
    if (before.length < LARGEST) chosen.set(file, { before, now: before, sound: before });
  }
  if (chosen.size === 0) return;
  const parser = await loadOxcParser();
  for (let at = 0; at < EDITS_PER_LOOK && report.edits < Number(edits); at++) {
    const [file, text] = random.oneOf([...chosen]);
    text.now = random.next() < 0.1 ? text.before : editText(random.next() < 0.5 ? text.now : text.sound, random, texts);
    await timed(() => project.update(file, text.now));
    report.edits++;
    if (isSound(parser, file, text.now)) text.sound = text.now;
  }
  // A text that does not parse is taken for what it was before: only one that knows it can tell.
  for (const [file, { sound }] of chosen) {
    await project.update(file, sound);
    await writeFile(file, sound);
  }
  const names = [...chosen.keys()].map((file) => file.slice(root.length + 1)).join(', ');
  compare(toldBy(await project.analyse(), root), await fresh(), `edits of ${names}`);
  for (const [file, { before }] of chosen) {
    await writeFile(file, before);
    await project.update(file, undefined);
  }
  await project.changed([...chosen.keys()]);
}

async function main(): Promise<void> {
  const expected = await fresh();
  const project = await open({ interactive: true });
  const { findings } = await project.analyse();
  const files = [...findings].flatMap(([file, ofFile]) => (ofFile.length > 0 || random.next() < 0.1 ? [file] : []));
  const texts = await Promise.all(files.slice(0, 50).map((file) => readFile(file, 'utf8')));
  report.memory[0] = memory();
  while (files.length > 0 && report.edits < Number(edits)) await editOnce(project, files, texts);
  compare(toldBy(await project.analyse(), root), expected, 'all edits were taken back');
  report.memory[1] = memory();
  await project.close();
  const cacheDir = join(tmpdir(), `robustness-${process.pid}`);
  const asked = { root, files, random, cacheDir, open };
  await takeSequences(asked, Number(sequences), (found, after, isCounted) => {
    compare(toldBy(found, root), expected, after);
    if (isCounted) report.sequences++;
  });
}

function memory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().rss;
}

void main().then(() => process.stdout.write(`${JSON.stringify(report)}\n`));
