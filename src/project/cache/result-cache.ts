/**
 * Caches the findings of the last run under a key made of everything they depend on: if nothing changed, nothing is
 * linked.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileError, Finding } from '../../analysis/index.ts';
import { analysisVersion } from '../versions.ts';
import { readText } from '../read-file.ts';
import { makeFolder } from './make-folder.ts';
import { replaceFile } from './replace-file.ts';
import { sealed, unsealed } from './sealed.ts';

/** Everything that is reported for a project. */
export interface Result {
  /** By path, for files with findings. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly errors: readonly FileError[];
  /** Line count of each source file. */
  readonly lines: ReadonlyMap<string, number>;
}

interface Written {
  readonly key: string;
  readonly findings: readonly (readonly [file: string, findings: readonly Finding[]])[];
  readonly errors: readonly FileError[];
  readonly lines: readonly (readonly [file: string, lines: number])[];
}

/** One file per bundle, because one bundle cannot read the results of another. */
const FILE = `results-${basename(fileURLToPath(import.meta.url), '.js')}.json`;

export class ResultCache {
  readonly #folder: string | undefined;
  readonly #question: unknown;

  /**
   * @param folder undefined: nothing is stored
   * @param question identifies what was requested; results of other requests do not match
   */
  constructor(folder: string | undefined, question: unknown) {
    this.#folder = folder;
    this.#question = question;
  }

  /**
   * @param causes everything else that the result depends on; equal causes give equal keys
   * @returns undefined if nothing is cached
   */
  async keyOf(causes: unknown): Promise<string | undefined> {
    const version = this.#folder === undefined ? undefined : await analysisVersion();
    return version === undefined
      ? undefined
      : createHash('sha1')
          .update(JSON.stringify([version, this.#question, causes]))
          .digest('base64url');
  }

  /** @returns undefined if nothing is cached under this key */
  async read(key: string | undefined): Promise<Result | undefined> {
    if (key === undefined) return undefined;
    try {
      const text = unsealed(await readText(`${this.#folder}/${FILE}`, 'cache'));
      const written = text === undefined ? undefined : (JSON.parse(text) as Written);
      if (written?.key !== key) return undefined;
      return { findings: new Map(written.findings), errors: written.errors, lines: new Map(written.lines) };
    } catch {
      // Missing, or in a foreign format: treat it as not cached.
      return undefined;
    }
  }

  /** Replaces the cached result. If it cannot be written, nothing is cached. */
  async write(key: string | undefined, result: Result): Promise<void> {
    const folder = this.#folder;
    if (key === undefined || folder === undefined) return;
    try {
      await makeFolder(folder);
      await replaceFile(`${folder}/${FILE}`, sealed(textOf(key, result)));
    } catch {
      // No space or no write permission: the next run links again.
    }
  }
}

/** Number of files whose findings are written per chunk. */
const PIECE = 200;

/** Written in chunks: the complete text would be created when memory use is highest. */
function* textOf(key: string, { findings, errors, lines }: Result): Generator<string> {
  const rest = { key, errors, lines: [...lines] } satisfies Omit<Written, 'findings'>;
  yield `${JSON.stringify(rest).slice(0, -1)},"findings":[`;
  const files = [...findings];
  for (let start = 0; start < files.length; start += PIECE) {
    yield `${start > 0 ? ',' : ''}${JSON.stringify(files.slice(start, start + PIECE)).slice(1, -1)}`;
  }
  yield ']}';
}
