/** Watches a folder for `check --watch`: one check now, and one after each burst of changes. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { toForwardSlashes } from '../project/paths.ts';
import { isRelevant, isSkippedFolder } from '../project/source-files.ts';

/** Milliseconds: editors and Git write several files one after another. */
const QUIET = 150;

/**
 * @param root absolute path of the folder
 * @param look never called twice at once
 * @returns when the signal is aborted
 */
export async function untilCancelled(
  root: string,
  signal: AbortSignal,
  look: (isFirst: boolean) => Promise<void>,
): Promise<void> {
  const { watch } = await import('chokidar');
  const cancelled = signal.aborted ? Promise.resolve() : once(signal, 'abort');
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (file) => isSkippedFolder(toForwardSlashes(file).split('/').at(-1)!),
  });
  let changes = 0;
  let wake = () => {};
  watcher.on('all', (_, file) => {
    if (!isRelevant(toForwardSlashes(file))) return;
    changes++;
    wake();
  });
  try {
    await Promise.race([once(watcher, 'ready'), cancelled]);
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      await look(isFirst);
      const next = new Promise<void>((resolve) => (wake = resolve));
      if (changes === 0) await Promise.race([next, cancelled]);
      for (let before = -1; before !== changes && !signal.aborted; await setTimeout(QUIET)) before = changes;
      changes = 0;
    }
  } finally {
    await watcher.close();
  }
}
