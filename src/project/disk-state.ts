/** A snapshot of the disk: which files exist, and the stamp of each. */
import type { FileError } from '../analysis/index.ts';
import { isSameStamp, stampsOf, type Stamp } from './cache/stamp.ts';
import { discover, type Discovered, type DiscoverOptions } from './discover.ts';
import { fileError } from './file-error.ts';

export interface DiskState {
  /** Source files by path, sorted. */
  readonly sources: ReadonlyMap<string, Stamp>;
  /** package.json, tsconfig.json and similar files. */
  readonly configurations: ReadonlyMap<string, Stamp>;
  readonly links: readonly (readonly [real: string, shown: string])[];
  readonly errors: readonly FileError[];
}

export interface LookOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called when all files are found, before each of them is checked. */
  readonly onDiscovered?: (found: Discovered) => void;
}

/** @throws the signal's reason on abort */
export async function lookAtDisk({ onDiscovered, ...options }: DiscoverOptions & LookOptions): Promise<DiskState> {
  const found = await discover(options);
  onDiscovered?.(found);
  const { sources, configurations, links, errors } = found;
  const stamps = await stampsOf([...sources, ...configurations]);
  options.signal?.throwIfAborted();
  const stamped = (paths: readonly string[]) =>
    new Map(
      paths.flatMap((path) => {
        const stamp = stamps.get(path);
        return stamp ? [[path, stamp] as const] : [];
      }),
    );
  const vanished = sources
    .filter((path) => !stamps.has(path))
    .map((path) => fileError(path, 'Disappeared while the project was read'));
  return {
    sources: stamped(sources),
    configurations: stamped(configurations),
    links,
    errors: [...errors, ...vanished],
  };
}

/** Paths of files that only one of the states has, or that differ in their stamps. */
export function differences(a: DiskState, b: DiskState): string[] {
  return (['sources', 'configurations'] as const).flatMap((kind) =>
    [...new Set([...a[kind].keys(), ...b[kind].keys()])].filter((path) => {
      const [before, after] = [a[kind].get(path), b[kind].get(path)];
      return !before || !after || !isSameStamp(before, after);
    }),
  );
}

/** Whether imports resolve alike in both states: no file was added or removed, and no configuration changed. */
export function resolvesAlike(a: DiskState, b: DiskState): boolean {
  return (
    a.sources.size === b.sources.size &&
    a.configurations.size === b.configurations.size &&
    [...a.sources.keys()].every((path) => b.sources.has(path)) &&
    [...a.configurations].every(([path, { modified, size }]) => {
      const other = b.configurations.get(path);
      return other?.modified === modified && other.size === size;
    })
  );
}
