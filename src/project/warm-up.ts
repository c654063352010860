/**
 * Edits that change nothing, made before the first real ones: code becomes quick by running often, and else it would
 * learn from somebody's keystrokes.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FileFacts } from '../analysis/index.ts';
import { factsOfBytes, hashOf, loadParser } from './extract/index.ts';
import type { FactsStore } from './facts-store.ts';

/** Lines of the files that serve: fewer teach little, more hold up a keystroke that comes meanwhile. */
const LINES = { least: 60, most: 400 };
const EDITS = 80;
/** So many files; the same one over and over would teach but its own kind of code. */
const FILES = 40;
/**
 * Milliseconds: between edits; after the answer to a keystroke, which is on its way by then; after one that was
 * followed by an edit already.
 */
const PAUSE = { edits: 10, keystroke: 30, typing: 250 };

export interface Stage {
  /** Lines by path of the file. */
  readonly lines: ReadonlyMap<string, number>;
  /** Edits the file there and back. */
  readonly edit: (path: string) => Promise<void>;
  /** When a keystroke was answered last, as of `performance.now()`. */
  readonly lastTyped: () => number;
}

/** @throws the signal's reason, when it is aborted */
export async function warmUp({ lines, edit, lastTyped }: Stage, signal: AbortSignal): Promise<void> {
  const serving = [...lines.keys()].filter((path) => lines.get(path)! >= LINES.least && lines.get(path)! <= LINES.most);
  // Short ones first: in the beginning everything takes long.
  const paths = spread(
    serving.sort((a, b) => lines.get(a)! - lines.get(b)!),
    FILES,
  );
  let followed = lastTyped();
  for (let edits = 0; edits < EDITS && paths.length > 0; edits++) {
    await sleep(PAUSE.edits, undefined, { signal });
    const until = () => lastTyped() + (lastTyped() === followed ? PAUSE.typing : PAUSE.keystroke) - performance.now();
    for (let wait = until(); wait > 0; wait = until()) await sleep(wait, undefined, { signal });
    followed = lastTyped();
    await edit(paths[edits % paths.length]!);
  }
}

/**
 * The facts that are stored of a file, made anew; undefined where it has changed since, or only its syntax was looked
 * at.
 */
export async function factsAgain(path: string, store: FactsStore): Promise<FileFacts | undefined> {
  const [bytes, parser] = await Promise.all([readFile(path), loadParser()]);
  return hashOf(bytes) === store.hash(path) && !store.facts(path)?.syntaxOnly
    ? factsOfBytes(bytes, path, parser)
    : undefined;
}

/** So many of them, at equal distances. */
function spread(paths: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, paths.length / count);
  return Array.from({ length: Math.min(count, paths.length) }, (_, index) => paths[Math.floor(index * step)]!);
}
