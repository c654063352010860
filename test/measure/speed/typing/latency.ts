/**
 * Types in the files of a workspace as an editor does, and measures how long it takes until the diagnostics of each
 * keystroke are there.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InitializationOptions } from '../../../../src/protocol/server.ts';
import { TestClient, uriOf } from '../../../server/test-client.ts';
import { usageOf } from '../../usage-of.ts';
import { readUsage, startMeasured, type MeasureOptions } from '../measured-process.ts';
import type { ChosenFile } from './choose-files.ts';
import { makeRoom } from './code.ts';
import { keystrokes } from './keystrokes.ts';

/** It comes to a finding and goes again, and wants no import. */
export const STATEMENT = "const text = require('node:fs').readFileSync('settings.json', 'utf8');";

/** Milliseconds between the diagnostics of a keystroke and the next one: a quick typist's. */
const PAUSE = 80;
/** Milliseconds after which a server that says nothing counts as hung. */
const PATIENCE = 600_000;

export interface Typed {
  readonly file: ChosenFile;
  /** Milliseconds, one for each keystroke, from the change sent to the diagnostics received. */
  readonly latencies: readonly number[];
}

export interface Typing {
  readonly files: readonly Typed[];
  /** Milliseconds that the first look at the workspace took. */
  readonly firstLook: number;
  /** Bytes of resident memory of the server after that. */
  readonly memoryAfter: number;
  /** Bytes of resident memory of the server at its peak. */
  readonly memory: number;
}

export interface TypingOptions extends MeasureOptions {
  readonly server: string;
  readonly cacheDir: string;
  readonly onFile: (file: ChosenFile) => void;
}

/** @throws where the server does not answer */
export async function measureTyping(
  chosen: readonly ChosenFile[],
  { server, cacheDir, onFile, ...options }: TypingOptions,
): Promise<Typing> {
  const child = startMeasured([server, '--stdio'], options);
  const ended = once(child, 'exit');
  try {
    const start = performance.now();
    const initialization: InitializationOptions = { cacheDir };
    const client = await TestClient.connect(
      { toServer: child.stdin, toClient: child.stdout },
      { folders: [options.cwd], options: initialization, settings: { debounce: 0 } },
    );
    await soon(
      client.status(({ state, files }) => state !== 'analysing' && files > 0),
      'the first look at the workspace',
    );
    const firstLook = performance.now() - start;
    const { memory: memoryAfter } = await usageOf(child.pid!);
    const files: Typed[] = [];
    for (const file of chosen) {
      onFile(file);
      files.push({ file, latencies: await typeIn(client, file) });
    }
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    await ended;
    client.connection.dispose();
    return { files, firstLook, memoryAfter, memory: (await readUsage(options.usageFile)).memory };
  } finally {
    child.kill();
  }
}

async function typeIn(client: TestClient, file: ChosenFile): Promise<number[]> {
  const room = makeRoom(file.path, await readFile(file.path, 'utf8'));
  if (!room) throw new Error(`${file.path}: no function to type in`);
  await client.open(file.path, room.text);
  await published(client, file.path, 1);
  const latencies: number[] = [];
  let [before, version] = ['', 1];
  for (const text of keystrokes(STATEMENT)) {
    await sleep(PAUSE);
    const range = { start: { line: room.line, character: 0 }, end: { line: room.line, character: before.length } };
    const textDocument = { uri: uriOf(file.path), version: ++version };
    const start = performance.now();
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges: [{ range, text }],
    });
    await published(client, file.path, version);
    latencies.push(performance.now() - start);
    before = text;
  }
  await client.close(file.path);
  return latencies;
}

const published = (client: TestClient, path: string, wanted: number) =>
  soon(
    client.diagnostics(path, (_, version) => version === wanted),
    `the diagnostics of ${path}`,
  );

async function soon<T>(event: Promise<T>, what: string): Promise<T> {
  const timer = new AbortController();
  const late = sleep(PATIENCE, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Waited ${PATIENCE / 1000} s for ${what}.`);
  });
  try {
    return await Promise.race([event, late]);
  } finally {
    late.catch(() => {});
    timer.abort();
  }
}
