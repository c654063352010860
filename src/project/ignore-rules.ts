/** The .gitignore files that apply to a folder, and the globs of the settings: which paths are left out. */
import ignore, { type Ignore } from 'ignore';

interface Level {
  /** Absolute path with a trailing slash. */
  readonly prefix: string;
  readonly rules: Ignore;
}

/** Rules of a folder and of the folders around it; the nearest decides. Immutable: a deeper folder makes its own. */
export class IgnoreRules {
  readonly #levels: readonly Level[];

  constructor(levels: readonly Level[] = []) {
    this.#levels = levels;
  }

  /** These rules and, before them, those that `text` states for what lies below `folder`. */
  with(folder: string, text: string | readonly string[]): IgnoreRules {
    const rules = ignore({ allowRelativePaths: true }).add(text);
    return new IgnoreRules([{ prefix: folder === '/' ? folder : `${folder}/`, rules }, ...this.#levels]);
  }

  /** @param path absolute, with forward slashes; folders end in a slash */
  ignores(path: string): boolean {
    for (const { prefix, rules } of this.#levels) {
      if (!path.startsWith(prefix)) continue;
      const verdict = rules.test(path.slice(prefix.length));
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
  }
}
