/** File metadata that shows, without reading the file, that it is unchanged. */
import { stat, type Stats } from 'node:fs';

/** Times in milliseconds since 1970, size in bytes. */
export interface Stamp {
  readonly modified: number;
  /** Change time of the file's metadata: it reveals copies that preserve the modification time. */
  readonly changed: number;
  readonly size: number;
}

/** Number of concurrent `stat` calls; more would only wait for each other. */
const AT_ONCE = 64;

export function isSameStamp(a: Stamp, b: Stamp): boolean {
  return a.modified === b.modified && a.size === b.size && a.changed === b.changed;
}

/** @returns undefined if the file does not exist or cannot be accessed */
function stampOf(file: string): Promise<Stamp | undefined> {
  // Callbacks, because thousands of promises of node:fs cost twice as much.
  return new Promise((resolve) => stat(file, (error, stats) => resolve(error ? undefined : toStamp(stats))));
}

/** The stamps of those files that exist. */
export async function stampsOf(files: readonly string[]): Promise<Map<string, Stamp>> {
  const stamps = new Map<string, Stamp>();
  const queue = files.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const file of queue) {
        // workload-lint-disable-next-line sequential-await -- many of these loops share one queue and run concurrently
        const stamp = await stampOf(file);
        if (stamp) stamps.set(file, stamp);
      }
    }),
  );
  return stamps;
}

function toStamp({ mtimeMs, ctimeMs, size }: Stats): Stamp {
  return { modified: mtimeMs, changed: ctimeMs, size };
}
