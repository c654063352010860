/**
 * `--soak MINUTES`: somebody edits without a pause, 25 times a second, in files of a large workspace, and looks at
 * hovers and light bulbs meanwhile. Memory and times per five minutes; what is shown at the end is compared with what
 * a fresh server shows.
 */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../support/random.ts';
import { findSources } from '../speed/sources.ts';
import { assembleWorkspace } from '../speed/workspace.ts';
import { differencesShown, type Shown } from './found.ts';
import { leftOf, markOfRun } from './leftovers.ts';
import { startServer, type RunningServer, type ServerOptions } from './running-server.ts';
import { HANG } from './report.ts';
import { editSession, type Edited } from './soak-session.ts';
import { starvedOf } from './starved.ts';
import { SoakWindow, type WindowFigures } from './soak-window.ts';

export interface SoakOptions {
  /** The language server, an absolute path. */
  readonly program: string;
  readonly folders: readonly string[];
  readonly minutes: number;
  readonly lines: number;
  readonly random: Random;
}

export interface Soaked {
  readonly lines: number;
  readonly files: number;
  readonly windows: readonly WindowFigures[];
  readonly hangs: number;
  readonly isCrashed: boolean;
  readonly mismatches: readonly string[];
  /** Processes. */
  readonly left: number;
}

/** Edits a second. */
const RATE = 25;
const MINUTE = 60_000;
const MINUTES_PER_WINDOW = 5;
/** Milliseconds. */
const BETWEEN_SAMPLES = 5_000;
/** Milliseconds for all that was sent to be shown. */
const QUIET = 5_000;

/** @param onWindow receives figures as they come */
export async function soak(options: SoakOptions, onWindow: (figures: WindowFigures) => void): Promise<Soaked> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'robustness-soak-')));
  try {
    const root = join(home, 'workspace');
    await mkdir(root);
    const sources = await Promise.all(options.folders.map((folder) => findSources(resolve(folder))));
    const { files, lines } = await assembleWorkspace(sources, { root, lines: options.lines });
    const mark = markOfRun();
    const start = { program: options.program, folder: root, cacheDir: join(home, 'cache'), mark };
    const server = await startServer(start);
    const paths = files.map(({ path }) => path);
    const { windows, hangs } = await editWithoutPause(server, { ...options, paths, onWindow });
    const isCrashed = server.hasEnded();
    await sleep(QUIET);
    const shown = server.client.shown();
    await server.stop();
    const mismatches = differencesShown(shown, await shownFresh({ ...start, cacheDir: join(home, 'fresh') }));
    return { lines, files: files.length, windows, hangs, isCrashed, mismatches, left: await leftOf(mark) };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function shownFresh(options: ServerOptions): Promise<Shown> {
  const fresh = await startServer(options);
  await sleep(QUIET);
  const shown = fresh.client.shown();
  await fresh.stop();
  return shown;
}

interface Task extends SoakOptions {
  readonly paths: readonly string[];
  readonly onWindow: (figures: WindowFigures) => void;
}

async function editWithoutPause(
  server: RunningServer,
  { paths, minutes, random, onWindow }: Task,
): Promise<Pick<Soaked, 'windows' | 'hangs'>> {
  const texts = await Promise.all(paths.slice(0, 50).map((path) => readFile(path, 'utf8')));
  const start = performance.now();
  const windows: WindowFigures[] = [];
  let [window, hangs, edits, version] = [new SoakWindow(0), 0, 0, 0];
  const sample = (): void => void server.usage().then((usage) => window.remember(usage), ignore);
  const timer = setInterval(sample, BETWEEN_SAMPLES);
  const close = (): void => {
    const figures = window.figures((performance.now() - start) / MINUTE);
    windows.push(figures);
    onWindow(figures);
    window = new SoakWindow(figures.until);
  };
  const onEdited = ({ milliseconds, starved, isRequest }: Edited): void => {
    (isRequest ? window.requests : window.edits).push(milliseconds);
    if (!isRequest) window.alone.push(Math.max(0, milliseconds - starved));
    if (milliseconds - starved > HANG) hangs++;
  };
  // What was due while the server was waited for comes at once.
  const nextEdit = (): Promise<void> => sleep(Math.max(0, start + (++edits * 1000) / RATE - performance.now()));
  const starved = (): number => starvedOf([server.pid, process.pid]);
  const nextVersion = (): number => ++version;
  try {
    while (performance.now() - start < minutes * MINUTE && !server.hasEnded()) {
      const file = random.oneOf(paths);
      const saved = await editSession(server.client, { file, texts, random, nextVersion, nextEdit, starved, onEdited });
      if (saved !== undefined) await save(server, file, saved);
      if ((performance.now() - start) / MINUTE >= window.since + MINUTES_PER_WINDOW) close();
    }
    if (window.edits.length > 0) close();
    return { windows, hangs };
  } finally {
    clearInterval(timer);
  }
}

/** The editor's watcher tells of it, too. */
async function save({ client }: RunningServer, file: string, text: string): Promise<void> {
  await writeFile(file, text);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: `file://${file}`, type: 2 }],
  });
}

const ignore = (): void => {};
