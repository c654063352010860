/** Runs in the editor's extension host: reads in the extension's log how long it took, and waits for diagnostics. */
import { writeFile } from 'node:fs/promises';
import pidusage from 'pidusage';
import { setTimeout as pause } from 'node:timers/promises';
import { extensions, languages, Uri, workspace } from 'vscode';
import type { Opened } from './index.ts';

const LOG = Uri.from({ scheme: 'workload-lint-log', path: 'Workload Lint.log' });
const STARTED = /^(\S+) \[info\] Workload Lint /m;
const ACTIVATED = /Loaded in ([\d.]+) ms, activated in ([\d.]+) ms; of that CPU time: ([\d.]+) ms/;
const CLIENT = /its client was loaded in ([\d.]+) ms/;
const SERVER = /Server started: process (\d+)/;
const ANALYSED = /: \d+ files, \d+ of them from the cache, in \d+ ms/;
/** Looks of 10 ms. */
const LOOKS = 30_000;

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let left = LOOKS; left > 0; left--, await pause(10)) {
    const seen = look();
    if (seen !== undefined) return seen;
  }
  throw new Error('The extension did not say in its log how long it took, or found nothing.');
}

const isAnythingTold = (): true | undefined =>
  languages.getDiagnostics().some(([, { length }]) => length > 0) || undefined;

export async function run(): Promise<void> {
  await extensions.getExtension('workload-lint.workload-lint')!.activate();
  const told = until(isAnythingTold).then(() => Date.now());
  const log = await workspace.openTextDocument(LOG);
  const read = (pattern: RegExp): Promise<RegExpExecArray> => until(() => pattern.exec(log.getText()) ?? undefined);
  const [, since] = await read(STARTED);
  const [, loaded, activated, cpu] = await read(ACTIVATED);
  const [, client] = await read(CLIENT);
  const [, server] = await read(SERVER);
  await read(ANALYSED);
  const opened: Opened = {
    activation: Number(loaded) + Number(activated),
    activationCpu: Number(cpu),
    client: Number(client),
    firstDiagnostics: (await told) - Date.parse(since!),
    memory: (await pidusage(Number(server))).memory,
  };
  await writeFile(process.env.OPENED!, JSON.stringify(opened));
}
