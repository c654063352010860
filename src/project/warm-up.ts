/**
 * Makes edits that change nothing before the first real ones: V8 optimizes code that runs often, and would otherwise do
 * so during the user's first keystrokes.
 */
import { readBytes } from './read-file.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FileFacts } from '../analysis/index.ts';
import { factsOfBytes, hashOf, loadParser } from './extract/index.ts';
import type { FactsStore } from './facts-store.ts';

/** Line counts of suitable files: shorter ones teach V8 little, longer ones delay keystrokes. */
const LINES = { least: 60, most: 400 };
const EDITS = 80;
/** Number of different files: a single one would only exercise its own kind of code. */
const FILES = 40;
/** Milliseconds to wait between edits, after a keystroke was answered, and after a keystroke that followed another. */
const PAUSE = { edits: 10, keystroke: 30, typing: 250 };

export interface Stage {
  /** Line count by path. */
  readonly lines: ReadonlyMap<string, number>;
  /** Edits the file and reverts the edit. */
  readonly edit: (path: string) => Promise<void>;
  /** When the last keystroke was answered, as of `performance.now()`. */
  readonly lastTyped: () => number;
}

/** @throws the signal's reason on abort */
export async function warmUp({ lines, edit, lastTyped }: Stage, signal: AbortSignal): Promise<void> {
  const serving = [...lines.keys()].filter((path) => lines.get(path)! >= LINES.least && lines.get(path)! <= LINES.most);
  // Short ones first, because code is slow at first.
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

/** Extracts the facts of a file again; undefined if it has changed since, or if only its syntax was extracted. */
export async function factsAgain(path: string, store: FactsStore): Promise<FileFacts | undefined> {
  const [bytes, parser] = await Promise.all([readBytes(path, 'source'), loadParser()]);
  return hashOf(bytes) === store.hash(path) && !store.facts(path)?.syntaxOnly
    ? factsOfBytes(bytes, path, parser)
    : undefined;
}

/** This number of items, at equal distances. */
function spread(paths: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, paths.length / count);
  return Array.from({ length: Math.min(count, paths.length) }, (_, index) => paths[Math.floor(index * step)]!);
}
