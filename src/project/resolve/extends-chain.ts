/**
 * How far tsconfig.json files extend each other. The resolver follows them by recursion in native code, which ends the
 * process if there are thousands.
 */
import { posix } from 'node:path';
import { folderOf } from '../paths.ts';
import { readObject, strings } from './manifests.ts';

/** Configurations in a row; the longest that anybody writes has five. */
export const MAX_EXTENDS = 100;

/** Reads each configuration once, however many extend it. */
export class ExtendsChains {
  readonly #bases = new Map<string, Promise<readonly string[]>>();

  /** Whether the configuration extends more than `MAX_EXTENDS` others in a row. */
  async isTooLong(file: string): Promise<boolean> {
    let level: readonly string[] = [file];
    const seen = new Set(level);
    for (let length = 0; level.length > 0; length++) {
      if (length > MAX_EXTENDS) return true;
      // Each row is named by the one before.
      const bases = await Promise.all(level.map((each) => this.#basesOf(each)));
      level = bases.flat().filter((base) => !seen.has(base));
      for (const base of level) seen.add(base);
    }
    return false;
  }

  #basesOf(file: string): Promise<readonly string[]> {
    let bases = this.#bases.get(file);
    if (!bases) this.#bases.set(file, (bases = readBases(file)));
    return bases;
  }
}

async function readBases(file: string): Promise<readonly string[]> {
  // Its errors are reported by whoever reads what it says.
  return basesOf(file, await readObject(file, [], { optional: true }));
}

/** The configurations that this one extends by path; those of packages are short. */
export function basesOf(file: string, content: Readonly<Record<string, unknown>> | undefined): string[] {
  const named = typeof content?.extends === 'string' ? [content.extends] : strings(content?.extends);
  return named.filter((base) => /^[./]/.test(base)).map((base) => jsonFile(posix.resolve(folderOf(file), base)));
}

/** TypeScript lets a configuration be named without its extension, or by its folder. */
export function jsonFile(path: string): string {
  if (path.endsWith('.json')) return path;
  return /(?:^|\/)[tj]sconfig[^/]*$/.test(path) ? `${path}.json` : `${path}/tsconfig.json`;
}
