/** Runs in the editor's extension host: reads in the extension's log how long it took, and waits for diagnostics. */
import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { extensions, languages, Uri, workspace } from 'vscode';
import type { Opened } from './index.ts';

const LOG = Uri.from({ scheme: 'workload-lint-log', path: 'Workload Lint.log' });
const STARTED = /^(\S+) \[info\] Workload Lint /m;
const ACTIVATED = /Loaded in ([\d.]+) ms, activated in ([\d.]+) ms/;
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
  const [, since] = await until(() => STARTED.exec(log.getText()) ?? undefined);
  const [, loaded, activated] = await until(() => ACTIVATED.exec(log.getText()) ?? undefined);
  const opened: Opened = {
    activation: Number(loaded) + Number(activated),
    firstDiagnostics: (await told) - Date.parse(since!),
  };
  await writeFile(process.env.OPENED!, JSON.stringify(opened));
}
