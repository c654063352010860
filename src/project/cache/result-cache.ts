/**
 * What was found last time, kept under the name of all that it followed from: where nothing changed, nothing is linked.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileError, Finding } from '../../analysis/index.ts';
import { analysisVersion } from '../versions.ts';
import { replaceFile } from './replace-file.ts';

/** Everything that is told of a project. */
export interface Result {
  /** By file, of files that have some. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly errors: readonly FileError[];
  /** Lines of each source file. */
  readonly lines: ReadonlyMap<string, number>;
}

interface Written {
  readonly key: string;
  readonly findings: readonly (readonly [file: string, findings: readonly Finding[]])[];
  readonly errors: readonly FileError[];
  readonly lines: readonly (readonly [file: string, lines: number])[];
}

/** Each program has its own: the bundles differ, and what one kept the other would not read. */
const FILE = `results-${basename(fileURLToPath(import.meta.url), '.js')}.json`;

export class ResultCache {
  readonly #folder: string | undefined;
  readonly #asked: unknown;

  /**
   * @param folder undefined: nothing is kept
   * @param asked what was asked for: another question has another result
   */
  constructor(folder: string | undefined, asked: unknown) {
    this.#folder = folder;
    this.#asked = asked;
  }

  /**
   * @param causes all that a result follows from besides; equal causes, equal key
   * @returns undefined where nothing is kept
   */
  async keyOf(causes: unknown): Promise<string | undefined> {
    const version = this.#folder === undefined ? undefined : await analysisVersion();
    return version === undefined
      ? undefined
      : createHash('sha1')
          .update(JSON.stringify([version, this.#asked, causes]))
          .digest('base64url');
  }

  /** @returns undefined where nothing is kept under this key */
  async read(key: string | undefined): Promise<Result | undefined> {
    if (key === undefined) return undefined;
    try {
      const written = JSON.parse(await readFile(`${this.#folder}/${FILE}`, 'utf8')) as Written;
      if (written.key !== key) return undefined;
      return { findings: new Map(written.findings), errors: written.errors, lines: new Map(written.lines) };
    } catch {
      // Not there, cut off, or foreign: as if nothing had been kept.
      return undefined;
    }
  }

  /** Keeps a result in place of the one before; where it cannot be written, nothing is kept. */
  async write(key: string | undefined, result: Result): Promise<void> {
    const folder = this.#folder;
    if (key === undefined || folder === undefined) return;
    try {
      await mkdir(folder, { recursive: true });
      await replaceFile(`${folder}/${FILE}`, textOf(key, result));
    } catch {
      // No space, or no right to write here: the next run links again.
    }
  }
}

/** Files whose findings are written at once. */
const PIECE = 200;

/** In pieces: the whole text would be written when there is most in memory already. */
function* textOf(key: string, { findings, errors, lines }: Result): Generator<string> {
  const rest = { key, errors, lines: [...lines] } satisfies Omit<Written, 'findings'>;
  yield `${JSON.stringify(rest).slice(0, -1)},"findings":[`;
  const files = [...findings];
  for (let start = 0; start < files.length; start += PIECE) {
    yield `${start > 0 ? ',' : ''}${JSON.stringify(files.slice(start, start + PIECE)).slice(1, -1)}`;
  }
  yield ']}';
}
