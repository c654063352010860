/**
 * How tsconfig.json files extend and refer to each other. The resolver follows `extends` by recursion in native code,
 * which crashes the process if there are thousands.
 */
import { folderOf, isAbsolute, pathIn, slashed } from '../paths.ts';
import { isObject, readObject, strings } from './manifests.ts';

/** Configurations in a row; the longest that anybody writes has five. */
export const MAX_EXTENDS = 100;

/** Reads each configuration once, however many extend it. */
export class ExtendsChains {
  readonly #contents = new Map<string, ReturnType<typeof readObject>>();

  /** Whether the configuration extends more than `MAX_EXTENDS` others in a row. */
  async isTooLong(file: string): Promise<boolean> {
    let level: readonly string[] = [file];
    const seen = new Set(level);
    for (let length = 0; level.length > 0; length++) {
      if (length > MAX_EXTENDS) return true;
      // Each row depends on the one before.
      const bases = await Promise.all(level.map((each) => this.#basesOf(each)));
      level = bases.flat().filter((base) => !seen.has(base));
      for (const base of level) seen.add(base);
    }
    return false;
  }

  /** Whether the configuration refers to others. */
  async hasReferences(file: string): Promise<boolean> {
    return referencesOf(file, await this.#contentOf(file)).length > 0;
  }

  async #basesOf(file: string): Promise<readonly string[]> {
    return basesOf(file, await this.#contentOf(file));
  }

  #contentOf(file: string): ReturnType<typeof readObject> {
    let content = this.#contents.get(file);
    // Whoever reads what it says reports its errors.
    if (!content) this.#contents.set(file, (content = readObject(file, [], { optional: true })));
    return content;
  }
}

/** The configurations that this one extends by path; those of packages are short. */
export function basesOf(file: string, content: Readonly<Record<string, unknown>> | undefined): string[] {
  const named = typeof content?.extends === 'string' ? [content.extends] : strings(content?.extends);
  return named
    .map(slashed)
    .filter((base) => base.startsWith('.') || isAbsolute(base))
    .map((base) => jsonFile(pathIn(folderOf(file), base)));
}

/** The configurations that this one refers to. */
export const referencesOf = (file: string, content: Readonly<Record<string, unknown>> | undefined): string[] =>
  (Array.isArray(content?.references) ? content.references : []).flatMap((reference) =>
    isObject(reference) && typeof reference.path === 'string'
      ? [jsonFile(pathIn(folderOf(file), slashed(reference.path)))]
      : [],
  );

/** TypeScript lets a configuration be named without its extension, or by its folder. */
function jsonFile(path: string): string {
  if (path.endsWith('.json')) return path;
  return /(?:^|\/)[tj]sconfig[^/]*$/.test(path) ? `${path}.json` : `${path}/tsconfig.json`;
}
